// title.zh: 交给街道、社区的事项及其清单
// title.en: What was sent to streets and communities, and what their lists hold
// view: data
// params: asof: date
// columns: sent, listed
CALL () {
  MATCH (i:Issue)-[:HANDLED_BY]->(o:Organization)
  WHERE (o:Government OR o:ResidentsCommittee) AND (i.received_on IS NULL OR i.received_on <= $asof)
    AND NOT EXISTS { MATCH (o)-[:SERVES]->(wide:Place) WHERE wide:County OR wide:City }
  MATCH (i)-[:ABOUT]->(c:Category)
  WITH o, c, count(i) AS n
  RETURN collect([o.id, c.id, n]) AS sent
}
CALL () {
  MATCH (o:Organization)-[:CARRIES]->(d:Duty)-[:CONCERNS]->(c:Category)
  WHERE (o:Government OR o:ResidentsCommittee) AND (d.since IS NULL OR d.since <= $asof) AND (d.until IS NULL OR $asof < d.until)
    AND coalesce(d.list, '') <> '上级收回'
  RETURN collect([o.id, c.id]) AS listed
}
RETURN sent, listed
