// title.zh: 小区党支部
// title.en: Compounds with a branch
// source: §C1 §C4
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=支部数
// columns.en: value=branches
// expected.zh: 每个小区有党支部
// expected.en: Each compound has a branch
// remedy.zh: 社区党组织组建小区党支部
// remedy.en: The community's party organisation sets it up
MATCH (s:Compound)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:COVERS|EMBEDDED_IN]-(o:PartyOrganization)
  WHERE o.form IN ['支部', '联合支部', '总支', '党委'] AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, coalesce(s.households, 0) AS households
