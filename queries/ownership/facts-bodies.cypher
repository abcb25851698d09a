// title.zh: 管辖、管理这些地点的单位和联席会议
// title.en: Bodies that serve or manage one of the places, and the conferences; members of society only where they carry a duty
// view: data
// params: places: texts
// columns: bodies, links, conferences, topics, guarantees
CALL () {
  UNWIND $places AS place
  MATCH (:Place {id: place})<-[:SERVES]-(o:Organization)
  WHERE NOT (o:Enterprise OR o:SocialOrganization OR o:PartyOrganization OR o:Alliance) OR EXISTS { (o)-[:CARRIES]->(:Duty) }
  RETURN collect([o.id, o.name, head([l IN labels(o) WHERE l <> 'Organization']),
    coalesce(toString(o.since), ''), coalesce(toString(o.until), ''), place]) AS bodies
}
CALL () {
  UNWIND $places AS place
  MATCH (:Place {id: place})<-[m:MANAGES|MAINTAINS]-(o:Organization)
  RETURN collect([o.id, o.name, head([l IN labels(o) WHERE l <> 'Organization']),
    coalesce(toString(o.since), ''), coalesce(toString(o.until), ''), place, coalesce(m.object, ''), coalesce(m.contract_kind, ''),
    coalesce(toString(m.since), ''), coalesce(toString(m.until), ''), coalesce(m.source, ''), type(m)]) AS links
}
CALL () {
  UNWIND $places AS place
  MATCH (:Place {id: place})<-[:SERVES]-(c:Conference)
  RETURN collect([c.id, place, coalesce(c.level, ''), coalesce(c.remit, ''),
    [(c)-[:CONVENED_BY]->(o:Organization) | [o.id, o.name]], [(c)-[:LED_BY]->(o:Organization) | [o.id, o.name]],
    coalesce(c.cadence, ''), [(c)<-[:SESSION_OF]-(s:Session) | coalesce(toString(s.on), '')]]) AS conferences
}
CALL () {
  UNWIND $places AS place
  MATCH (:Place {id: place})<-[:SERVES]-(c:Conference)<-[:SET_BY]-(t:Topic)
  RETURN collect([c.id, place, t.name, coalesce(toString(t.since), ''), coalesce(toString(t.until), ''),
    [(t)-[:CALLS_FOR]->(k:Category) | k.id], [(t)-[:CALLS_AT]->(p:Place) | p.id]]) AS topics
}
CALL () {
  UNWIND $places AS place
  MATCH (:Place {id: place})<-[:GUARANTEES]-(g:Guarantee)
  OPTIONAL MATCH (g)-[:BACKED_BY]->(unit:Organization)
  OPTIONAL MATCH (g)-[:GUARANTEED_BY]->(:Post)-[:ON_BEHALF_OF|AT]->(of:Organization)
  WITH place, g, coalesce(unit, of) AS unit
  WHERE unit IS NOT NULL
  RETURN collect(DISTINCT [g.id, place, coalesce(toString(g.since), ''), coalesce(toString(g.until), ''), coalesce(g.source, ''), unit.id,
    unit.name, head([l IN labels(unit) WHERE l <> 'Organization']), coalesce(toString(unit.since), ''), coalesce(toString(unit.until), '')])
    AS guarantees
}
RETURN bodies, links, conferences, topics, guarantees
