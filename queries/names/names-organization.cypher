// title.zh: 单位的名称和编号
// title.en: Names and codes of organisations, and former names with whose they are
// view: data
// columns: ids, names, codes, former
MATCH (n:Organization)
WITH collect(n.id) AS ids, collect(coalesce(n.name, '')) AS names, collect(coalesce(n.code, '')) AS codes
OPTIONAL MATCH (f:Organization) WHERE size(f.former_names) > 0
RETURN ids, names, codes, collect([f.id, f.former_names]) AS former
