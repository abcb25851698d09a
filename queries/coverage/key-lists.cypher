// title.zh: 重点对象
// title.en: Key lists: what is on them, by which rule or decision, put right, signed off
// source: §A6
// view: table
// params: place: Place = none, list: text = none, asof: date = today
// params.zh: list=名单
// params.en: list=key list
// columns: key_list, name, place_name, rule, ground, decision, since, since_precision, put_right_on, put_right_on_precision, signed_by, until, until_precision, state, successors, subject, id
// columns.zh: key_list=名单, place_name=所在, rule=列入规则, ground=列入依据, decision=列入文号, state=状态, successors=对象已撤销，后继为
// columns.en: key_list=key list, place_name=where, rule=by which rule, ground=ground, decision=by which decision, state=state, successors=the subject is gone; what came after it
// words.zh: open=整改中, put right=已整改待销号, signed=已销号, gone=对象已撤销
// words.en: open=open, put right=put right and to be signed off, signed=signed off, gone=the subject is gone
MATCH (k:KeyListEntry)-[:LISTS]->(s)
WHERE coalesce(k.since <= $asof, true) AND ($list IS NULL OR k.key_list = $list)
WITH k, s, coalesce(s.until <= $asof, false) AS gone
WITH k, s, gone, CASE WHEN gone THEN s.until - duration({days: 1}) ELSE $asof END AS day
MATCH (s)-[:SERVES*0..1]->(at:Place)
WHERE $place IS NULL OR EXISTS {
    MATCH (at)-[up:PART_OF*0..8]->(:Place {id: $place})
    WHERE all(r IN up WHERE coalesce(r.since <= day, true) AND coalesce(day < r.until, true))
  }
OPTIONAL MATCH (k)-[:LISTED_UNDER]->(d:Decision)
WITH k, s, gone, min(at.name) AS place_name, min(d.number) AS decision
OPTIONAL MATCH (after:Place)-[:SUCCEEDS]->(s)
WITH k, s, gone, place_name, decision, after ORDER BY after.id
WITH k, s, gone, place_name, decision, collect(after.name) AS successors
RETURN k.key_list AS key_list, s.name AS name, place_name, k.rule AS rule, k.ground AS ground, decision, k.since AS since, k.since_precision AS since_precision,
  k.put_right_on AS put_right_on, k.put_right_on_precision AS put_right_on_precision, k.signed_by AS signed_by, k.until AS until,
  k.until_precision AS until_precision,
  CASE
    WHEN k.until <= $asof THEN 'signed'
    WHEN gone THEN 'gone'
    WHEN k.put_right_on <= $asof THEN 'put right'
    ELSE 'open'
  END AS state,
  CASE WHEN gone THEN successors ELSE [] END AS successors, s.id AS subject, k.id AS id
ORDER BY key_list, since, subject
