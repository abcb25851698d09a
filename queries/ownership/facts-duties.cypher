// title.zh: 这些分类在这些地点的职责，以及单位的隶属关系
// title.en: Duties on one of the categories, of one of the bodies or within one of the places; what the bodies stand under
// view: data
// params: categories: texts, bodies: texts, places: texts
// columns: duties, superiors, rulings
CALL () {
  UNWIND $categories AS id
  MATCH (category:Category {id: id})<-[:CONCERNS]-(d:Duty)<-[:CARRIES]-(o:Organization)
  OPTIONAL MATCH (d)-[:WITHIN]->(w:Place)
  WITH category, d, o, w
  WHERE w.id IN $places OR (w IS NULL AND o.id IN $bodies)
  OPTIONAL MATCH (d)-[:DERIVED_FROM]->(origin:Duty)
  RETURN collect([d.id, o.id, category.id, d.slot, d.competence, coalesce(w.id, ''), CASE WHEN d.whole THEN d.id ELSE '' END,
    coalesce(d.object, ''), coalesce(d.basis, ''), coalesce(d.list, ''), coalesce(toString(d.since), ''), coalesce(toString(d.until), ''),
    coalesce(origin.id, ''), coalesce(d.source, ''), o.name, head([l IN labels(o) WHERE l <> 'Organization']),
    coalesce(toString(o.since), ''), coalesce(toString(o.until), '')]) AS duties
}
CALL () {
  UNWIND $bodies AS id
  MATCH (:Organization {id: id})-[:SUBORDINATE_TO*0..6]->(o:Organization)
  WITH DISTINCT o
  MATCH (o)-[s:SUBORDINATE_TO]->(up:Organization)
  RETURN collect([o.id, up.id, coalesce(s.kind, ''), coalesce(toString(s.since), ''), coalesce(toString(s.until), ''),
    up.name, head([l IN labels(up) WHERE l <> 'Organization']), coalesce(toString(up.since), ''), coalesce(toString(up.until), '')])
    AS superiors
}
CALL () {
  UNWIND $categories AS id
  MATCH (category:Category {id: id})<-[:RULES_ON]-(d:Decision)-[:RULES_AT]->(place:Place)
  WHERE place.id IN $places
  OPTIONAL MATCH (d)-[:NAMES]->(o:Organization)
  WITH category, d, place, o
  WHERE o IS NOT NULL OR d.nobody
  RETURN collect([d.id, place.id, category.id, coalesce(o.id, ''), CASE WHEN d.excludes THEN d.id ELSE '' END,
    coalesce(toString(d.since), ''), coalesce(toString(d.until), ''), coalesce(toString(d.order), ''), coalesce(d.source, ''),
    coalesce(o.name, ''), coalesce(head([l IN labels(o) WHERE l <> 'Organization']), ''), coalesce(toString(o.since), ''),
    coalesce(toString(o.until), '')]) AS rulings
}
RETURN duties, superiors, rulings
