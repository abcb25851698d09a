// title.zh: 五长挂牌
// title.en: Communities whose chiefs have plaques
// source: §C2
// view: rule
// subject: Community
// severity: hint
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=公示牌数
// columns.en: value=plaques
// expected.zh: 五长岗位挂牌公示
// expected.en: The chiefs' posts have plaques
// remedy.zh: 社区制作公示牌
// remedy.en: The community puts up plaques
MATCH (s:Community)<-[up:PART_OF*0..4]-(spot:Place)<-[:AT]-(post:Post)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true)) AND coalesce(post.kind, post.title) IN ['街长', '路（巷）长', '网格长', '楼栋长', '单元长'] AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
WITH s, count(DISTINCT post.id) AS expected, count(DISTINCT CASE WHEN post.plaque THEN post.id END) AS value
RETURN s AS subject, s AS place, value = expected AS ok, value, expected, coalesce(s.households, 0) AS households
