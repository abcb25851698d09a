// title.zh: 办结问题回访
// title.en: Solved problems that were rated
// source: §B5
// view: rule
// subject: Issue
// severity: hint
// params: asof: date = today
// columns: subject, place, ok
// expected.zh: 办结后有满意度评价
// expected.en: A solved problem is rated
// remedy.zh: 热线回访
// remedy.en: The hotline asks back
MATCH (s:Issue)-[:LOCATED_IN]->(place:Place)
WHERE coalesce(s.received_on <= $asof, true) AND NOT EXISTS { (s)-[:JOINED_TO]->(:Issue) } AND (coalesce(s.state, '受理') IN ['解决', '办结归档'] AND coalesce(s.closed_on <= $asof, true))
RETURN s AS subject, place, s.satisfied IS NOT NULL AS ok
