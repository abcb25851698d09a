// title.zh: 覆盖快照
// title.en: Totals of coverage on past days, of one place (and of those that became it) and one rule or all
// view: data
// params: places: texts, rule: text = none
// columns: date, rule, denominator, numerator, waived
MATCH (s:Snapshot)
WHERE s.place IN $places AND ($rule IS NULL OR s.rule = $rule)
WITH s.date AS date, s.rule AS rule, sum(s.denominator) AS denominator, sum(s.numerator) AS numerator, sum(s.waived) AS waived
RETURN date, rule, denominator, numerator, waived
ORDER BY rule, date
