// title.zh: 居（村）委会按期换届
// title.en: Residents' and villagers' committees within their term
// source: terms-2018
// view: rule
// subject: ResidentsCommittee
// severity: gap
// params: asof: date = today, years: integer = 5, months: integer = 12
// params.zh: years=任期年数, months=可延期月数
// params.en: years=years of a term, months=months of delay
// columns: subject, place, ok, detail
// expected.zh: 居（村）委会 5 年换届，经批准延期不超过 1 年
// expected.en: Elections every 5 years, with approval a year later
// remedy.zh: 街道（乡镇）组织换届选举
// remedy.en: The street organises the election
// words.zh: over=任期已于 {0} 届满
// words.en: over=the term ended on {0}
MATCH (s:ResidentsCommittee)
WHERE (s.term_until IS NOT NULL OR s.term_since IS NOT NULL) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
WITH s, coalesce(s.term_until, s.term_since + duration({years: $years})) AS ends
WITH s, CASE
    WHEN s.extended_until IS NULL THEN ends
    WHEN s.extended_until <= ends + duration({months: $months}) THEN s.extended_until
    ELSE ends + duration({months: $months})
  END AS ends
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, ends, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, ends, collect(p)[0] AS place
RETURN s AS subject, place, $asof < ends AS ok, CASE WHEN ends <= $asof THEN ['over', toString(ends - duration({days: 1}))] END AS detail
