// title.zh: 议定事项落实情况
// title.en: Decisions that are not carried out yet, the longest overdue first
// source: §A6 §B6
// view: table
// params: place: Place = none, asof: date = today
// columns: id, number, title, conference, place_name, due, due_precision, days, state
// columns.zh: number=文号, title=议定内容, conference=联席会议, due=落实期限, days=距今天数, state=落实状态
// columns.en: number=number, title=decision, conference=conference, due=due on, days=days from now, state=how far it is carried out
// words.zh: overdue=已逾期, in hand=推进中
// words.en: overdue=overdue, in hand=in hand
MATCH (d:Decision)-[:DECIDES]->(:AgendaItem)-[:ON_AGENDA_OF]->(:Session)-[:SESSION_OF]->(c:Conference)-[:SERVES]->(at:Place)
WHERE d.state <> '已落实' AND coalesce(d.since <= $asof, true) AND ($place IS NULL OR EXISTS {
    MATCH (at)-[up:PART_OF*0..8]->(:Place {id: $place})
    WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
  })
WITH d, min(c.name) AS conference, min(at.name) AS place_name
RETURN d.id AS id, d.number AS number, d.title AS title, conference, place_name, d.due_on AS due, d.due_on_precision AS due_precision,
  CASE WHEN d.due_on IS NULL THEN null ELSE duration.inDays($asof, d.due_on).days END AS days,
  CASE WHEN d.due_on < $asof THEN 'overdue' ELSE 'in hand' END AS state
ORDER BY due, id
