// title.zh: 党建联盟一览
// title.en: All party-building alliances
// source: §D4
// view: table
// params: asof: date = today
// columns: id, name, place, axis, members, two_new
// columns.zh: axis=轴心党组织
// columns.en: axis=axis
MATCH (a:Alliance)
WHERE (a.since IS NULL OR a.since <= $asof) AND (a.until IS NULL OR $asof < a.until)
OPTIONAL MATCH (a)<-[m:MEMBER_OF]-(o:Organization)
  WHERE (m.since IS NULL OR m.since <= $asof) AND (m.until IS NULL OR $asof < m.until)
    AND (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
WITH a, min(CASE WHEN m.role = '轴心' THEN o.name END) AS axis, count(DISTINCT o.id) AS members,
  count(DISTINCT CASE
    WHEN o:SocialOrganization OR o:PropertyCompany OR (o:Enterprise AND o.ownership = '非公') THEN o.id
  END) AS two_new
OPTIONAL MATCH (a)-[:SERVES]->(p:Place)
RETURN a.id AS id, a.name AS name, min(p.name) AS place, axis, members, two_new
ORDER BY id
