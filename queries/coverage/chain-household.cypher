// title.zh: 党员中心户
// title.en: Compounds with party members' households
// source: §C1
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=中心户数
// columns.en: value=households of members
// expected.zh: 有党员居住的小区有党员中心户
// expected.en: Where members live there are households of members that serve as centres
// remedy.zh: 小区党支部评定党员中心户
// remedy.en: The compound's branch names them
MATCH (s:Compound)
WHERE s.party_members >= 1 AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[up:PART_OF*0..1]-(spot:Place)<-[:COVERS|EMBEDDED_IN|SERVES]-(o:PartyOrganization)
  WHERE o.households > 0 AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true) AND all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH DISTINCT s, o
WITH s, sum(coalesce(o.households, 0)) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, coalesce(s.households, 0) AS households
