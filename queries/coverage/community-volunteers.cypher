// title.zh: 社区志愿服务队
// title.en: Communities with a volunteer team
// source: §D5
// view: rule
// subject: Community
// form: 社区(居)
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=志愿队数
// columns.en: value=teams
// expected.zh: 每个社区有志愿服务队
// expected.en: Each community has a volunteer team
// remedy.zh: 社区组建志愿服务队
// remedy.en: The community sets one up
MATCH (s:Community)
WHERE coalesce(s.form, '社区(居)') = '社区(居)' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:SERVES]-(o:VolunteerTeam)
  WHERE coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, coalesce(s.households, 0) AS households
