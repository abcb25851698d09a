// title.zh: 问题有承办单位
// title.en: Open problems that somebody handles
// source: §B5 §A8
// view: rule
// subject: Issue
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=承办单位数
// columns.en: value=bodies
// expected.zh: 未办结的问题都有承办单位
// expected.en: Each open problem has a body that handles it
// remedy.zh: 首接单位转交责任单位
// remedy.en: The first receiver passes it to who answers
MATCH (s:Issue)-[:LOCATED_IN]->(place:Place)
WHERE coalesce(s.received_on <= $asof, true) AND NOT EXISTS { (s)-[:JOINED_TO]->(:Issue) } AND NOT (coalesce(s.state, '受理') IN ['解决', '办结归档'] AND coalesce(s.closed_on <= $asof, true))
WITH s, place, COUNT { (s)-[:HANDLED_BY]->(:Organization) } AS value
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected
