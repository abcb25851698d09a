// title.zh: 群众满意率
// title.en: Rated problems that people are content with
// source: §B5
// view: rule
// subject: Issue
// severity: hint
// params: asof: date = today
// columns: subject, place, ok
// expected.zh: 回访表示满意
// expected.en: People say that they are content
// remedy.zh: 回访不满意的重办
// remedy.en: It is taken up again
MATCH (s:Issue)-[:LOCATED_IN]->(place:Place)
WHERE coalesce(s.received_on <= $asof, true) AND NOT EXISTS { (s)-[:JOINED_TO]->(:Issue) } AND s.satisfied IS NOT NULL AND (coalesce(s.state, '受理') IN ['解决', '办结归档'] AND coalesce(s.closed_on <= $asof, true))
RETURN s AS subject, place, s.satisfied AS ok
