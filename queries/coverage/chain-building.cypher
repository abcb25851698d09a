// title.zh: 楼栋党小组
// title.en: Buildings with a party group
// source: §C1
// view: rule
// subject: Building
// severity: gap
// params: asof: date = today, least: integer = 3
// columns: subject, place, ok, value, expected, households
// columns.zh: value=党小组数
// columns.en: value=groups
// expected.zh: 有 3 名以上党员居住的楼栋设党小组
// expected.en: A building where three members live or more has a group
// remedy.zh: 小区党支部设立楼栋党小组
// remedy.en: The compound's branch sets up a group
MATCH (s:Building)
WHERE s.party_members >= $least AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:COVERS|EMBEDDED_IN|SERVES]-(o:PartyOrganization)
  WHERE o.form = '党小组' AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, coalesce(s.households, 0) AS households
