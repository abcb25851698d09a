// title.zh: 豁免清单
// title.en: Waivers: accepted gaps, by whom and until when
// source: §A8
// view: table
// params: place: Place = none, asof: date = today
// columns: id, rule, subject, subject_name, reason, approved_by, since, until, state
// columns.zh: rule=规则, subject_name=对象名称, state=状态
// columns.en: rule=rule, subject_name=name of subject, state=state
// words.zh: in force=有效, expired=已到期, to come=未生效
// words.en: in force=in force, expired=expired, to come=to come
MATCH (w:Waiver)-[:WAIVES]->(s)
WHERE $place IS NULL
  OR EXISTS {
    MATCH (s)-[:SERVES*0..1]->(at:Place)-[up:PART_OF*0..8]->(:Place {id: $place})
    WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
  }
RETURN w.id AS id, w.rule AS rule, s.id AS subject, s.name AS subject_name, w.reason AS reason, w.approved_by AS approved_by,
  w.since AS since, w.until AS until,
  CASE WHEN w.until <= $asof THEN 'expired' WHEN $asof < w.since THEN 'to come' ELSE 'in force' END AS state
ORDER BY until, id
