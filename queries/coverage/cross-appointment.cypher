// title.zh: 物业与社区交叉任职
// title.en: Communities with cross-appointments both ways
// source: §D3
// view: rule
// subject: Community
// severity: hint
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail, households
// columns.zh: value=已实现方向数
// columns.en: value=ways
// expected.zh: 物业企业负责人与社区两委双向进入、交叉任职
// expected.en: Managers of property companies and the community's two committees hold posts on both sides
// remedy.zh: 社区党组织与物业企业商定任职
// remedy.en: The community's party organisation and the companies agree on posts
// words.zh: none=两个方向都没有, inward=只有物业进社区, outward=只有社区进物业
// words.en: none=neither way, inward=only from the company to the community, outward=only from the community to the company
MATCH (s:Community)<-[up:PART_OF]-(x:Compound)<-[m:MANAGES]-(company:PropertyCompany)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(up.since <= $asof, true) AND coalesce($asof < up.until, true) AND coalesce(m.since <= $asof, true) AND coalesce($asof < m.until, true)
  AND coalesce(company.since <= $asof, true) AND coalesce($asof < company.until, true)
WITH s, collect(DISTINCT company.id) AS companies
OPTIONAL MATCH (s)<-[:SERVES]-(home:Organization)<-[:AT]-(inward:Post)-[:ON_BEHALF_OF]->(from:PropertyCompany)
  WHERE (home:ResidentsCommittee OR home:PartyOrganization) AND from.id IN companies AND coalesce(inward.kind, inward.title) = '交叉任职'
    AND EXISTS { MATCH (inward)<-[h:HOLDS]-(:Person) WHERE coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true) }
WITH s, companies, count(DISTINCT inward.id) AS inwards
OPTIONAL MATCH (s)<-[:SERVES]-(home:Organization)<-[:ON_BEHALF_OF]-(outward:Post)-[:AT]->(to:PropertyCompany)
  WHERE (home:ResidentsCommittee OR home:PartyOrganization) AND to.id IN companies AND coalesce(outward.kind, outward.title) = '交叉任职'
    AND EXISTS { MATCH (outward)<-[h:HOLDS]-(:Person) WHERE coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true) }
WITH s, inwards, count(DISTINCT outward.id) AS outwards
WITH s, CASE WHEN inwards > 0 THEN 1 ELSE 0 END + CASE WHEN outwards > 0 THEN 1 ELSE 0 END AS value, inwards
RETURN s AS subject, s AS place, value = 2 AS ok, value, 2 AS expected,
  CASE WHEN value = 2 THEN null WHEN value = 0 THEN 'none' WHEN inwards > 0 THEN 'inward' ELSE 'outward' END AS detail, coalesce(s.households, 0) AS households
