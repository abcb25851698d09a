// title.zh: 两新组织党组织覆盖
// title.en: Two-new organisations with a branch
// source: two-new-2012 §A4
// view: rule
// subject: Enterprise SocialOrganization PropertyCompany
// form: 非公
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// columns.zh: value=党组织数
// columns.en: value=branches
// note.zh: 不再经营的单位不在统计内
// note.en: Those that no longer operate are left out
// expected.zh: 正常经营的两新组织有党组织覆盖（单独或联合）
// expected.en: Each operating two-new organisation is covered by a branch, alone or joint
// remedy.zh: 两新工委或属地党组织组建或联建
// remedy.en: The two-new committee or the party organisation of the area sets one up
// words.zh: reason=未建立原因：{0}
// words.en: reason=reason given: {0}
MATCH (s:Organization)
WHERE (s:SocialOrganization OR s:PropertyCompany OR (s:Enterprise AND s.ownership = '非公'))
  AND coalesce(s.operating, true) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:COVERS|EMBEDDED_IN]-(b:PartyOrganization)
  WHERE b.form IN ['支部', '联合支部', '总支', '党委'] AND coalesce(b.since <= $asof, true) AND coalesce($asof < b.until, true)
WITH s, count(DISTINCT b.id) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected, CASE WHEN value = 0 AND s.no_branch IS NOT NULL THEN ['reason', s.no_branch] END AS detail
