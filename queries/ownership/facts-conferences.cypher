// title.zh: 各级联席会议
// title.en: The joint conferences of the places
// view: data
// params: places: texts, asof: date
// columns: id, name, place, level, remit, convenors, leads
UNWIND $places AS place
MATCH (:Place {id: place})<-[:SERVES]-(c:Conference)
WHERE (c.since IS NULL OR c.since <= $asof) AND (c.until IS NULL OR $asof < c.until)
RETURN c.id AS id, c.name AS name, place, c.level AS level, c.remit AS remit,
  [(c)-[:CONVENED_BY]->(o:Organization) | [o.id, o.name]] AS convenors, [(c)-[:LED_BY]->(o:Organization) | [o.id, o.name]] AS leads
ORDER BY id
