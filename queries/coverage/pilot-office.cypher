// title.zh: 联席会议实体化办公
// title.en: Standing offices with cadres from five departments
// source: §A9
// view: rule
// subject: Office
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// columns.zh: value=派出部门数
// columns.en: value=departments
// expected.zh: 组织、政法、民政、政数、城管各选派党员干部，有固定场所
// expected.en: Cadres from five departments, in a fixed place
// remedy.zh: 派出部门选派干部
// remedy.en: The departments send cadres
// words.zh: no site=没有固定办公场所
// words.en: no site=no fixed place
MATCH (s:Office)
WHERE s.form = '联席会议办公室' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:AT]-(post:Post)-[:ON_BEHALF_OF]->(d:Organization)
  WHERE coalesce(post.kind, post.title) = '选派干部' AND d.line IN ['组织', '政法', '民政', '政数', '城管'] AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
    AND EXISTS { MATCH (post)<-[h:HOLDS]-(:Person) WHERE coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true) }
WITH s, count(DISTINCT d.line) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value = 5 AND s.site IS NOT NULL AS ok, value, 5 AS expected, CASE WHEN s.site IS NULL THEN 'no site' END AS detail
