// title.zh: 党建联盟认领兑现
// title.en: Alliances whose commitments are delivered
// source: §D4
// view: rule
// subject: Alliance
// severity: gap
// params: asof: date = today, months: integer = 3
// columns: subject, place, ok, value, expected
// columns.zh: value=已兑现数
// columns.en: value=delivered
// expected.zh: 认领 3 个月内兑现
// expected.en: What is taken on is delivered within three months
// remedy.zh: 轴心党组织督促兑现
// remedy.en: The axis presses for delivery
MATCH (s:Alliance)<-[m:MEMBER_OF]-(o:Organization)<-[:TAKEN_ON_BY]-(c:Commitment)
WHERE c.claimed_on <= $asof - duration({months: $months}) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND coalesce(m.since <= $asof, true) AND coalesce($asof < m.until, true)
WITH s, count(DISTINCT c.id) AS expected, count(DISTINCT CASE WHEN c.state IN ['delivered', 'confirmed'] THEN c.id END) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, expected, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, expected, collect(p)[0] AS place
RETURN s AS subject, place, value = expected AS ok, value, expected
