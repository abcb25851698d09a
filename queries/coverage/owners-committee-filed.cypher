// title.zh: 业委会备案
// title.en: Owners' committees filed in time
// source: property-16
// view: rule
// subject: OwnersCommittee
// severity: gap
// params: asof: date = today, days: integer = 30
// columns: subject, place, ok, detail
// note.zh: 未登记选举日期的不在统计内
// note.en: Those without a date of election are left out
// expected.zh: 业委会自选举之日起 30 日内备案
// expected.en: Filed within 30 days of the election
// remedy.zh: 业委会向街道和住建部门备案
// remedy.en: The committee files with street and housing department
// words.zh: unfiled=未备案, late=逾期备案（{0}）
// words.en: unfiled=not filed, late=filed late ({0})
MATCH (s:OwnersCommittee)
WHERE coalesce(s.form, '业委会') = '业委会' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND (s.filed_on IS NOT NULL OR s.elected_on + duration({days: $days}) < $asof)
WITH s
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, collect(p)[0] AS place
RETURN s AS subject, place, s.filed_on IS NOT NULL AND coalesce(s.filed_on <= s.elected_on + duration({days: $days}), true) AS ok,
  CASE WHEN s.filed_on IS NULL THEN 'unfiled' WHEN s.filed_on > s.elected_on + duration({days: $days}) THEN ['late', toString(s.filed_on)] END AS detail
