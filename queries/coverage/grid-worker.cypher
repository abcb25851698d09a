// title.zh: 专职网格员配备
// title.en: Grids with a full-time worker
// source: §C2 §C3
// view: rule
// subject: Grid
// form: 综合
// severity: gap
// params: asof: date = today, least: integer = 1
// columns: subject, place, ok, value, expected, detail, households
// columns.zh: value=专职网格员数
// columns.en: value=full-time workers
// expected.zh: 每个综合网格至少 1 名专职网格员
// expected.en: Each comprehensive grid has at least one full-time worker
// remedy.zh: 街道招聘或调配专职网格员
// remedy.en: The street recruits or reassigns one
// words.zh: vacant=岗位空缺
// words.en: vacant=the post is vacant
MATCH (s:Grid)
WHERE coalesce(s.form, '综合') = '综合' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:AT]-(post:Post)<-[h:HOLDS]-(person:Person)
  WHERE coalesce(post.kind, post.title) = '专职网格员' AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
    AND coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
WITH s, count(DISTINCT person.id) AS value
RETURN s AS subject, s AS place, value >= $least AS ok, value, $least AS expected, CASE WHEN value = 0 AND EXISTS { MATCH (s)<-[:AT]-(post:Post) WHERE coalesce(post.kind, post.title) = '专职网格员' } THEN 'vacant' END AS detail, coalesce(s.households, 0) AS households
