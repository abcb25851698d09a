// title.zh: 大工委大党委兼职委员
// title.en: Platforms with part-time members
// source: §C1 §B1
// view: rule
// subject: PartyOrganization
// form: 大工委 大党委
// severity: gap
// params: asof: date = today, least: integer = 1
// columns: subject, place, ok, value, expected
// columns.zh: value=兼职委员数
// columns.en: value=part-time members
// expected.zh: 大工委、大党委有驻区单位兼职委员
// expected.en: Platforms have part-time members from units of the area
// remedy.zh: 聘请驻区单位负责人任兼职委员
// remedy.en: Heads of units of the area are made part-time members
MATCH (s:PartyOrganization)
WHERE s.form IN ['大工委', '大党委'] AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:AT]-(post:Post)<-[h:HOLDS]-(person:Person)
  WHERE coalesce(post.kind, post.title) = '兼职委员' AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
    AND coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
WITH s, count(DISTINCT person.id) AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= $least AS ok, value, $least AS expected
