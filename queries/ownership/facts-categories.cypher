// title.zh: 全部问题分类
// title.en: The whole tree of categories: only that shows which one is its root
// view: data
// columns: categories
MATCH (c:Category)
OPTIONAL MATCH (c)-[:NARROWER_OF]->(up:Category)
RETURN collect([c.id, c.name, coalesce(c.nature, ''), coalesce(up.id, ''), coalesce(c.gate, ''),
  coalesce(c.objects, []), coalesce(c.place_kinds, []), coalesce(c.remit, '')]) AS categories
