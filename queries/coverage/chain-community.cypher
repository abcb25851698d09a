// title.zh: 社区大党委
// title.en: Communities with a platform (大党委)
// source: §C1
// view: rule
// subject: Community
// form: 社区(居)
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=大党委数
// columns.en: value=platforms
// expected.zh: 每个社区设大党委
// expected.en: Each community has a platform
// remedy.zh: 社区党组织组建大党委
// remedy.en: The community's party organisation sets it up
MATCH (s:Community)
WHERE coalesce(s.form, '社区(居)') = '社区(居)' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:COVERS|SERVES]-(o:PartyOrganization)
  WHERE o.form = '大党委' AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, coalesce(s.households, 0) AS households
