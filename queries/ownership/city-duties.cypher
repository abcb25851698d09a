// title.zh: 全部职责
// title.en: All duties, column by column; where they hold and what they were granted from as pairs
// view: data
// columns: ids, bodies, categories, slots, competences, wholes, objects, bases, lists, sinces, untils, sources, places, origins
CALL () {
  MATCH (category:Category)<-[:CONCERNS]-(d:Duty)<-[:CARRIES]-(o:Organization)
  RETURN collect(d.id) AS ids, collect(o.id) AS bodies, collect(category.id) AS categories, collect(d.slot) AS slots,
    collect(d.competence) AS competences, collect(coalesce(d.whole, false)) AS wholes, collect(coalesce(d.object, '')) AS objects,
    collect(coalesce(d.basis, '')) AS bases, collect(coalesce(d.list, '')) AS lists,
    collect(coalesce(toString(d.since), '')) AS sinces, collect(coalesce(toString(d.until), '')) AS untils,
    collect(coalesce(d.source, '')) AS sources
}
CALL () {
  MATCH (d:Duty)-[:WITHIN]->(p:Place)
  RETURN collect([d.id, p.id]) AS places
}
CALL () {
  MATCH (d:Duty)-[:DERIVED_FROM]->(origin:Duty)
  RETURN collect([d.id, origin.id]) AS origins
}
RETURN ids, bodies, categories, slots, competences, wholes, objects, bases, lists, sinces, untils, sources, places, origins
