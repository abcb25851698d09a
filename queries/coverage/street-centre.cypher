// title.zh: 街道党群服务中心
// title.en: Streets with a service centre
// source: §B1
// view: rule
// subject: Street
// form: 街道
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=服务中心数
// columns.en: value=centres
// expected.zh: 每个街道有党群服务中心
// expected.en: Each street has a service centre
// remedy.zh: 街道建设党群服务中心
// remedy.en: The street sets one up
MATCH (s:Street)-[up:PART_OF]->(above:Place)
WHERE s.form = '街道' AND NOT coalesce(above.statistical, false) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND coalesce(up.since <= $asof, true) AND coalesce($asof < up.until, true)
OPTIONAL MATCH (s)<-[:SERVES]-(o:ServiceCentre)
  WHERE coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected
