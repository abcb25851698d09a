// title.zh: 最早的职责
// title.en: From which day on duties are on record
// view: data
// columns: duties, dated, begins
MATCH (d:Duty)
RETURN count(d) AS duties, count(d.since) AS dated, min(d.since) AS begins
