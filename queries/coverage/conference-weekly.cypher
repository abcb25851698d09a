// title.zh: 街道社区工作例会
// title.en: Streets and communities that hold their work meetings
// source: §A5
// view: rule
// subject: Conference
// form: 街道 社区
// severity: gap
// params: asof: date = today, days: integer = 31, least: integer = 1
// columns: subject, place, ok, value, expected
// columns.zh: value=例会次数
// columns.en: value=work meetings
// expected.zh: 每月有工作例会记录
// expected.en: Each month has a count of work meetings
// remedy.zh: 书记召集工作例会并登记次数
// remedy.en: The secretary holds them and records how many
MATCH (s:Conference)
WHERE s.level IN ['街道', '社区'] AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:SESSION_OF]-(m:Session)
  WHERE m.kind = '工作例会' AND m.on <= $asof AND $asof - duration({days: $days}) < m.on
WITH s, sum(CASE WHEN m IS NULL THEN 0 ELSE coalesce(m.held, 1) END) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= $least AS ok, value, $least AS expected
