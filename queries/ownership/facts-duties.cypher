// title.zh: 这些分类的职责和裁定
// title.en: Duties on one of the categories, and rulings on it
// view: data
// params: categories: texts
// columns: duties, rulings
CALL () {
  UNWIND $categories AS id
  MATCH (category:Category {id: id})<-[:CONCERNS]-(d:Duty)<-[:CARRIES]-(o:Organization)
  OPTIONAL MATCH (d)-[:WITHIN]->(w:Place)
  OPTIONAL MATCH (d)-[:DERIVED_FROM]->(origin:Duty)
  RETURN collect([d.id, o.id, category.id, d.slot, d.competence, coalesce(w.id, ''), CASE WHEN d.whole THEN d.id ELSE '' END,
    coalesce(d.object, ''), coalesce(d.basis, ''), coalesce(d.list, ''), coalesce(toString(d.since), ''), coalesce(toString(d.until), ''),
    coalesce(origin.id, ''), coalesce(d.source, ''), o.name, head([l IN labels(o) WHERE l <> 'Organization']),
    coalesce(toString(o.since), ''), coalesce(toString(o.until), '')]) AS duties
}
CALL () {
  UNWIND $categories AS id
  MATCH (category:Category {id: id})<-[:RULES_ON]-(d:Decision)-[:RULES_AT]->(place:Place)
  OPTIONAL MATCH (d)-[:NAMES]->(o:Organization)
  WITH category, d, place, o
  WHERE o IS NOT NULL OR d.nobody
  RETURN collect([d.id, place.id, category.id, coalesce(o.id, ''), CASE WHEN d.excludes THEN d.id ELSE '' END,
    coalesce(toString(d.since), ''), coalesce(toString(d.until), ''), coalesce(toString(d.order), ''), coalesce(d.source, ''),
    coalesce(o.name, ''), coalesce(head([l IN labels(o) WHERE l <> 'Organization']), ''), coalesce(toString(o.since), ''),
    coalesce(toString(o.until), '')]) AS rulings
}
RETURN duties, rulings
