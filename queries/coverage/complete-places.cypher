// title.zh: 已完整导入某类台账的地点
// title.en: Of these places, those for which, or for what they lie in, a load was complete, by the kind that it was complete for
// view: data
// params: places: texts, asof: date = today
// columns: kind, ids
MATCH (:Load)-[r:COMPLETE_FOR]->(whole:Place)
WITH DISTINCT r.type AS kind, whole
MATCH (p:Place)-[up:PART_OF*0..8]->(whole)
WHERE p.id IN $places AND all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
RETURN kind, collect(DISTINCT p.id) AS ids
