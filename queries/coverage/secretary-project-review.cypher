// title.zh: 书记项目评议
// title.en: Projects with partner and place, reviewed
// source: §D1
// view: rule
// subject: Project
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, detail
// expected.zh: 项目有共建单位和受益地点，往年项目经过评议
// expected.en: A project has a partner and a place; one of a past year was reviewed
// remedy.zh: 补登共建单位和地点，提交联席会议评议
// remedy.en: Record them, and bring it to the conference
// words.zh: no partner=没有共建单位, no place=没有受益地点, no review=未评议
// words.en: no partner=no partner, no place=no place that benefits, no review=not reviewed
MATCH (s:Project)-[:CLAIMED_BY]->(party:PartyOrganization)
WHERE s.year <= $asof.year
WITH s, party, EXISTS { (s)-[:PARTNERED_BY]->(:Organization) } AS partner, EXISTS { (s)-[:BENEFITS]->(:Place) } AS benefits,
  s.year = $asof.year OR s.review IN ['优秀', '通过', '不通过'] AS reviewed
MATCH (party)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, partner, benefits, reviewed, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, partner, benefits, reviewed, collect(p)[0] AS place
RETURN s AS subject, place, partner AND benefits AND reviewed AS ok,
  CASE WHEN NOT partner THEN 'no partner' WHEN NOT benefits THEN 'no place' WHEN NOT reviewed THEN 'no review' END AS detail
