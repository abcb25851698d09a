// title.zh: 五级组织体系断点
// title.en: Compounds whose chain of party organisations is whole
// source: §C1
// view: rule
// subject: Compound
// severity: hint
// params: asof: date = today, least: integer = 3
// columns: subject, place, ok, value, expected, detail, households
// columns.zh: value=健全到第几级
// columns.en: value=levels that are whole
// expected.zh: 街道大工委、社区大党委、小区党支部、楼栋党小组逐级健全
// expected.en: Platform of the street, platform of the community, branch of the compound and groups of its buildings are all there
// remedy.zh: 从断点一级补建
// remedy.en: Begin at the level where it breaks
// words.zh: street=断在街道大工委, community=断在社区大党委, compound=断在小区党支部, building=断在楼栋党小组
// words.en: street=breaks at the street, community=breaks at the community, compound=breaks at the compound, building=breaks at a building
MATCH (s:Compound)-[low:PART_OF]->(community:Community)-[up:PART_OF]->(street:Street)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(low.since <= $asof, true) AND coalesce($asof < low.until, true)
  AND coalesce(up.since <= $asof, true) AND coalesce($asof < up.until, true)
WITH s,
  street.form <> '街道' OR EXISTS { MATCH (street)<-[:COVERS|SERVES]-(o:PartyOrganization {form: '大工委'}) WHERE coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true) } AS first,
  EXISTS { MATCH (community)<-[:COVERS|SERVES]-(o:PartyOrganization {form: '大党委'}) WHERE coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true) } AS second,
  EXISTS { MATCH (s)<-[:COVERS|EMBEDDED_IN]-(o:PartyOrganization) WHERE o.form IN ['支部', '联合支部', '总支', '党委'] AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true) } AS third,
  NOT EXISTS {
    MATCH (s)<-[lies:PART_OF]-(b:Building)
    WHERE coalesce(lies.since <= $asof, true) AND coalesce($asof < lies.until, true) AND b.party_members >= $least AND coalesce(b.since <= $asof, true) AND coalesce($asof < b.until, true)
      AND NOT EXISTS { MATCH (b)<-[:COVERS|EMBEDDED_IN|SERVES]-(o:PartyOrganization {form: '党小组'}) WHERE coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true) }
  } AS fourth
WITH s, CASE WHEN NOT first THEN 0 WHEN NOT second THEN 1 WHEN NOT third THEN 2 WHEN NOT fourth THEN 3 ELSE 4 END AS value
RETURN s AS subject, s AS place, value = 4 AS ok, value, 4 AS expected,
  CASE value WHEN 0 THEN 'street' WHEN 1 THEN 'community' WHEN 2 THEN 'compound' WHEN 3 THEN 'building' END AS detail, coalesce(s.households, 0) AS households
