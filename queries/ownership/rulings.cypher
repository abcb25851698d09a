// title.zh: 裁定与先例
// title.en: Rulings, which stand as precedents
// source: §A7 §A8
// view: table
// params: place: Place = none, asof: date = today
// columns: id, category, name, place, place_name, body, excludes, nobody, decided_by, since, since_precision, until, until_precision, valid
// columns.zh: body=责任单位, decided_by=决定单位, valid=现行有效
// columns.en: body=body, decided_by=decided by, valid=in force
MATCH (c:Category)<-[:RULES_ON]-(d:Decision)-[:RULES_AT]->(p:Place)
WHERE $place IS NULL OR EXISTS {
  MATCH (p)-[up:PART_OF*0..8]->(:Place {id: $place})
  WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
} OR EXISTS {
  MATCH (:Place {id: $place})-[up:PART_OF*0..8]->(p)
  WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
}
OPTIONAL MATCH (d)-[:NAMES]->(o:Organization)
OPTIONAL MATCH (d)-[:DECIDED_BY]->(by:Organization)
RETURN d.id AS id, c.id AS category, c.name AS name, p.id AS place, p.name AS place_name, o.name AS body,
  coalesce(d.excludes, false) AS excludes, coalesce(d.nobody, false) AS nobody, by.name AS decided_by, d.since AS since,
  d.since_precision AS since_precision, d.until AS until, d.until_precision AS until_precision,
  (d.since IS NULL OR d.since <= $asof) AND (d.until IS NULL OR $asof < d.until) AS valid
ORDER BY category, place, since, id
