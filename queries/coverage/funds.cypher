// title.zh: 工作经费四个来源
// title.en: City and counties with money from four sources
// source: §A10
// view: rule
// subject: City County
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// columns.zh: value=来源数
// columns.en: value=sources
// expected.zh: 财政、党费、部门、社会四个来源的经费和用途有登记
// expected.en: Money from budget, party dues, departments and society is on record, and what it is spent on
// remedy.zh: 财政和组织部门登记经费
// remedy.en: Finance and organisation departments record it
// words.zh: no use=有经费未登记用途
// words.en: no use=some money has no use on record
MATCH (s:Place)
WHERE (s:City OR s:County) AND NOT coalesce(s.statistical, false) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:FUNDED_FOR]-(f:Fund)
  WHERE f.year = $asof.year
WITH s, count(DISTINCT f.source_of_money) AS value, count(f) AS entries, count(f.use) AS used
RETURN s AS subject, s AS place, value = 4 AND used = entries AS ok, value, 4 AS expected, CASE WHEN used < entries THEN 'no use' END AS detail
