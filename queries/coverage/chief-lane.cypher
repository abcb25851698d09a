// title.zh: 路（巷）长配备
// title.en: Lanes with a chief
// source: §C2
// view: rule
// subject: Lane
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// columns.zh: value=路（巷）长人数
// columns.en: value=chiefs
// expected.zh: 每条路（巷）有路（巷）长
// expected.en: Each lane has a chief
// remedy.zh: 社区选配路（巷）长
// remedy.en: The community finds one
// words.zh: vacant=岗位空缺
// words.en: vacant=the post is vacant
MATCH (s:Lane)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:AT]-(post:Post)<-[h:HOLDS]-(person:Person)
  WHERE coalesce(post.kind, post.title) = '路（巷）长' AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
    AND coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
WITH s, count(DISTINCT person.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, CASE WHEN value = 0 AND EXISTS { MATCH (s)<-[:AT]-(post:Post) WHERE coalesce(post.kind, post.title) = '路（巷）长' } THEN 'vacant' END AS detail
