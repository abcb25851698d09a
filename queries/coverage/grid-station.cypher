// title.zh: 网格党群服务站
// title.en: Grids that a service station serves
// source: §C3
// view: rule
// subject: Grid
// form: 综合
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=服务站数
// columns.en: value=stations
// expected.zh: 每个综合网格有党群服务站
// expected.en: Each comprehensive grid has a service station
// remedy.zh: 新建、改造、整合或共享一处服务站
// remedy.en: Build, convert, merge or share a station
MATCH (s:Grid)
WHERE coalesce(s.form, '综合') = '综合' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:SERVES]-(o:ServiceStation)
  WHERE coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, coalesce(s.households, 0) AS households
