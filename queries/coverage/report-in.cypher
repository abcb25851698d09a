// title.zh: 单位到社区报到
// title.en: Communities that units reported to
// source: §D5
// view: rule
// subject: Community
// form: 社区(居)
// severity: gap
// params: asof: date = today, least: integer = 1
// columns: subject, place, ok, value, expected, households
// columns.zh: value=报到单位数
// columns.en: value=units
// expected.zh: 每个社区有单位报到
// expected.en: Units have reported to each community
// remedy.zh: 组织部门安排单位到社区报到
// remedy.en: The organisation department sends units
MATCH (s:Community)
WHERE coalesce(s.form, '社区(居)') = '社区(居)' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:REPORTED_TO]-(r:ReportIn)-[:REPORTED_BY]->(unit:Organization)
  WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true)
    AND coalesce(unit.since <= $asof, true) AND coalesce($asof < unit.until, true)
WITH s, count(DISTINCT unit.id) AS value
RETURN s AS subject, s AS place, value >= $least AS ok, value, $least AS expected, coalesce(s.households, 0) AS households
