// title.zh: 主要数字
// title.en: Key figures
// source: §A1 §A3 §D2 §D4
// view: table
// params: asof: date = today
// columns: streets, communities, grids, compounds, alliances, two_new, departments
// columns.zh: streets=街道（不含统计用功能区）, communities=社区, grids=网格, compounds=小区, alliances=党建联盟, two_new=联盟中的两新组织, departments=市联席会议成员部门
// columns.en: streets=streets (without the statistical zone), communities=communities, grids=grids, compounds=compounds, alliances=alliances, two_new=two-new organisations in alliances, departments=departments in the city's conference
CALL () {
  MATCH (s:Street)
  WHERE s.form = '街道' AND (s.since IS NULL OR s.since <= $asof) AND (s.until IS NULL OR $asof < s.until)
    AND NOT EXISTS { MATCH (s)-[r:PART_OF]->(:County {statistical: true}) WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until) }
  RETURN count(s) AS streets
}
CALL () {
  MATCH (c:Community)
  WHERE c.form = '社区(居)' AND (c.since IS NULL OR c.since <= $asof) AND (c.until IS NULL OR $asof < c.until)
  RETURN count(c) AS communities
}
CALL () {
  MATCH (g:Grid)
  WHERE (g.since IS NULL OR g.since <= $asof) AND (g.until IS NULL OR $asof < g.until)
  RETURN count(g) AS grids
}
CALL () {
  MATCH (x:Compound)
  WHERE (x.since IS NULL OR x.since <= $asof) AND (x.until IS NULL OR $asof < x.until)
  RETURN count(x) AS compounds
}
CALL () {
  MATCH (a:Alliance)
  WHERE (a.since IS NULL OR a.since <= $asof) AND (a.until IS NULL OR $asof < a.until)
  RETURN count(a) AS alliances
}
CALL () {
  MATCH (o:Organization)-[m:MEMBER_OF]->(:Alliance)
  WHERE (o:SocialOrganization OR o:PropertyCompany OR (o:Enterprise AND o.ownership = '非公'))
    AND (m.since IS NULL OR m.since <= $asof) AND (m.until IS NULL OR $asof < m.until)
    AND (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
  RETURN count(DISTINCT o) AS two_new
}
CALL () {
  MATCH (d:Department)-[:PARTICIPATES_IN]->(:Conference {level: '市'})
  WHERE (d.since IS NULL OR d.since <= $asof) AND (d.until IS NULL OR $asof < d.until)
  RETURN count(DISTINCT d) AS departments
}
RETURN streets, communities, grids, compounds, alliances, two_new, departments
