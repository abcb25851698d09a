// title.zh: 网格规模
// title.en: Grids of the right size
// source: grid-practice
// view: rule
// subject: Grid
// form: 综合
// severity: gap
// params: asof: date = today, least: integer = 300, most: integer = 500, village_least: integer = none, village_most: integer = none
// params.zh: village_least=村的下限, village_most=村的上限
// params.en: village_least=least in villages, village_most=most in villages
// columns: subject, place, ok, value, expected, detail, households
// columns.zh: value=户数
// columns.en: value=households
// note.zh: 村的网格只在设定村的上下限时统计；未登记户数的不在统计内
// note.en: Grids of villages count only when their limits are set; grids without households on record are left out
// expected.zh: 综合网格户数在上下限之间
// expected.en: A comprehensive grid has as many households as the limits say
// remedy.zh: 街道重新划分网格
// remedy.en: The street divides its grids anew
// words.zh: small=不足 {0} 户, large=超过 {0} 户
// words.en: small=less than {0} households, large=more than {0} households
MATCH (s:Grid)
WHERE coalesce(s.form, '综合') = '综合' AND s.households IS NOT NULL AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
WITH s, EXISTS {
  MATCH (s)-[up:PART_OF*1..2]->(:Community {form: '村'}) WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
} AS village
WITH s, CASE WHEN village THEN $village_least ELSE $least END AS low, CASE WHEN village THEN $village_most ELSE $most END AS high, s.households AS value
WHERE low IS NOT NULL AND high IS NOT NULL
RETURN s AS subject, s AS place, value >= low AND value <= high AS ok, value, CASE WHEN value < low THEN low ELSE high END AS expected,
  CASE WHEN value < low THEN ['small', low] WHEN value > high THEN ['large', high] END AS detail, value AS households
