// title.zh: 全部管理关系和隶属关系
// title.en: Who manages what and who stands under whom, row by row
// view: data
// columns: managing, superiors
CALL () {
  MATCH (o:Organization)-[m:MANAGES]->(p:Place)
  RETURN collect([o.id, p.id, coalesce(m.object, ''), coalesce(m.contract_kind, ''), coalesce(toString(m.since), ''),
    coalesce(toString(m.until), ''), coalesce(m.source, '')]) AS managing
}
CALL () {
  MATCH (o:Organization)-[s:SUBORDINATE_TO]->(up:Organization)
  RETURN collect([o.id, up.id, coalesce(s.kind, ''), coalesce(toString(s.since), ''), coalesce(toString(s.until), '')]) AS superiors
}
RETURN managing, superiors
