// title.zh: 社区党群服务场所
// title.en: Communities with a centre or station
// source: provincial-space §C3
// view: rule
// subject: Community
// form: 社区(居)
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=服务场所数
// columns.en: value=centres and stations
// expected.zh: 每个社区有自己的党群服务中心或服务站（网格服务站不计）
// expected.en: Each community has a centre or station of its own, beside those of its grids
// remedy.zh: 街道建设社区党群服务中心
// remedy.en: The street sets one up
MATCH (s:Community)
WHERE coalesce(s.form, '社区(居)') = '社区(居)' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:SERVES]-(o:Organization)
  WHERE (o:ServiceCentre OR o:ServiceStation) AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH DISTINCT s, o
WITH s, count(o) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, coalesce(s.households, 0) AS households
