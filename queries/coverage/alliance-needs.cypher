// title.zh: 党建联盟需求登记
// title.en: Alliances with needs on record
// source: §D4
// view: rule
// subject: Alliance
// severity: gap
// params: asof: date = today, months: integer = 12
// columns: subject, place, ok, value, expected
// columns.zh: value=需求数
// columns.en: value=needs
// expected.zh: 一年内登记过需求
// expected.en: Needs were recorded within a year
// remedy.zh: 轴心党组织收集需求
// remedy.en: The axis collects needs
MATCH (s:Alliance)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
WITH s, [(s)-[:SERVES]->(:Place)<-[:NEEDED_AT]-(n:Need) WHERE $asof - duration({months: $months}) < coalesce(n.since, $asof) AND coalesce(n.since <= $asof, true) | n.id]
  + [(s)<-[:MEMBER_OF]-(:Organization)<-[:NEEDED_BY]-(n:Need) WHERE $asof - duration({months: $months}) < coalesce(n.since, $asof) AND coalesce(n.since <= $asof, true) | n.id] AS needs
UNWIND CASE WHEN size(needs) = 0 THEN [null] ELSE needs END AS need
WITH s, count(DISTINCT need) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected
