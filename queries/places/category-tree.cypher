// title.zh: 问题分类的层级
// title.en: All categories, with what each is narrower than
// view: data
// columns: ids, names, keywords, parents
MATCH (c:Category)
OPTIONAL MATCH (c)-[:NARROWER_OF]->(wider:Category)
WITH c, head(collect(wider.id)) AS parent
ORDER BY c.id
RETURN collect(c.id) AS ids, collect(coalesce(c.name, c.id)) AS names, collect(coalesce(c.keywords, [])) AS keywords,
  collect(coalesce(parent, '')) AS parents
