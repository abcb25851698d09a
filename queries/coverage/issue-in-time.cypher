// title.zh: 问题按期办理
// title.en: Problems handled in time
// source: §B5
// view: rule
// subject: Issue
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, detail
// note.zh: 并入其他工单的不重复统计；没有期限的不在统计内
// note.en: Joined requests count once; those without a day are left out
// expected.zh: 在期限内办结
// expected.en: Solved by the day that was set
// remedy.zh: 承办单位限期办结
// remedy.en: The body that handles it solves it
// words.zh: due=期限 {0}
// words.en: due=was due on {0}
MATCH (s:Issue)-[:LOCATED_IN]->(place:Place)
WHERE coalesce(s.received_on <= $asof, true) AND NOT EXISTS { (s)-[:JOINED_TO]->(:Issue) } AND s.due_on IS NOT NULL
WITH s, place, CASE WHEN (coalesce(s.state, '受理') IN ['解决', '办结归档'] AND coalesce(s.closed_on <= $asof, true)) THEN coalesce(s.closed_on, $asof) ELSE $asof END AS reached
RETURN s AS subject, place, reached <= s.due_on AS ok, CASE WHEN s.due_on < reached THEN ['due', toString(s.due_on)] END AS detail
