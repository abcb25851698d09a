// title.zh: 名称或编号恰为此的地点
// title.en: Names and codes of places that are called exactly so
// view: data
// params: text: text
// columns: ids, names, codes
MATCH (n:Place)
WHERE $text IN [n.id, n.code, n.name]
RETURN collect(n.id) AS ids, collect(coalesce(n.name, '')) AS names, collect(coalesce(n.code, '')) AS codes
