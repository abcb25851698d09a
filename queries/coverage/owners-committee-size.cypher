// title.zh: 业委会人数
// title.en: Owners' committees of the right size
// source: property-16
// view: rule
// subject: OwnersCommittee
// severity: gap
// params: asof: date = today, least: integer = 5, most: integer = 11
// columns: subject, place, ok, value, expected, detail
// columns.zh: value=委员数
// columns.en: value=members
// expected.zh: 业委会委员 5 至 11 人且为单数
// expected.en: Five to eleven members, an odd number
// remedy.zh: 增补或改选委员
// remedy.en: Elect the right number
// words.zh: even=人数为双数
// words.en: even=an even number
MATCH (s:OwnersCommittee)
WHERE coalesce(s.form, '业委会') = '业委会' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND s.members IS NOT NULL
WITH s, s.members AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= $least AND value <= $most AND value % 2 = 1 AS ok, value, $least AS expected, CASE WHEN value % 2 = 0 THEN 'even' END AS detail
