// title.zh: 双报到近期服务
// title.en: Communities served by report-ins of late
// source: §D5
// view: rule
// subject: Community
// severity: gap
// params: asof: date = today, months: integer = 6
// columns: subject, place, ok, value, expected, detail, households
// columns.zh: value=近期服务单位数
// columns.en: value=units active of late
// expected.zh: 6 个月内有报到单位开展服务
// expected.en: A unit that reported in served within six months
// remedy.zh: 社区联系报到单位开展服务
// remedy.en: The community calls on the units
// words.zh: last=最近服务 {0}
// words.en: last=last served on {0}
MATCH (s)<-[:REPORTED_TO]-(r:ReportIn)
WHERE s:Community AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true)
WITH s, count(DISTINCT r.id) AS expected, max(r.last_on) AS last,
  count(DISTINCT CASE WHEN $asof - duration({months: $months}) < r.last_on AND r.last_on <= $asof THEN r.id END) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, expected, CASE WHEN value = 0 AND last IS NOT NULL THEN ['last', toString(last)] END AS detail, coalesce(s.households, 0) AS households
