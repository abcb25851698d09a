// title.zh: 由缺口产生的任务
// title.en: Problems that were made of gaps, by their number
// view: data
// params: start: text, asof: date = today
// columns: number, title, state, category, place, handler, due, closed, reopened, gone
MATCH (c:Category)<-[:ABOUT]-(i:Issue)-[:LOCATED_IN]->(p:Place)
WHERE i.number STARTS WITH $start
OPTIONAL MATCH (i)-[:HANDLED_BY]->(o:Organization)
WITH i, c, p, min(o.name) AS handler
RETURN i.number AS number, i.title AS title, i.state AS state, c.id AS category, p.id AS place, handler,
  i.due_on AS due, i.closed_on AS closed, coalesce(i.reopened, 0) AS reopened,
  coalesce(p.until <= $asof, false) AS gone
ORDER BY due, number
