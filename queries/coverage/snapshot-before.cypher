// title.zh: 上一次快照的缺口
// title.en: The gaps of the last snapshot before a day, by rule
// view: data
// params: asof: date = today
// columns: date, rule, gaps
MATCH (s:Snapshot)
WHERE s.date < $asof
WITH max(s.date) AS last
MATCH (s:Snapshot {date: last})
WHERE size(coalesce(s.gaps, [])) > 0 OR s.denominator > 0
RETURN s.date AS date, s.rule AS rule, s.gaps AS gaps
