// title.zh: 问题分类的名称和编号
// title.en: Names and codes of categories
// view: data
// columns: ids, names, codes, former, kinds, since, until
MATCH (n:Category)
RETURN collect(n.id) AS ids, collect(coalesce(n.name, '')) AS names, collect(coalesce(null, '')) AS codes,
  collect(coalesce(n.former_names, [])) AS former, collect(coalesce(head([l IN labels(n) WHERE l <> 'Category']), 'Category')) AS kinds,
  collect(coalesce(toString(null), '')) AS since, collect(coalesce(toString(null), '')) AS until
