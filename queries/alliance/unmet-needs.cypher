// title.zh: 无人认领的需求
// title.en: Needs that nobody has taken on
// source: §D4
// view: table
// params: place: Place = none, asof: date = today
// columns: name, kind, quantity, place_name, since, since_precision, by_when, by_when_precision, urgency, place, id
// columns.zh: place_name=所在, quantity=数量, kind=需求类型
// columns.en: place_name=where, quantity=how many, kind=kind of need
MATCH (n:Need)-[:NEEDED_AT]->(at:Place)
WHERE coalesce(n.since <= $asof, true) AND coalesce($asof < n.until, true)
  AND NOT EXISTS {
    MATCH (n)<-[:MEETS]-(c:Commitment)-[:TAKEN_ON_BY]->(:Organization)
    WHERE coalesce(c.claimed_on <= $asof, true)
  }
  AND ($place IS NULL OR EXISTS {
    MATCH (at)-[up:PART_OF*0..8]->(:Place {id: $place})
    WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
  })
RETURN n.name AS name, n.kind AS kind, n.quantity AS quantity, at.name AS place_name, n.since AS since, n.since_precision AS since_precision,
  n.by_when AS by_when, n.by_when_precision AS by_when_precision, n.urgency AS urgency, at.id AS place, n.id AS id
ORDER BY by_when, id
