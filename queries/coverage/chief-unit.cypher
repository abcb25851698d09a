// title.zh: 单元长配备
// title.en: Building units with a chief
// source: §C2
// view: rule
// subject: BuildingUnit
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail, households
// columns.zh: value=单元长人数
// columns.en: value=chiefs
// expected.zh: 每个单元有单元长
// expected.en: Each building unit has a chief
// remedy.zh: 社区选配单元长
// remedy.en: The community finds one
// words.zh: vacant=岗位空缺
// words.en: vacant=the post is vacant
MATCH (s:BuildingUnit)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:AT]-(post:Post)<-[h:HOLDS]-(person:Person)
  WHERE coalesce(post.kind, post.title) = '单元长' AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
    AND coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
WITH s, count(DISTINCT person.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, CASE WHEN value = 0 AND EXISTS { MATCH (s)<-[:AT]-(post:Post) WHERE coalesce(post.kind, post.title) = '单元长' } THEN 'vacant' END AS detail, coalesce(s.households, 0) AS households
