// title.zh: 街道（乡镇）的三张清单
// title.en: The three lists of each street, entry by entry; and those that a government above the streets has set
// view: data
// params: asof: date
// columns: entries, upper
CALL () {
  MATCH (s:Street)<-[:SERVES]-(o:Government)
  WHERE (s.since IS NULL OR s.since <= $asof) AND (s.until IS NULL OR $asof < s.until)
    AND (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
    AND NOT EXISTS { MATCH (o)-[:SERVES]->(wide:Place) WHERE wide:County OR wide:City }
  OPTIONAL MATCH (o)-[:CARRIES]->(d:Duty)-[:CONCERNS]->(c:Category)
    WHERE d.list IN ['基本履职', '配合履职', '上级收回'] AND (d.since IS NULL OR d.since <= $asof) AND (d.until IS NULL OR $asof < d.until)
  RETURN collect([s.id, coalesce(s.form, ''), o.id, coalesce(d.list, ''), coalesce(c.id, ''), coalesce(d.competence, '')]) AS entries
}
CALL () {
  MATCH (wide:Place)<-[:SERVES]-(o:Government)-[:CARRIES]->(d:Duty)-[:CONCERNS]->(c:Category)
  WHERE (wide:County OR wide:City) AND d.list IN ['基本履职', '配合履职', '上级收回']
    AND (d.since IS NULL OR d.since <= $asof) AND (d.until IS NULL OR $asof < d.until)
  RETURN collect(DISTINCT [d.list, c.id, d.competence]) AS upper
}
RETURN entries, upper
