// title.zh: 业委会委员利益冲突
// title.en: Owners' committees without members from the compound's company
// source: property-16
// view: rule
// subject: OwnersCommittee
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=任职委员数
// columns.en: value=members who do
// expected.zh: 业委会委员不在本小区物业企业任职
// expected.en: No member works for the company that serves the compound
// remedy.zh: 委员回避或改选
// remedy.en: The member steps back or is replaced
MATCH (s:OwnersCommittee)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:AT]-(:Post)<-[mine:HOLDS]-(person:Person)-[theirs:HOLDS]->(:Post)-[:AT]->(company:PropertyCompany)-[m:MANAGES]->(:Compound)<-[:SERVES]-(s)
  WHERE coalesce(mine.since <= $asof, true) AND coalesce($asof < mine.until, true) AND coalesce(theirs.since <= $asof, true) AND coalesce($asof < theirs.until, true)
    AND coalesce(m.since <= $asof, true) AND coalesce($asof < m.until, true)
WITH s, count(DISTINCT person.id) AS found
WITH s, CASE WHEN coalesce(s.in_company, 0) > found THEN s.in_company ELSE found END AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value = 0 AS ok, value, 0 AS expected
