// title.zh: 管辖这些地点的单位
// title.en: Bodies with jurisdiction over one of the places, members of society only where they carry a duty
// view: data
// params: places: texts
// columns: bodies
UNWIND $places AS place
MATCH (:Place {id: place})<-[:SERVES]-(o:Organization)
WHERE NOT (o:Enterprise OR o:SocialOrganization OR o:PartyOrganization OR o:Alliance) OR EXISTS { (o)-[:CARRIES]->(:Duty) }
RETURN collect([o.id, o.name, head([l IN labels(o) WHERE l <> 'Organization']),
  coalesce(toString(o.since), ''), coalesce(toString(o.until), ''), place]) AS bodies
