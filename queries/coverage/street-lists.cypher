// title.zh: 街道三张清单
// title.en: Streets whose three lists are loaded
// source: §A11
// view: rule
// subject: Street
// form: 街道
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=清单数
// columns.en: value=lists
// expected.zh: 基本履职、配合履职、上级收回三张清单齐全
// expected.en: The lists of basic, supporting and taken-back duties are there
// remedy.zh: 导入街道职责清单
// remedy.en: Load the street's lists
MATCH (s:Street)-[up:PART_OF]->(above:Place)
WHERE s.form = '街道' AND NOT coalesce(above.statistical, false) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND coalesce(up.since <= $asof, true) AND coalesce($asof < up.until, true)
WITH s, [(s)<-[:WITHIN]-(d:Duty) WHERE coalesce(d.since <= $asof, true) AND coalesce($asof < d.until, true) | d.list]
  + [(s)<-[:SERVES]-(:Government)-[:CARRIES]->(d:Duty) WHERE coalesce(d.since <= $asof, true) AND coalesce($asof < d.until, true) | d.list] AS lists
WITH s, size([one IN ['基本履职', '配合履职', '上级收回'] WHERE one IN lists]) AS value
RETURN s AS subject, s AS place, value = 3 AS ok, value, 3 AS expected
