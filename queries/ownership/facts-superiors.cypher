// title.zh: 这些单位的直接上级
// title.en: What each of these bodies stands right under
// view: data
// params: bodies: texts
// columns: superiors
UNWIND $bodies AS id
MATCH (o:Organization {id: id})-[s:SUBORDINATE_TO]->(up:Organization)
RETURN collect([o.id, up.id, coalesce(s.kind, ''), coalesce(toString(s.since), ''), coalesce(toString(s.until), ''),
  up.name, head([l IN labels(up) WHERE l <> 'Organization']), coalesce(toString(up.since), ''), coalesce(toString(up.until), '')])
  AS superiors
