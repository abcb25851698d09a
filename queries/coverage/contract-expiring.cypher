// title.zh: 物业合同即将到期
// title.en: Contracts that end soon
// source: property-33
// view: rule
// subject: Compound
// severity: hint
// params: asof: date = today, days: integer = 90
// columns: subject, place, ok, detail, households
// expected.zh: 合同到期前 90 天开始续签或选聘
// expected.en: Ninety days before its end a contract is renewed or another company chosen
// remedy.zh: 业委会组织续签或选聘
// remedy.en: The owners' committee renews or chooses anew
// words.zh: ends=合同至 {0}
// words.en: ends=the contract ends on {0}
MATCH (s:Compound)<-[m:MANAGES]-(company:PropertyCompany)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(m.since <= $asof, true) AND coalesce($asof < m.until, true)
  AND coalesce(company.since <= $asof, true) AND coalesce($asof < company.until, true)
WITH s, max(coalesce(m.until, $asof + duration({years: 100}))) AS ends
RETURN s AS subject, s AS place, $asof + duration({days: $days}) < ends AS ok, CASE WHEN ends <= $asof + duration({days: $days}) THEN ['ends', toString(ends - duration({days: 1}))] END AS detail, coalesce(s.households, 0) AS households
