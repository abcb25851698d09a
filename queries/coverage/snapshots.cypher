// title.zh: 覆盖快照
// title.en: Totals of coverage on past days, of one place and one rule or all
// view: data
// params: place: text, rule: text = none
// columns: date, rule, denominator, numerator, waived
MATCH (s:Snapshot {place: $place})
WHERE $rule IS NULL OR s.rule = $rule
RETURN s.date AS date, s.rule AS rule, s.denominator AS denominator, s.numerator AS numerator, s.waived AS waived
ORDER BY rule, date
