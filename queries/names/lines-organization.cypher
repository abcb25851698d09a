// title.zh: 单位及其管辖地点
// title.en: Organisations and the places that they serve, upwards
// view: data
// params: ids: texts
// columns: id, names
UNWIND $ids AS id
MATCH (o:Organization {id: id})-[:SERVES]->(place:Place)
MATCH path = (place)-[up:PART_OF*0..8]->(top:Place)
WHERE NOT (top)-[:PART_OF]->() AND all(r IN up WHERE r.until IS NULL)
RETURN id, [o.name] + [n IN nodes(path) | n.name] AS names
