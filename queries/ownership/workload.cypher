// title.zh: 未结问题、岗位、人口和面积
// title.en: Open problems with who handles them, posts of bodies, people of communities, land of places
// view: data
// params: asof: date
// columns: people, land, posts, issues
CALL () {
  MATCH (c:Community)
  RETURN collect([c.id, coalesce(c.households, 0), coalesce(c.population, 0)]) AS people
}
CALL () {
  MATCH (p:Place)
  WHERE p.land IS NOT NULL
  RETURN collect([p.id, p.land]) AS land
}
CALL () {
  MATCH (o:Organization)<-[:AT]-(p:Post)
  WHERE (p.since IS NULL OR p.since <= $asof) AND (p.until IS NULL OR $asof < p.until)
  WITH o, count(p) AS n
  RETURN collect([o.id, n]) AS posts
}
CALL () {
  MATCH (i:Issue)-[:ABOUT]->(c:Category)
  WHERE NOT coalesce(i.state, '') IN ['解决', '办结归档'] AND (i.received_on IS NULL OR i.received_on <= $asof)
    AND NOT EXISTS { (i)-[:JOINED_TO]->(:Issue) }
  MATCH (i)-[:LOCATED_IN]->(p:Place)
  OPTIONAL MATCH (i)-[:HANDLED_BY]->(o:Organization)
  RETURN collect([i.id, c.id, p.id, coalesce(o.id, '')]) AS issues
}
RETURN people, land, posts, issues
