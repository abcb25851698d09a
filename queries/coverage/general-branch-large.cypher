// title.zh: 党员过多的总支
// title.en: Branches and general branches with too many members
// source: branch-regulations party-constitution
// view: rule
// subject: PartyOrganization
// form: 支部 联合支部 总支
// severity: hint
// params: asof: date = today, most: integer = 100
// columns: subject, place, ok, value, expected
// columns.zh: value=党员数
// columns.en: value=members
// expected.zh: 党员 100 人以上的单位设党委
// expected.en: From 100 members on a committee is set up
// remedy.zh: 报上级党组织批准调整设置（经批准的例外可豁免）
// remedy.en: The party organisation above decides on another form (approved exceptions are waived)
MATCH (s:PartyOrganization)
WHERE s.form IN ['支部', '联合支部', '总支'] AND s.members IS NOT NULL AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
WITH s, s.members AS value
MATCH (s)-[:SERVES]->(served:Place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH s, value, p, count(DISTINCT served) AS holds, min(size(up)) AS steps
ORDER BY holds DESC, steps
WITH s, value, collect(p)[0] AS place
RETURN s AS subject, place, value < $most AS ok, value, $most AS expected
