// title.zh: 党建联盟的名称和编号
// title.en: Names and codes of alliances, and former names with whose they are
// view: data
// columns: ids, names, codes, former
MATCH (n:Alliance)
WITH collect(n.id) AS ids, collect(coalesce(n.name, '')) AS names, collect(coalesce(n.code, '')) AS codes
OPTIONAL MATCH (f:Alliance) WHERE size(f.former_names) > 0
RETURN ids, names, codes, collect([f.id, f.former_names]) AS former
