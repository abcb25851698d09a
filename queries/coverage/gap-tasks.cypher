// title.zh: 由缺口产生的任务
// title.en: Problems that were made of gaps, by their number
// view: data
// params: start: text
// columns: number, title, state, place, handler, due, closed, reopened
MATCH (i:Issue)-[:LOCATED_IN]->(p:Place)
WHERE i.number STARTS WITH $start
OPTIONAL MATCH (i)-[:HANDLED_BY]->(o:Organization)
WITH i, p, min(o.name) AS handler
RETURN i.number AS number, i.title AS title, i.state AS state, p.id AS place, handler, i.due_on AS due, i.closed_on AS closed,
  coalesce(i.reopened, 0) AS reopened
ORDER BY due, number
