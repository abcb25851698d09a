// title.zh: 包保人负担
// title.en: Guarantors with not too many compounds
// source: §D2
// view: rule
// subject: Post
// severity: hint
// params: asof: date = today, most: integer = 3
// columns: subject, place, ok, value, expected
// columns.zh: value=包保小区数
// columns.en: value=compounds
// expected.zh: 每名包保人包保小区不超过上限
// expected.en: A guarantor has no more compounds than the limit
// remedy.zh: 重新分配包保小区
// remedy.en: Divide the compounds anew
MATCH (s:Post)<-[:GUARANTEED_BY]-(g:Guarantee)-[:GUARANTEES]->(served:Compound)
WHERE coalesce(g.since <= $asof, true) AND coalesce($asof < g.until, true) AND coalesce(served.since <= $asof, true) AND coalesce($asof < served.until, true)
WITH s, served
MATCH (served)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, collect(p)[0] AS place, max(holds) AS value
RETURN s AS subject, place, value <= $most AS ok, value, $most AS expected
