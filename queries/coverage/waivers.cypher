// title.zh: 豁免清单
// title.en: Waivers: accepted gaps, by whom and until when
// source: §A8
// view: table
// params: place: Place = none, asof: date = today
// columns: subject_name, place_name, rule, reason, approved_by, since, since_precision, until, until_precision, state, successors, subject, id
// columns.zh: rule=规则, subject_name=对象名称, place_name=所在, state=状态, successors=对象已撤销，后继为
// columns.en: rule=rule, subject_name=name of subject, place_name=where, state=state, successors=the subject is gone; what came after it
// words.zh: in force=有效, expired=已到期, to come=未生效, gone=对象已撤销
// words.en: in force=in force, expired=expired, to come=to come, gone=the subject is gone
MATCH (w:Waiver)-[:WAIVES]->(s)
WITH w, s, coalesce(s.until <= $asof, false) AS gone
WITH w, s, gone, CASE WHEN gone THEN s.until - duration({days: 1}) ELSE $asof END AS day
OPTIONAL MATCH (s)-[to:HOLDS|AT|SERVES|LOCATED_IN|CLAIMED_BY*0..3]->(spot:Place)
  WHERE all(r IN to WHERE coalesce(r.since <= day, true) AND coalesce(day < r.until, true))
OPTIONAL MATCH (city:City) WHERE spot IS NULL
WITH w, s, gone, day, coalesce(spot, city) AS at
WHERE $place IS NULL
  OR EXISTS {
    MATCH (at)-[up:PART_OF*0..8]->(:Place {id: $place})
    WHERE all(r IN up WHERE coalesce(r.since <= day, true) AND coalesce(day < r.until, true))
  }
OPTIONAL MATCH (at)-[r:PART_OF]->(above:Place) WHERE at.id = s.id AND coalesce(r.since <= day, true) AND coalesce(day < r.until, true)
WITH w, s, gone, min(coalesce(above.name, at.name)) AS place_name
OPTIONAL MATCH (after:Place)-[:SUCCEEDS]->(s)
WITH w, s, gone, place_name, after ORDER BY after.id
WITH w, s, gone, place_name, collect(after.name) AS successors
RETURN coalesce(s.name, s.title, s.number) AS subject_name, place_name, w.rule AS rule, w.reason AS reason, w.approved_by AS approved_by,
  w.since AS since, w.since_precision AS since_precision, w.until AS until, w.until_precision AS until_precision,
  CASE WHEN w.until <= $asof THEN 'expired' WHEN $asof < w.since THEN 'to come' WHEN gone THEN 'gone' ELSE 'in force' END AS state,
  CASE WHEN gone THEN successors ELSE [] END AS successors, s.id AS subject, w.id AS id
ORDER BY until, id
