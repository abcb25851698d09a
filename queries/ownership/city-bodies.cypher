// title.zh: 全部单位及其管辖地点
// title.en: All bodies and what they serve, column by column; members of society only where they carry a duty
// view: data
// columns: ids, names, kinds, sinces, untils, servers, served
CALL () {
  MATCH (o:Organization)
  WHERE NOT (o:Enterprise OR o:SocialOrganization OR o:PartyOrganization OR o:Alliance) OR EXISTS { (o)-[:CARRIES]->(:Duty) }
  RETURN collect(o.id) AS ids, collect(o.name) AS names,
    collect(coalesce(head([l IN labels(o) WHERE l <> 'Organization']), 'Organization')) AS kinds,
    collect(coalesce(toString(o.since), '')) AS sinces, collect(coalesce(toString(o.until), '')) AS untils
}
CALL () {
  MATCH (o:Organization)-[:SERVES]->(p:Place)
  RETURN collect(o.id) AS servers, collect(p.id) AS served
}
RETURN ids, names, kinds, sinces, untils, servers, served
