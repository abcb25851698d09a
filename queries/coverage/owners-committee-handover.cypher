// title.zh: 业委会换届移交
// title.en: Owners' committees that begin their hand-over in time
// source: property-16
// view: rule
// subject: OwnersCommittee
// severity: gap
// params: asof: date = today, months: integer = 3
// columns: subject, place, ok, detail
// expected.zh: 任期届满 3 个月前启动换届和移交
// expected.en: Election and hand-over begin three months before the term ends
// remedy.zh: 街道指导成立换届小组
// remedy.en: The street helps to form the election group
// words.zh: ends=任期至 {0}
// words.en: ends=the term ends on {0}
MATCH (s:OwnersCommittee)
WHERE coalesce(s.form, '业委会') = '业委会' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND s.term_until - duration({months: $months}) <= $asof
WITH s
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, collect(p)[0] AS place
RETURN s AS subject, place, s.handed_over_on <= $asof AND s.handed_over_on IS NOT NULL AS ok, ['ends', toString(s.term_until - duration({days: 1}))] AS detail
