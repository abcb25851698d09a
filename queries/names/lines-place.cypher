// title.zh: 地点及其上级
// title.en: Places and what they are part of, upwards
// view: data
// params: ids: texts
// columns: id, names
UNWIND $ids AS id
MATCH path = (:Place {id: id})-[up:PART_OF*0..8]->(top:Place)
WHERE NOT (top)-[:PART_OF]->() AND all(r IN up WHERE r.until IS NULL)
RETURN id, [n IN nodes(path) | n.name] AS names
