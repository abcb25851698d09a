// title.zh: 承继一个地点的单位
// title.en: What came after a place, and after what came after it; for one without a successor, what holds its parts now
// view: data
// params: place: text, asof: date = today
// columns: old, id, name, since, until
MATCH (:Place {id: $place})<-[:SUCCEEDS*0..16]-(old:Place)<-[:SUCCEEDS]-(new:Place)
RETURN DISTINCT old.id AS old, new.id AS id, coalesce(new.name, new.id) AS name,
  coalesce(toString(new.since), '') AS since, coalesce(toString(new.until), '') AS until
UNION
MATCH (old:Place {id: $place})<-[was:PART_OF]-(:Place)<-[:SUCCEEDS*0..16]-(:Place)-[now:PART_OF]->(new:Place)
WHERE NOT (old)<-[:SUCCEEDS]-() AND new.id <> old.id AND (was.until IS NULL OR was.until >= old.until)
  AND (now.since IS NULL OR now.since <= $asof) AND (now.until IS NULL OR $asof < now.until)
RETURN DISTINCT old.id AS old, new.id AS id, coalesce(new.name, new.id) AS name,
  coalesce(toString(new.since), '') AS since, coalesce(toString(new.until), '') AS until
