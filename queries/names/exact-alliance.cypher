// title.zh: 名称或编号恰为此的党建联盟
// title.en: Names and codes of alliances that are called exactly so
// view: data
// params: text: text
// columns: ids, names, codes
MATCH (n:Alliance)
WHERE $text IN [n.id, n.code, n.name]
RETURN collect(n.id) AS ids, collect(coalesce(n.name, '')) AS names, collect(coalesce(n.code, '')) AS codes
