// title.zh: 网格党组织覆盖
// title.en: Grids that a party organisation covers
// source: §C1 §C3
// view: rule
// subject: Grid
// form: 综合 微
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// expected.zh: 每个网格（专属网格除外）有党组织覆盖
// expected.en: Each grid but the dedicated ones is covered by a party organisation
// remedy.zh: 社区党组织组建网格党支部或由联合支部覆盖
// remedy.en: The community's party organisation sets up a branch or lets a joint branch cover it
// words.zh: ended=党组织已撤销：{0}（最后一天 {1}）
// words.en: ended={0} ended on {1}
MATCH (s:Grid)
WHERE (s.since IS NULL OR s.since <= $asof) AND (s.until IS NULL OR $asof < s.until) AND coalesce(s.form, '综合') <> '专属'
OPTIONAL MATCH (s)<-[:COVERS]-(o:PartyOrganization)
  WHERE (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
WITH s, count(DISTINCT o.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected,
  CASE WHEN value = 0 THEN reduce(last = null, found IN
    [(s)<-[:COVERS]-(o:PartyOrganization) WHERE o.until <= $asof | ['ended', o.name, toString(o.until - duration({days: 1}))]]
    | CASE WHEN last IS NULL OR found[2] > last[2] THEN found ELSE last END)
  END AS detail
