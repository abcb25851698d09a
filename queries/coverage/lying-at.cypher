// title.zh: 对象的名称和所在
// title.en: What subjects of rules are called and where they lie; of those that are gone, on their last day
// view: data
// params: ids: texts, asof: date = today
// columns: id, name, place
CALL () {
  UNWIND $ids AS id MATCH (s:Place {id: id}) RETURN s
  UNION ALL
  UNWIND $ids AS id MATCH (s:Organization {id: id}) RETURN s
  UNION ALL
  UNWIND $ids AS id MATCH (s:Post {id: id}) RETURN s
  UNION ALL
  UNWIND $ids AS id MATCH (s:Person {id: id}) RETURN s
  UNION ALL
  UNWIND $ids AS id MATCH (s:Issue {id: id}) RETURN s
  UNION ALL
  UNWIND $ids AS id MATCH (s:Project {id: id}) RETURN s
  UNION ALL
  UNWIND $ids AS id MATCH (s:Category {id: id}) RETURN s
}
WITH s, CASE WHEN s.until <= $asof THEN s.until - duration({days: 1}) ELSE $asof END AS day
OPTIONAL MATCH (s)-[to:HOLDS|AT|SERVES|LOCATED_IN|CLAIMED_BY*0..3]->(spot:Place)
  WHERE all(r IN to WHERE coalesce(r.since <= day, true) AND coalesce(day < r.until, true))
OPTIONAL MATCH (city:City) WHERE spot IS NULL
RETURN s.id AS id, coalesce(s.name, s.title, s.number) AS name, min(coalesce(spot.id, city.id)) AS place
