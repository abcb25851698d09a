// title.zh: 问题分类的名称和编号
// title.en: Names and codes of categories, and former names with whose they are
// view: data
// columns: ids, names, codes, former
MATCH (n:Category)
WITH collect(n.id) AS ids, collect(coalesce(n.name, '')) AS names, collect('') AS codes
OPTIONAL MATCH (f:Category) WHERE size(f.former_names) > 0
RETURN ids, names, codes, collect([f.id, f.former_names]) AS former
