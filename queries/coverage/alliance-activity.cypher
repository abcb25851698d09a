// title.zh: 党建联盟开展活动
// title.en: Alliances that held an activity
// source: §D4
// view: rule
// subject: Alliance
// severity: hint
// params: asof: date = today, months: integer = 12
// columns: subject, place, ok, value, expected
// columns.zh: value=活动次数
// columns.en: value=activities
// expected.zh: 一年内开展过活动
// expected.en: It held an activity within a year
// remedy.zh: 轴心党组织牵头开展活动
// remedy.en: The axis takes the lead and holds one
MATCH (s:Alliance)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:HELD_BY]-(a:Activity)
  WHERE $asof - duration({months: $months}) < a.on AND a.on <= $asof
WITH s, count(a) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected
