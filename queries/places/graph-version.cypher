// title.zh: 图数据的版本
// title.en: What changes with every load
// view: data
// columns: loads, last, finished, written, states
MATCH (l:Load)
RETURN count(l) AS loads, max(l.number) AS last, count(l.finished) AS finished, sum(l.written) AS written, collect(l.state) AS states
