// title.zh: 社区党组织覆盖
// title.en: Communities that a party organisation covers
// source: §C1
// view: rule
// subject: Community
// form: 社区(居)
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// expected.zh: 每个社区有党组织覆盖
// expected.en: Each community is covered by a party organisation
// remedy.zh: 街道党工委组建社区党组织
// remedy.en: The street's party working committee sets one up
// words.zh: ended=党组织已撤销：{0}（最后一天 {1}）
// words.en: ended={0} ended on {1}
MATCH (s:Community)
WHERE (s.since IS NULL OR s.since <= $asof) AND (s.until IS NULL OR $asof < s.until) AND coalesce(s.form, '社区(居)') = '社区(居)'
OPTIONAL MATCH (s)<-[:COVERS]-(o:PartyOrganization)
  WHERE (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
WITH s, count(DISTINCT o.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected,
  CASE WHEN value = 0 THEN reduce(last = null, found IN
    [(s)<-[:COVERS]-(o:PartyOrganization) WHERE o.until <= $asof | ['ended', o.name, toString(o.until - duration({days: 1}))]]
    | CASE WHEN last IS NULL OR found[2] > last[2] THEN found ELSE last END)
  END AS detail
