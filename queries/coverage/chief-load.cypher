// title.zh: 一人多岗
// title.en: Chiefs with not too many posts
// source: §C2
// view: rule
// subject: Person
// severity: hint
// params: asof: date = today, most: integer = 3
// columns: subject, place, ok, value, expected
// columns.zh: value=岗位数
// columns.en: value=posts
// expected.zh: 一人担任五长岗位不超过上限
// expected.en: Nobody holds more chiefs' posts than the limit
// remedy.zh: 社区补充人选
// remedy.en: The community finds others
MATCH (s:Person)-[h:HOLDS]->(post:Post)-[:AT]->(served:Place)
WHERE coalesce(post.kind, post.title) IN ['街长', '路（巷）长', '网格长', '楼栋长', '单元长'] AND coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
  AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
WITH s, count(DISTINCT post.id) AS value, collect(DISTINCT served) AS spots
CALL (spots) {
  WITH spots WHERE size(spots) > 1
  UNWIND spots AS served
  MATCH (served)-[up:PART_OF*0..8]->(p:Place)
  WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
  WITH p, count(DISTINCT served) AS holds, min(size(up)) AS steps
  ORDER BY holds DESC, steps
  RETURN collect(p)[0] AS common
}
RETURN s AS subject, coalesce(common, spots[0]) AS place, value <= $most AS ok, value, $most AS expected
