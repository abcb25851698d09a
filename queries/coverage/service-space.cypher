// title.zh: 社区服务用房面积
// title.en: Communities with enough room for services
// source: provincial-space
// view: rule
// subject: Community
// form: 社区(居)
// severity: gap
// params: asof: date = today, per: number = 30
// params.zh: per=每百户平方米
// params.en: per=m² per 100 households
// columns: subject, place, ok, value, expected, households
// columns.zh: value=面积（平方米）
// columns.en: value=m²
// note.zh: 服务设施未登记面积的社区不在统计内
// note.en: Communities whose centres have no area on record are left out
// expected.zh: 每百户服务用房不少于 30 平方米
// expected.en: At least 30 m² of service space per 100 households
// remedy.zh: 街道调剂、新建或租用服务用房
// remedy.en: The street finds, builds or rents more room
MATCH (s:Community)
WHERE coalesce(s.form, '社区(居)') = '社区(居)' AND s.households > 0 AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[up:PART_OF*0..1]-(spot:Place)<-[:SERVES]-(o:Organization)
  WHERE (o:ServiceCentre OR o:ServiceStation) AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true) AND all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH DISTINCT s, o
WITH s, count(o) AS centres, count(o.area) AS known, sum(coalesce(o.area, 0)) AS value
WHERE centres = 0 OR known > 0
WITH s, value, s.households * $per / 100.0 AS expected
RETURN s AS subject, s AS place, value >= expected AS ok, value, expected, coalesce(s.households, 0) AS households
