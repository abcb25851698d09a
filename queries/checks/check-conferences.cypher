// title.zh: 联席会议及其牵头单位
// title.en: Conferences and who leads them; what categories are known by
// view: data
// columns: conferences, keywords
CALL () {
  MATCH (c:Conference)-[:SERVES]->(p:Place)
  OPTIONAL MATCH (c)-[:LED_BY]->(o:Organization)
  WITH c, p, collect(CASE WHEN o IS NOT NULL THEN [coalesce(toString(o.since), ''), coalesce(toString(o.until), '')] END) AS leads
  RETURN collect([c.id, c.name, p.id, leads, coalesce(toString(c.since), ''), coalesce(toString(c.until), '')])
    AS conferences
}
CALL () {
  MATCH (k:Category)
  RETURN collect([k.id, coalesce(k.keywords, [])]) AS keywords
}
RETURN conferences, keywords
