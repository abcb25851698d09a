// title.zh: 市联席会议成员部门
// title.en: Departments in the city's conference
// source: §A3
// view: rule
// subject: Conference
// form: 市
// severity: gap
// params: asof: date = today, least: integer = 15
// columns: subject, place, ok, value, expected
// columns.zh: value=部门数
// columns.en: value=departments
// expected.zh: 市联席会议有 15 个部门参加
// expected.en: 15 departments take part in the city's conference
// remedy.zh: 市级补充成员部门
// remedy.en: The city adds the missing departments
MATCH (s:Conference)
WHERE s.level = '市' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:PARTICIPATES_IN]-(d:Department)
  WHERE coalesce(d.since <= $asof, true) AND coalesce($asof < d.until, true)
WITH s, count(DISTINCT d.id) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= $least AS ok, value, $least AS expected
