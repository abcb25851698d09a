// title.zh: 管辖一个地点的单位
// title.en: Who has jurisdiction over a place
// source: §A1
// view: table
// params: place: Place, asof: date = today
// columns: id, name, kind, place, place_name
MATCH (:Place {id: $place})-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
MATCH (p)<-[:SERVES]-(o:Organization)
WHERE (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
  AND NOT (o:Enterprise OR o:SocialOrganization OR o:Alliance)
RETURN o.id AS id, o.name AS name, head([l IN labels(o) WHERE l <> 'Organization']) AS kind, p.id AS place, p.name AS place_name
ORDER BY size(place) DESC, place DESC, kind, id
