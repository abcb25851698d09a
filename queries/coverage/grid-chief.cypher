// title.zh: 网格长配备
// title.en: Grids with a chief
// source: §C2
// view: rule
// subject: Grid
// form: 综合 微
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail, households
// columns.zh: value=网格长数
// columns.en: value=chiefs
// expected.zh: 每个网格（专属网格除外）有网格长
// expected.en: Each grid but the dedicated ones has a chief
// remedy.zh: 社区选配网格长
// remedy.en: The community finds a chief
// words.zh: vacant=岗位空缺
// words.en: vacant=the post is vacant
MATCH (s:Grid)
WHERE coalesce(s.form, '综合') <> '专属' AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:AT]-(post:Post)<-[h:HOLDS]-(person:Person)
  WHERE coalesce(post.kind, post.title) = '网格长' AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
    AND coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
WITH s, count(DISTINCT person.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected, CASE WHEN value = 0 AND EXISTS { MATCH (s)<-[:AT]-(post:Post) WHERE coalesce(post.kind, post.title) = '网格长' } THEN 'vacant' END AS detail, coalesce(s.households, 0) AS households
