// title.zh: 街长配备
// title.en: Roads with a chief
// source: §C2
// view: rule
// subject: Road
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// columns.zh: value=街长人数
// columns.en: value=chiefs
// expected.zh: 每条街有街长
// expected.en: Each road has a chief
// remedy.zh: 街道选配街长
// remedy.en: The street finds one
// words.zh: vacant=岗位空缺
// words.en: vacant=the post is vacant
MATCH (s:Road)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:AT]-(post:Post)<-[h:HOLDS]-(person:Person)
  WHERE coalesce(post.kind, post.title) = '街长' AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
    AND coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
WITH s, count(DISTINCT person.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, CASE WHEN value = 0 AND EXISTS { MATCH (s)<-[:AT]-(post:Post) WHERE coalesce(post.kind, post.title) = '街长' } THEN 'vacant' END AS detail
