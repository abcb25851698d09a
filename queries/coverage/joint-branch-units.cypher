// title.zh: 联合支部覆盖单位数
// title.en: Joint branches that cover not too many units
// source: branch-regulations
// view: rule
// subject: PartyOrganization
// form: 联合支部
// severity: gap
// params: asof: date = today, most: integer = 5
// columns: subject, place, ok, value, expected
// columns.zh: value=覆盖单位数
// columns.en: value=units covered
// expected.zh: 联合支部覆盖单位一般不超过 5 个
// expected.en: A joint branch covers five units at most
// remedy.zh: 将覆盖单位分设支部
// remedy.en: Some of its units get a branch of their own
MATCH (s:PartyOrganization)
WHERE s.form = '联合支部' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)-[:COVERS]->(o)
WITH s, count(DISTINCT o.id) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value <= $most AS ok, value, $most AS expected
