// title.zh: 社工岗满编
// title.en: Communities whose approved posts are filled
// source: §B4
// view: rule
// subject: Community
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=到岗数
// columns.en: value=posts filled
// expected.zh: 核定的社工岗全部到岗
// expected.en: All approved posts are filled
// remedy.zh: 街道报县（市、区）补充招聘
// remedy.en: The street asks the county to recruit
MATCH (committee:ResidentsCommittee)-[:SERVES]->(s:Community)
WHERE committee.approved_posts IS NOT NULL AND coalesce(committee.since <= $asof, true) AND coalesce($asof < committee.until, true)
  AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
WITH s, sum(committee.approved_posts) AS expected
OPTIONAL MATCH (s)<-[:SERVES*0..1]-(home)<-[:AT]-(post:Post)<-[h:HOLDS]-(person:Person)
  WHERE coalesce(post.kind, post.title) = '社工岗' AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
    AND coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
WITH s, expected, count(DISTINCT person.id) AS value
RETURN s AS subject, s AS place, value >= expected AS ok, value, expected, coalesce(s.households, 0) AS households
