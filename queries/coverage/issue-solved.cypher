// title.zh: 问题解决率
// title.en: Problems that are solved
// source: §B5
// view: rule
// subject: Issue
// severity: hint
// params: asof: date = today
// columns: subject, place, ok
// expected.zh: 有效诉求得到解决
// expected.en: Valid requests are solved
// remedy.zh: 承办单位加快办理，疑难上报联席会议
// remedy.en: The body handles it; hard ones go up to the conference
MATCH (s:Issue)-[:LOCATED_IN]->(place:Place)
WHERE coalesce(s.received_on <= $asof, true) AND NOT EXISTS { (s)-[:JOINED_TO]->(:Issue) }
RETURN s AS subject, place, (coalesce(s.state, '受理') IN ['解决', '办结归档'] AND coalesce(s.closed_on <= $asof, true)) AND coalesce(s.solved, true) AS ok
