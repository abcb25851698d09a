// title.zh: 一个单位承担的职责
// title.en: What a body carries
// source: §A8 §A11
// view: table
// params: organization: Organization, asof: date = today
// columns: category, name, slot, competence, object, list, basis, within, since, since_precision, until, until_precision
// columns.zh: within=范围
// columns.en: within=within
MATCH (:Organization {id: $organization})-[:CARRIES]->(d:Duty)-[:CONCERNS]->(c:Category)
WHERE (d.since IS NULL OR d.since <= $asof) AND (d.until IS NULL OR $asof < d.until)
OPTIONAL MATCH (d)-[:WITHIN]->(w:Place)
RETURN c.id AS category, c.name AS name, d.slot AS slot, d.competence AS competence, d.object AS object, d.list AS list,
  d.basis AS basis, w.name AS within, d.since AS since, d.since_precision AS since_precision, d.until AS until,
  d.until_precision AS until_precision
ORDER BY category, slot, competence, d.id
