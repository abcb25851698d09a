// title.zh: 党建联盟成员
// title.en: Alliances with members
// source: §D4
// view: rule
// subject: Alliance
// severity: gap
// params: asof: date = today, least: integer = 2
// columns: subject, place, ok, value, expected
// columns.zh: value=成员数
// columns.en: value=members
// expected.zh: 轴心之外有成员单位
// expected.en: There are members beside the axis
// remedy.zh: 轴心党组织吸纳两新组织和商户
// remedy.en: The axis wins two-new organisations and traders
MATCH (s:Alliance)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[m:MEMBER_OF]-(o:Organization)
  WHERE coalesce(m.role, '成员') = '成员' AND coalesce(m.since <= $asof, true) AND coalesce($asof < m.until, true)
    AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.id) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= $least AS ok, value, $least AS expected
