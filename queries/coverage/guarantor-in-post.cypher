// title.zh: 包保人在岗
// title.en: Compounds whose guarantors still hold their posts
// source: §D2
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=在岗包保人数
// columns.en: value=guarantors in office
// expected.zh: 包保人仍在岗
// expected.en: The guarantor still holds the post
// remedy.zh: 由接任者接续包保，期间由包保单位兜底
// remedy.en: The successor takes over; meanwhile the unit is the last resort
MATCH (s:Compound)<-[:GUARANTEES]-(g:Guarantee)-[:GUARANTEED_BY]->(post:Post)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(g.since <= $asof, true) AND coalesce($asof < g.until, true)
WITH s, count(DISTINCT post.id) AS expected,
  count(DISTINCT CASE WHEN EXISTS { MATCH (post)<-[h:HOLDS]-(:Person) WHERE coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true) } THEN post.id END) AS value
RETURN s AS subject, s AS place, value = expected AS ok, value, expected, coalesce(s.households, 0) AS households
