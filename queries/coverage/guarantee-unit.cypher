// title.zh: 包保单位明确
// title.en: Guarantees with a unit behind them
// source: §D2
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=有单位的包保数
// columns.en: value=guarantees with a unit
// expected.zh: 每项包保能落到单位（由岗位得出或登记）
// expected.en: Behind each guarantee stands a unit, of the post or on record
// remedy.zh: 补登包保单位
// remedy.en: Record the unit
MATCH (s:Compound)<-[:GUARANTEES]-(g:Guarantee)-[:GUARANTEED_BY]->(post:Post)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(g.since <= $asof, true) AND coalesce($asof < g.until, true)
WITH s, count(DISTINCT g) AS expected,
  count(DISTINCT CASE WHEN EXISTS { (g)-[:BACKED_BY]->(:Organization) } OR EXISTS { (post)-[:ON_BEHALF_OF]->(:Organization) }
    OR EXISTS { (post)-[:AT]->(:Organization) } THEN g END) AS value
RETURN s AS subject, s AS place, value = expected AS ok, value, expected, coalesce(s.households, 0) AS households
