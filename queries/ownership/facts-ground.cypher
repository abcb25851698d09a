// title.zh: 地点及其上级，全部问题分类
// title.en: A place and what it is part of, and the whole tree of categories: only that shows which one is its root
// view: data
// params: place: text, asof: date = today
// columns: places, categories
CALL () {
  MATCH (:Place {id: $place})-[up:PART_OF*0..8]->(p:Place)
  WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
  OPTIONAL MATCH (p)-[r:PART_OF]->(above:Place)
    WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until)
  RETURN collect([p.id, p.name, head([l IN labels(p) WHERE l <> 'Place']), coalesce(above.id, ''),
    coalesce(toString(p.until), '')]) AS places
}
CALL () {
  MATCH (c:Category)
  OPTIONAL MATCH (c)-[:NARROWER_OF]->(up:Category)
  RETURN collect([c.id, c.name, coalesce(c.nature, ''), coalesce(up.id, ''), coalesce(c.gate, ''),
    coalesce(c.objects, []), coalesce(c.place_kinds, []), coalesce(c.remit, '')]) AS categories
}
RETURN places, categories
