// title.zh: 两新组织单独组建
// title.en: Two-new organisations with a branch of their own
// source: two-new-2012
// view: rule
// subject: Enterprise SocialOrganization PropertyCompany
// severity: hint
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=单独组建数
// columns.en: value=branches alone
// note.zh: 不再经营的单位不在统计内
// note.en: Those that no longer operate are left out
// expected.zh: 有党组织的两新组织中单独组建的比例
// expected.en: Of those with a branch, how many have one alone
// remedy.zh: 党员达到 3 人的转为单独组建
// remedy.en: With three members it can have one alone
MATCH (s:Organization)
WHERE (s:SocialOrganization OR s:PropertyCompany OR (s:Enterprise AND s.ownership = '非公'))
  AND coalesce(s.operating, true) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:COVERS|EMBEDDED_IN]-(b:PartyOrganization)
  WHERE b.form IN ['支部', '联合支部', '总支', '党委'] AND coalesce(b.since <= $asof, true) AND coalesce($asof < b.until, true)
WITH s, count(DISTINCT CASE WHEN b.form <> '联合支部' AND coalesce(b.setup, '单独组建') <> '联合组建' THEN b.id END) AS value, count(b) AS covering
WHERE covering > 0
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected
