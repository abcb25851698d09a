// title.zh: 离岗无人代理的岗位
// title.en: Posts whose holder is away and for whom nobody acts
// source: §C2
// view: table
// params: place: Place, within: integer = 31, asof: date = today
// params.zh: within=今后几天
// params.en: within=days from now on
// columns: id, title, at, holder, first_day, last_day, days
// columns.zh: at=设在, holder=离岗人, first_day=无人代理首日, last_day=末日, days=无人代理天数
// columns.en: at=at, holder=who is away, first_day=first day without anybody, last_day=last such day, days=days without anybody
MATCH (:Place {id: $place})<-[up:PART_OF*0..8]-(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
MATCH (p)<-[:SERVES*0..1]-(home)<-[:AT]-(post:Post)<-[away:ON_LEAVE]-(person:Person)
WITH DISTINCT post, home.name AS at, away, person
UNWIND [ahead IN range(0, $within) | $asof + duration({days: ahead})] AS day
WITH post, at, person, away, day
WHERE coalesce(away.since <= day, true) AND coalesce(day < away.until, true)
  AND EXISTS { MATCH (post)<-[h:HOLDS]-(person) WHERE coalesce(h.since <= day, true) AND coalesce(day < h.until, true) }
  AND NOT EXISTS {
    MATCH (post)<-[h:HOLDS]-(other:Person)
    WHERE coalesce(h.since <= day, true) AND coalesce(day < h.until, true)
      AND NOT EXISTS { MATCH (other)-[l:ON_LEAVE]->(post) WHERE coalesce(l.since <= day, true) AND coalesce(day < l.until, true) }
  }
RETURN post.id AS id, post.title AS title, at, person.name AS holder, min(day) AS first_day, max(day) AS last_day,
  count(DISTINCT day) AS days
ORDER BY first_day, id
