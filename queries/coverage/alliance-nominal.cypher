// title.zh: 党建联盟挂名成员
// title.en: Alliances without members in name only
// source: §D4
// view: rule
// subject: Alliance
// severity: hint
// params: asof: date = today, months: integer = 12
// columns: subject, place, ok, value, expected
// columns.zh: value=挂名成员数
// columns.en: value=members in name only
// expected.zh: 成员一年内参加过活动、认领或提供资源
// expected.en: Members took part, took something on or offered something within a year
// remedy.zh: 轴心党组织约谈或清退挂名成员
// remedy.en: The axis talks to them or lets them go
MATCH (s:Alliance)<-[m:MEMBER_OF]-(o:Organization)
WHERE coalesce(m.role, '成员') = '成员' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(m.since <= $asof, true) AND coalesce($asof < m.until, true)
  AND coalesce(m.since <= $asof - duration({months: $months}), true)
WITH s, o, EXISTS { MATCH (o)-[:TOOK_PART]->(a:Activity) WHERE $asof - duration({months: $months}) < a.on AND a.on <= $asof }
  OR EXISTS { MATCH (o)<-[:TAKEN_ON_BY]-(c:Commitment) WHERE $asof - duration({months: $months}) < c.claimed_on }
  OR EXISTS { MATCH (o)<-[:OFFERED_BY]-(f:Offer) WHERE coalesce(f.since <= $asof, true) AND coalesce($asof < f.until, true) } AS active
WITH s, count(DISTINCT CASE WHEN NOT active THEN o.id END) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value = 0 AS ok, value, 0 AS expected
