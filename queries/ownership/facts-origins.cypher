// title.zh: 被赋出的职责
// title.en: Duties by their ids: those that a grant came from
// view: data
// params: ids: texts
// columns: duties
UNWIND $ids AS id
MATCH (category:Category)<-[:CONCERNS]-(d:Duty {id: id})<-[:CARRIES]-(o:Organization)
OPTIONAL MATCH (d)-[:WITHIN]->(w:Place)
OPTIONAL MATCH (d)-[:DERIVED_FROM]->(origin:Duty)
RETURN collect([d.id, o.id, category.id, d.slot, d.competence, coalesce(w.id, ''), CASE WHEN d.whole THEN d.id ELSE '' END,
  coalesce(d.object, ''), coalesce(d.basis, ''), coalesce(d.list, ''), coalesce(toString(d.since), ''), coalesce(toString(d.until), ''),
  coalesce(origin.id, ''), coalesce(d.source, ''), o.name, head([l IN labels(o) WHERE l <> 'Organization']),
  coalesce(toString(o.since), ''), coalesce(toString(o.until), '')]) AS duties
