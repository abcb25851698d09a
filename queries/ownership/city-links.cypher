// title.zh: 全部管理、管护、隶属、包保关系和裁定
// title.en: Who manages what, who stands under whom, guarantees and rulings, row by row
// view: data
// columns: managing, superiors, guarantees, rulings
CALL () {
  MATCH (o:Organization)-[m:MANAGES|MAINTAINS]->(p:Place)
  RETURN collect([o.id, p.id, coalesce(m.object, ''), coalesce(m.contract_kind, ''), coalesce(toString(m.since), ''),
    coalesce(toString(m.until), ''), coalesce(m.source, ''), type(m)]) AS managing
}
CALL () {
  MATCH (o:Organization)-[s:SUBORDINATE_TO]->(up:Organization)
  RETURN collect([o.id, up.id, coalesce(s.kind, ''), coalesce(toString(s.since), ''), coalesce(toString(s.until), '')]) AS superiors
}
CALL () {
  MATCH (g:Guarantee)-[:GUARANTEES]->(p:Place)
  OPTIONAL MATCH (g)-[:BACKED_BY]->(unit:Organization)
  OPTIONAL MATCH (g)-[:GUARANTEED_BY]->(:Post)-[:ON_BEHALF_OF|AT]->(of:Organization)
  WITH g, p, coalesce(unit, of) AS unit
  WHERE unit IS NOT NULL
  RETURN collect(DISTINCT [g.id, p.id, coalesce(toString(g.since), ''), coalesce(toString(g.until), ''), coalesce(g.source, ''), unit.id])
    AS guarantees
}
CALL () {
  MATCH (category:Category)<-[:RULES_ON]-(d:Decision)-[:RULES_AT]->(place:Place)
  OPTIONAL MATCH (d)-[:NAMES]->(o:Organization)
  WITH category, d, place, o
  WHERE o IS NOT NULL OR d.nobody
  RETURN collect([d.id, place.id, category.id, coalesce(o.id, ''), CASE WHEN d.excludes THEN d.id ELSE '' END,
    coalesce(toString(d.since), ''), coalesce(toString(d.until), ''), coalesce(toString(d.order), ''), coalesce(d.source, '')]) AS rulings
}
RETURN managing, superiors, guarantees, rulings
