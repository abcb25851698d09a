// title.zh: 街道内设机构 4+X
// title.en: Streets with the four offices
// source: §B1
// view: rule
// subject: Street
// form: 街道
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=已设机构数
// columns.en: value=offices
// expected.zh: 街道设综合办、党建办、社会事务办、平安建设办
// expected.en: The general, party-building, social affairs and public safety offices exist
// remedy.zh: 编办核定、街道设立
// remedy.en: The staffing office approves, the street sets them up
MATCH (s:Street)-[up:PART_OF]->(above:Place)
WHERE s.form = '街道' AND NOT coalesce(above.statistical, false) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND coalesce(up.since <= $asof, true) AND coalesce($asof < up.until, true)
OPTIONAL MATCH (s)<-[:SERVES]-(o:Office)
  WHERE o.form IN ['综合办', '党建办', '社会事务办', '平安建设办'] AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.form) AS value
RETURN s AS subject, s AS place, value = 4 AS ok, value, 4 AS expected
