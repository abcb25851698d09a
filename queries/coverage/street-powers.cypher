// title.zh: 街道五项权力
// title.en: Streets with the five powers
// source: §B3
// view: rule
// subject: Street
// form: 街道
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=已落实权力数
// columns.en: value=powers
// expected.zh: 街道落实五项权力
// expected.en: The street holds the five powers
// remedy.zh: 县（市、区）落实赋予街道的权力
// remedy.en: The county hands over the powers
MATCH (s:Street)-[up:PART_OF]->(above:Place)
WHERE s.form = '街道' AND NOT coalesce(above.statistical, false) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND coalesce(up.since <= $asof, true) AND coalesce($asof < up.until, true)
OPTIONAL MATCH (s)<-[:SERVES]-(o:Government)
  WHERE o.form = '街道办' AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, max(coalesce(size(o.powers), 0)) AS value
RETURN s AS subject, s AS place, coalesce(value, 0) >= 5 AS ok, coalesce(value, 0) AS value, 5 AS expected
