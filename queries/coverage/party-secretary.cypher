// title.zh: 党组织书记在岗
// title.en: Secretaries' posts that are filled
// source: terms-2018 §C1
// view: rule
// subject: PartyOrganization
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// columns.zh: value=在岗书记数
// columns.en: value=secretaries in office
// note.zh: 未登记书记岗位的党组织不在统计内
// note.en: Party organisations without a recorded post are left out
// expected.zh: 书记岗位不空缺
// expected.en: The post of the secretary is filled
// remedy.zh: 上级党组织选配书记
// remedy.en: The party organisation above finds a secretary
// words.zh: vacant=自 {0} 起空缺
// words.en: vacant=vacant since {0}
MATCH (s:PartyOrganization)<-[:AT]-(post:Post)
WHERE coalesce(post.kind, post.title) = '书记' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
OPTIONAL MATCH (post)<-[h:HOLDS]-(person:Person)
  WHERE coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
OPTIONAL MATCH (post)<-[was:HOLDS]-(:Person)
  WHERE was.until <= $asof
WITH s, count(DISTINCT person.id) AS value, max(was.until) AS left
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, left, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, left, collect(p)[0] AS place
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected, CASE WHEN value = 0 AND left IS NOT NULL THEN ['vacant', toString(left)] END AS detail
