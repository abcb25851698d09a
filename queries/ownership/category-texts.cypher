// title.zh: 问题分类的用语
// title.en: The narrowest categories with their words, and what requests about them were called
// view: data
// columns: categories, requests
CALL () {
  MATCH (c:Category)
  WHERE NOT (c)<-[:NARROWER_OF]-()
  OPTIONAL MATCH (c)-[:NARROWER_OF]->(up:Category)
  RETURN collect([c.id, c.name, coalesce(c.keywords, []), coalesce(c.place_kinds, []), coalesce(up.place_kinds, [])]) AS categories
}
CALL () {
  MATCH (i:Issue)-[:ABOUT]->(c:Category)
  WHERE i.title IS NOT NULL
  WITH c, collect(DISTINCT i.title) AS titles
  RETURN collect([c.id, titles]) AS requests
}
RETURN categories, requests
