// title.zh: 隶属关系
// title.en: What the bodies stand under, upwards
// view: data
// params: bodies: texts
// columns: links
UNWIND $bodies AS id
MATCH (:Organization {id: id})-[:SUBORDINATE_TO*0..6]->(o:Organization)
WITH DISTINCT o
MATCH (o)-[s:SUBORDINATE_TO]->(up:Organization)
RETURN collect([o.id, up.id, coalesce(s.kind, ''), coalesce(toString(s.since), ''), coalesce(toString(s.until), ''),
  up.name, head([l IN labels(up) WHERE l <> 'Organization']), coalesce(toString(up.since), ''), coalesce(toString(up.until), '')]) AS links
