// title.zh: 地点及其上级
// title.en: A place and what it is part of
// view: data
// params: place: text, asof: date = today
// columns: places
MATCH (:Place {id: $place})-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
OPTIONAL MATCH (p)-[r:PART_OF]->(above:Place)
  WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until)
RETURN collect([p.id, p.name, head([l IN labels(p) WHERE l <> 'Place']), coalesce(above.id, ''),
  coalesce(toString(p.until), '')]) AS places
