// title.zh: 小区包保覆盖
// title.en: Compounds with a guarantor
// source: §D2
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=包保人数
// columns.en: value=guarantors
// expected.zh: 每个小区有包保人
// expected.en: Each compound has a guarantor
// remedy.zh: 组织部门安排包保干部
// remedy.en: The organisation department names one
MATCH (s:Compound)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:GUARANTEES]-(g:Guarantee)-[:GUARANTEED_BY]->(post:Post)
  WHERE coalesce(g.since <= $asof, true) AND coalesce($asof < g.until, true)
    AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
WITH s, count(DISTINCT post.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, coalesce(s.households, 0) AS households
