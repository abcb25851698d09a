// title.zh: 网格党群服务站人员
// title.en: Grid stations with full-time staff
// source: §C3
// view: rule
// subject: Grid
// form: 综合
// severity: hint
// params: asof: date = today, least: integer = 1
// columns: subject, place, ok, value, expected, households
// columns.zh: value=专职人数
// columns.en: value=full-time staff
// expected.zh: 网格党群服务站有专职人员
// expected.en: The station of a grid has full-time staff
// remedy.zh: 社区为服务站配备专职人员
// remedy.en: The community gives the station somebody full time
MATCH (s:Grid)<-[:SERVES]-(o:ServiceStation)
WHERE coalesce(s.form, '综合') = '综合' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND o.full_time IS NOT NULL AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH DISTINCT s, o
WITH s, sum(o.full_time) AS value
RETURN s AS subject, s AS place, value >= $least AS ok, value, $least AS expected, coalesce(s.households, 0) AS households
