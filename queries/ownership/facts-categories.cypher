// title.zh: 问题分类及其上级
// title.en: A category and what it is narrower than
// view: data
// params: category: text
// columns: id, name, nature, parent, objects, place_kinds, gate
MATCH (:Category {id: $category})-[:NARROWER_OF*0..8]->(c:Category)
OPTIONAL MATCH (c)-[:NARROWER_OF]->(up:Category)
RETURN c.id AS id, c.name AS name, c.nature AS nature, up.id AS parent,
  coalesce(c.objects, []) AS objects, coalesce(c.place_kinds, []) AS place_kinds, c.gate AS gate
