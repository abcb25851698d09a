// title.zh: 列入覆盖表的地点
// title.en: Places that a table of coverage lists: the upper three levels, or one place and the areas in it
// view: data
// params: place: text = none, asof: date = today
// columns: ids
CALL () {
  MATCH (p:City) WHERE $place IS NULL RETURN p
  UNION ALL MATCH (p:County) WHERE $place IS NULL RETURN p
  UNION ALL MATCH (p:Street) WHERE $place IS NULL RETURN p
  UNION ALL MATCH (p:Place {id: $place}) RETURN p
  UNION ALL MATCH (:Place {id: $place})<-[r:PART_OF]-(p:Place)
    WHERE NOT p:Road AND NOT p:Lane AND (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until)
  RETURN p
}
WITH DISTINCT p
WHERE (p.since IS NULL OR p.since <= $asof) AND (p.until IS NULL OR $asof < p.until)
WITH p ORDER BY p.id
RETURN collect(p.id) AS ids
