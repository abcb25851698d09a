// title.zh: 街道大工委
// title.en: Streets with a platform (大工委)
// source: §C1
// view: rule
// subject: Street
// form: 街道
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=大工委数
// columns.en: value=platforms
// expected.zh: 每个街道设大工委
// expected.en: Each street has a platform
// remedy.zh: 街道党工委组建大工委
// remedy.en: The street's working committee sets it up
MATCH (s:Street)-[up:PART_OF]->(above:Place)
WHERE s.form = '街道' AND NOT coalesce(above.statistical, false) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND coalesce(up.since <= $asof, true) AND coalesce($asof < up.until, true)
OPTIONAL MATCH (s)<-[:COVERS|SERVES]-(o:PartyOrganization)
  WHERE o.form = '大工委' AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected
