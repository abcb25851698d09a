// title.zh: 执法力量下沉街道
// title.en: Streets with enforcement from four departments
// source: §B2
// view: rule
// subject: Street
// form: 街道
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=已下沉条线数
// columns.en: value=departments
// expected.zh: 城管、公安、环保、应急执法力量下沉
// expected.en: City management, police, ecology and emergency management have sent strength down
// remedy.zh: 县级部门派驻执法力量
// remedy.en: The county's departments send strength
MATCH (s:Street)-[up:PART_OF]->(above:Place)
WHERE s.form = '街道' AND NOT coalesce(above.statistical, false) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND coalesce(up.since <= $asof, true) AND coalesce($asof < up.until, true)
OPTIONAL MATCH (s)<-[sent:SENT_DOWN_TO]-(o:Organization)
  WHERE o.line IN ['城管', '公安', '环保', '应急'] AND coalesce(sent.since <= $asof, true) AND coalesce($asof < sent.until, true)
    AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.line) AS value
RETURN s AS subject, s AS place, value = 4 AS ok, value, 4 AS expected
