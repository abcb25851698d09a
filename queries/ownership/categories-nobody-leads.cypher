// title.zh: 无人牵头的问题分类
// title.en: Categories that nobody leads in a street
// source: §A8
// view: table
// params: place: Place, asof: date = today
// columns: category, name, nature, noticed_by, catch_all
// columns.zh: noticed_by=仅发现或协助, catch_all=仅有总括职责
// columns.en: noticed_by=only notice or help, catch_all=only a duty on everything
// note.zh: 最细的分类中，此地没有任何单位的职责可以牵头（本级或上级分类）；全部分类之上唯一的根类上的职责只是总括。个案以“谁来负责”为准
// note.en: The narrowest categories for which no body here holds a duty that may lead, on them or on a wider one; a duty on the one root of all is a catch-all. For a single case "who answers" decides
MATCH (:Place {id: $place})-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
WITH collect(p.id) AS places
OPTIONAL MATCH (top:Category)
  WHERE NOT (top)-[:NARROWER_OF]->() AND (top)<-[:NARROWER_OF]-()
WITH places, collect(top.id) AS tops
WITH places, CASE WHEN size(tops) = 1 THEN tops[0] END AS root
MATCH (c:Category)
WHERE NOT (c)<-[:NARROWER_OF]-()
  AND NOT EXISTS { MATCH (c)-[:NARROWER_OF*0..8]->(gated:Category) WHERE gated.gate IS NOT NULL }
OPTIONAL MATCH (c)-[:NARROWER_OF*0..8]->(wider:Category)<-[:CONCERNS]-(d:Duty)<-[:CARRIES]-(o:Organization)
  WHERE (d.since IS NULL OR d.since <= $asof) AND (d.until IS NULL OR $asof < d.until)
    AND (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
    AND EXISTS { MATCH (o)-[:SERVES|MANAGES]->(served:Place) WHERE served.id IN places }
    AND NOT EXISTS { MATCH (d)-[:WITHIN]->(within:Place) WHERE NOT within.id IN places }
WITH c, root, wider, o,
  d.slot IN ['operator', 'line', 'area'] AND NOT d.competence IN ['notice', 'help', 'coordinate']
    AND coalesce(d.list, '') <> '上级收回' AND (d.slot <> 'area' OR d.list = '基本履职')
    AND NOT (c.nature IN ['enforcement', 'approval'] AND (o:ResidentsCommittee OR o:PropertyCompany)) AS leads
WITH c,
  count(CASE WHEN leads AND wider.id <> coalesce(root, '') THEN 1 END) AS leading,
  collect(DISTINCT CASE WHEN leads AND wider.id = root THEN o.name END) AS catch_all,
  collect(DISTINCT CASE WHEN NOT leads THEN o.name END) AS noticed_by
WHERE leading = 0
RETURN c.id AS category, c.name AS name, c.nature AS nature, noticed_by, catch_all
ORDER BY category
