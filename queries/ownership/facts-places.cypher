// title.zh: 地点及其上级
// title.en: A place and what it is part of
// view: data
// params: place: text
// columns: id, name, kind, parent
MATCH (:Place {id: $place})-[:PART_OF*0..8]->(p:Place)
OPTIONAL MATCH (p)-[:PART_OF]->(up:Place)
RETURN p.id AS id, p.name AS name, head([l IN labels(p) WHERE l <> 'Place']) AS kind, up.id AS parent
