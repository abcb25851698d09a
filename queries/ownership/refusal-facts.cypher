// title.zh: 一个问题的办理步骤
// title.en: One problem with its place, category and steps, in order
// view: data
// params: issue: text
// columns: id, place, category, steps
MATCH (i:Issue)-[:ABOUT]->(c:Category)
WHERE i.id = $issue OR i.number = $issue
MATCH (i)-[:LOCATED_IN]->(p:Place)
OPTIONAL MATCH (s:Step)-[:OF_ISSUE]->(i)
OPTIONAL MATCH (s)-[:DONE_BY]->(by:Organization)
OPTIONAL MATCH (s)-[:HANDED_TO]->(to:Organization)
WITH i, p, c, s, by, to
ORDER BY s.number
RETURN i.id AS id, p.id AS place, c.id AS category,
  collect([coalesce(s.kind, ''), coalesce(toString(s.on), ''), coalesce(by.id, ''), coalesce(to.id, ''), coalesce(s.ground, '')]) AS steps
ORDER BY id
