// title.zh: 快照的版本
// title.en: What changes with every snapshot before a day
// view: data
// params: asof: date = today
// columns: last, totals, numerators, gaps
MATCH (s:Snapshot)
WHERE s.date < $asof
RETURN max(s.date) AS last, count(s) AS totals, sum(s.numerator) AS numerators, sum(size(coalesce(s.gaps, []))) AS gaps
