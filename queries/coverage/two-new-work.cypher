// title.zh: 两新组织党的工作覆盖
// title.en: Two-new organisations reached by party work
// source: two-new-2012
// view: rule
// subject: Enterprise SocialOrganization PropertyCompany
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=党组织与指导员数
// columns.en: value=branches and instructors
// note.zh: 不再经营的单位不在统计内
// note.en: Those that no longer operate are left out
// expected.zh: 没有党组织的两新组织有指导员或联络员
// expected.en: Where there is no branch there is an instructor or liaison
// remedy.zh: 属地党组织选派党建指导员
// remedy.en: The party organisation of the area sends an instructor
MATCH (s:Organization)
WHERE (s:SocialOrganization OR s:PropertyCompany OR (s:Enterprise AND s.ownership = '非公'))
  AND coalesce(s.operating, true) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:COVERS|EMBEDDED_IN]-(b:PartyOrganization)
  WHERE b.form IN ['支部', '联合支部', '总支', '党委'] AND coalesce(b.since <= $asof, true) AND coalesce($asof < b.until, true)
WITH s, count(DISTINCT b.id) + CASE WHEN s.instructor THEN 1 ELSE 0 END AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected
