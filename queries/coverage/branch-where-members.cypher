// title.zh: 应建党组织单位
// title.en: Organisations with enough members have a branch
// source: party-constitution §C1
// view: rule
// subject: Enterprise SocialOrganization PropertyCompany Institution
// severity: gap
// params: asof: date = today, least: integer = 3
// columns: subject, place, ok, value, expected, detail
// columns.zh: value=党组织数
// columns.en: value=branches
// expected.zh: 有 3 名以上正式党员的单位建立党组织（单独或联合）
// expected.en: An organisation with three full members or more has a branch, alone or joint
// remedy.zh: 上级党组织指导组建党支部或纳入联合支部
// remedy.en: The party organisation above helps to set up a branch, or takes it into a joint one
// words.zh: reason=未建立原因：{0}
// words.en: reason=reason given: {0}
MATCH (s:Organization)
WHERE s.full_members >= $least AND NOT s:PartyOrganization AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:COVERS|EMBEDDED_IN]-(b:PartyOrganization)
  WHERE b.form IN ['支部', '联合支部', '总支', '党委'] AND coalesce(b.since <= $asof, true) AND coalesce($asof < b.until, true)
WITH s, count(DISTINCT b.id) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected, CASE WHEN value = 0 AND s.no_branch IS NOT NULL THEN ['reason', s.no_branch] END AS detail
