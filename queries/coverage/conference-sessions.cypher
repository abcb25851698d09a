// title.zh: 联席会议按期召开
// title.en: Conferences that keep their sessions
// source: §A5
// view: rule
// subject: Conference
// form: 市 县
// severity: gap
// params: asof: date = today, city_days: integer = 92, county_days: integer = 31
// params.zh: city_days=市级天数, county_days=县级天数
// params.en: city_days=days for the city, county_days=days for a county
// columns: subject, place, ok, value, expected, detail
// columns.zh: value=期内次数
// columns.en: value=sessions
// expected.zh: 市级每季度、县级每月召开
// expected.en: The city's conference meets each quarter, the county's each month
// remedy.zh: 召集人尽快召开例会
// remedy.en: The convenors call a session
// words.zh: last=上次召开 {0}
// words.en: last=last session on {0}
MATCH (s:Conference)
WHERE s.level IN ['市', '县'] AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
WITH s, CASE WHEN s.level = '市' THEN $city_days ELSE $county_days END AS days
OPTIONAL MATCH (s)<-[:SESSION_OF]-(m:Session)
  WHERE coalesce(m.kind, '例会') = '例会' AND m.on <= $asof
WITH s, days, max(m.on) AS last, sum(CASE WHEN $asof - duration({days: days}) < m.on THEN 1 ELSE 0 END) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, last, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, last, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected, CASE WHEN value = 0 AND last IS NOT NULL THEN ['last', toString(last)] END AS detail
