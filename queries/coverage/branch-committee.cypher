// title.zh: 支部委员会设置
// title.en: Branches with a committee of the right size
// source: branch-regulations
// view: rule
// subject: PartyOrganization
// form: 支部 联合支部
// severity: gap
// params: asof: date = today, members: integer = 7, least: integer = 3, most: integer = 7
// params.zh: members=正式党员数
// params.en: members=full members
// columns: subject, place, ok, value, expected
// columns.zh: value=委员数
// columns.en: value=committee members
// note.zh: 未登记班子人数的支部不在统计内
// note.en: Branches whose committee is not recorded are left out
// expected.zh: 正式党员 7 人以上的支部设 3 至 5 人、最多 7 人的委员会
// expected.en: A branch of seven full members or more has a committee of three to five, seven at most
// remedy.zh: 党员大会选举支部委员会
// remedy.en: The members' meeting elects a committee
MATCH (s:PartyOrganization)
WHERE s.form IN ['支部', '联合支部'] AND s.full_members >= $members AND s.committee IS NOT NULL AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
WITH s, s.committee AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value >= $least AND value <= $most AS ok, value, $least AS expected
