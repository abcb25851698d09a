// title.zh: 是否含有合成数据
// title.en: Whether anything in the graph is made up
// view: data
// columns: found
MATCH (n)
WHERE n.synthetic
WITH n LIMIT 1
RETURN count(n) > 0 AS found
