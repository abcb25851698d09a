// title.zh: 列入覆盖表的地点
// title.en: Places that a table of coverage lists: the upper three levels, or one place and the areas in it
// view: data
// params: place: text = none, asof: date = today
// columns: ids
MATCH (p:Place)
WHERE NOT p:Road AND NOT p:Lane AND (p.since IS NULL OR p.since <= $asof) AND (p.until IS NULL OR $asof < p.until)
  AND CASE WHEN $place IS NULL THEN p:City OR p:County OR p:Street ELSE p.id = $place OR EXISTS {
    MATCH (p)-[r:PART_OF]->(:Place {id: $place}) WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until)
  } END
WITH p ORDER BY p.id
RETURN collect(p.id) AS ids
