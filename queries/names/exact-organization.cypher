// title.zh: 名称或编号恰为此的单位
// title.en: Names and codes of organisations that are called exactly so
// view: data
// params: text: text
// columns: ids, names, codes
MATCH (n:Organization)
WHERE $text IN [n.id, n.code, n.name]
RETURN collect(n.id) AS ids, collect(coalesce(n.name, '')) AS names, collect(coalesce(n.code, '')) AS codes
