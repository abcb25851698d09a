// title.zh: 书记项目申报
// title.en: Party committees with a project of the year
// source: §D1
// view: rule
// subject: PartyOrganization
// form: 党委 党工委
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=项目数
// columns.en: value=projects
// expected.zh: 党委书记每年认领一个项目
// expected.en: Each party committee's secretary claims a project a year
// remedy.zh: 书记认领项目并报同级联席会议
// remedy.en: The secretary claims one and reports it to the conference
MATCH (s:PartyOrganization)
WHERE s.form IN ['党委', '党工委'] AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:CLAIMED_BY]-(project:Project)
  WHERE project.year = $asof.year
WITH s, count(DISTINCT project.id) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected
