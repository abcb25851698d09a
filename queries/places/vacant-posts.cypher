// title.zh: 空缺的岗位
// title.en: Posts that nobody holds
// source: §B4 §C2
// view: table
// params: place: Place, asof: date = today
// columns: id, title, at, last_holder, last_day, last_day_precision
// columns.zh: at=设在, last_holder=上一任, last_day=卸任日期
// columns.en: at=at, last_holder=last holder, last_day=last day in office
MATCH (:Place {id: $place})<-[up:PART_OF*0..8]-(p:Place)
WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
MATCH (p)<-[:SERVES*0..1]-(home)<-[:AT]-(post:Post)
WITH DISTINCT post, home.name AS at
WHERE (post.since IS NULL OR post.since <= $asof) AND (post.until IS NULL OR $asof < post.until)
  AND NOT EXISTS {
    MATCH (post)<-[h:HOLDS]-(:Person)
    WHERE (h.since IS NULL OR h.since <= $asof) AND (h.until IS NULL OR $asof < h.until)
  }
OPTIONAL MATCH (post)<-[h:HOLDS]-(person:Person)
  WHERE h.until <= $asof
WITH post, at, h, person
ORDER BY h.until DESC
WITH post, at, collect(person.name) AS holders, collect([h.until, h.until_precision]) AS ends
RETURN post.id AS id, post.title AS title, at, head(holders) AS last_holder, head(ends)[0] - duration({days: 1}) AS last_day,
  head(ends)[1] AS last_day_precision
ORDER BY id
