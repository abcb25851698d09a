// title.zh: 名称或编号恰为此的问题分类
// title.en: Names and codes of categories that are called exactly so
// view: data
// params: text: text
// columns: ids, names, codes
MATCH (n:Category)
WHERE $text IN [n.id, n.name]
RETURN collect(n.id) AS ids, collect(coalesce(n.name, '')) AS names, collect('') AS codes
