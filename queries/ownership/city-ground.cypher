// title.zh: 全部地点和问题分类
// title.en: All places and all categories, column by column
// view: data
// columns: ids, names, kinds, parents, sinces, untils, categories
CALL () {
  MATCH (p:Place)
  OPTIONAL MATCH (p)-[r:PART_OF]->(up:Place)
    WHERE r.until IS NULL
  RETURN collect(p.id) AS ids, collect(coalesce(p.name, p.id)) AS names,
    collect(coalesce(head([l IN labels(p) WHERE l <> 'Place']), 'Place')) AS kinds, collect(coalesce(up.id, '')) AS parents,
    collect(coalesce(toString(p.since), '')) AS sinces, collect(coalesce(toString(p.until), '')) AS untils
}
CALL () {
  MATCH (c:Category)
  OPTIONAL MATCH (c)-[:NARROWER_OF]->(up:Category)
  RETURN collect([c.id, c.name, coalesce(c.nature, ''), coalesce(up.id, ''), coalesce(c.gate, ''),
    coalesce(c.objects, []), coalesce(c.place_kinds, []), coalesce(c.remit, '')]) AS categories
}
RETURN ids, names, kinds, parents, sinces, untils, categories
