// title.zh: 社区工作者配备
// title.en: Community workers per 10,000 residents
// source: community-services-plan §B4
// view: rule
// subject: City County
// severity: gap
// params: asof: date = today, per: number = 18
// params.zh: per=每万人
// params.en: per=per 10000
// columns: subject, place, ok, value, expected
// columns.zh: value=社区工作者数
// columns.en: value=community workers
// expected.zh: 每万名城镇常住人口 18 名社区工作者
// expected.en: 18 community workers per 10,000 urban residents
// remedy.zh: 市、县招聘社区工作者
// remedy.en: City and county recruit
MATCH (s:Place)<-[up:PART_OF*2..3]-(c:Community)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true)) AND (s:City OR s:County) AND NOT coalesce(s.statistical, false) AND coalesce(c.form, '社区(居)') = '社区(居)' AND c.population IS NOT NULL
  AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(c.since <= $asof, true) AND coalesce($asof < c.until, true)
OPTIONAL MATCH (c)<-[:SERVES*0..1]-(home)<-[:AT]-(post:Post)<-[h:HOLDS]-(person:Person)
  WHERE coalesce(post.kind, post.title) = '社工岗' AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
    AND coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
WITH s, c, count(DISTINCT person.id) AS workers
WITH s, sum(workers) AS value, toInteger(ceil(sum(c.population) * $per / 10000.0)) AS expected
RETURN s AS subject, s AS place, value >= expected AS ok, value, expected
