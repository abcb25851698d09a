// title.zh: 位于某地点之内的地点
// title.en: Which of some places lie at or below a place; of those that are gone, on their last day
// view: data
// params: ids: texts, place: text, asof: date = today
// columns: ids
UNWIND $ids AS id
MATCH (s:Place {id: id})
WITH s, CASE WHEN s.until <= $asof THEN s.until - duration({days: 1}) ELSE $asof END AS day
MATCH (s)-[up:PART_OF*0..8]->(:Place {id: $place})
WHERE all(r IN up WHERE coalesce(r.since <= day, true) AND coalesce(day < r.until, true))
RETURN collect(DISTINCT s.id) AS ids
