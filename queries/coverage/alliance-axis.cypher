// title.zh: 党建联盟轴心
// title.en: Alliances with an axis
// source: §D4
// view: rule
// subject: Alliance
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=轴心数
// columns.en: value=axes
// expected.zh: 每个联盟有轴心党组织
// expected.en: Each alliance has an axis
// remedy.zh: 街道或社区党组织担任轴心
// remedy.en: The street's or community's party organisation becomes the axis
MATCH (s:Alliance)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[m:MEMBER_OF]-(o:Organization)
  WHERE m.role = '轴心' AND coalesce(m.since <= $asof, true) AND coalesce($asof < m.until, true)
    AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.id) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected
