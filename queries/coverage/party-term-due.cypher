// title.zh: 党组织即将届满
// title.en: Party organisations whose term ends soon
// source: terms-2018
// view: rule
// subject: PartyOrganization
// form: 党委 总支 支部 联合支部
// severity: hint
// params: asof: date = today, committee_years: integer = 5, branch_years: integer = 3, months: integer = 12, days: integer = 180
// params.zh: committee_years=党委任期年数, branch_years=支部任期年数, months=可延期月数
// params.en: committee_years=years of a committee, branch_years=years of a branch, months=months of delay
// columns: subject, place, ok, detail
// expected.zh: 届满前 180 天内开始准备换届
// expected.en: Within 180 days of the end the election is prepared
// remedy.zh: 提前部署换届工作
// remedy.en: Prepare the election
// words.zh: ends=任期至 {0}
// words.en: ends=the term ends on {0}
MATCH (s:PartyOrganization)
WHERE s.form IN ['党委', '总支', '支部', '联合支部'] AND (s.term_until IS NOT NULL OR s.term_since IS NOT NULL)
  AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
WITH s, CASE
    WHEN s.term_until IS NOT NULL THEN s.term_until
    WHEN s.form = '党委' THEN s.term_since + duration({years: $committee_years})
    ELSE s.term_since + duration({years: $branch_years})
  END AS ends
WITH s, CASE
    WHEN s.extended_until IS NULL THEN ends
    WHEN s.extended_until <= ends + duration({months: $months}) THEN s.extended_until
    ELSE ends + duration({months: $months})
  END AS ends
WHERE $asof < ends
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, ends, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, ends, collect(p)[0] AS place
RETURN s AS subject, place, $asof + duration({days: $days}) < ends AS ok, ['ends', toString(ends - duration({days: 1}))] AS detail
