// title.zh: 需求、资源与认领
// title.en: Needs, offers, commitments, and the places that they lie in
// view: data
// params: asof: date = today
// columns: needs, offers, areas, bases, commitments, places
CALL () {
  MATCH (n:Need)-[:NEEDED_AT]->(p:Place)
  WHERE (n.since IS NULL OR n.since <= $asof) AND (n.until IS NULL OR $asof < n.until)
  RETURN collect([n.id, coalesce(n.name, n.id), coalesce(n.kind, ''), coalesce(n.quantity, 1), p.id, coalesce(toString(n.by_when), ''),
    coalesce(n.urgency, '')]) AS needs
}
CALL () {
  MATCH (f:Offer)-[:OFFERED_BY]->(o:Organization)
  WHERE (f.until IS NULL OR $asof < f.until)
    AND (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
  RETURN collect([f.id, coalesce(f.name, f.id), coalesce(f.kind, ''), coalesce(f.quantity, 1), o.id, coalesce(o.name, o.id),
    coalesce(toString(f.since), ''), coalesce(toString(f.until), ''), coalesce(f.conditions, '')]) AS offers
}
CALL () {
  MATCH (f:Offer)-[:OFFERED_IN]->(p:Place)
  RETURN collect([f.id, p.id]) AS areas
}
CALL () {
  MATCH (:Offer)-[:OFFERED_BY]->(o:Organization)-[:SERVES]->(p:Place)
  RETURN collect(DISTINCT [o.id, p.id]) AS bases
}
CALL () {
  MATCH (n:Need)<-[:MEETS]-(c:Commitment)-[:TAKEN_ON_BY]->(o:Organization)
  OPTIONAL MATCH (c)-[:DRAWS_ON]->(f:Offer)
  RETURN collect([c.id, n.id, coalesce(n.name, n.id), coalesce(f.id, ''), o.id, coalesce(o.name, o.id), coalesce(c.quantity, n.quantity, 1),
    coalesce(c.state, ''), coalesce(toString(c.claimed_on), ''), coalesce(toString(c.due_on), ''), coalesce(toString(c.delivered_on), '')]) AS commitments
}
CALL () {
  MATCH (:Need)-[:NEEDED_AT]->(p:Place)
  WITH DISTINCT p
  MATCH (p)-[up:PART_OF*0..8]->(q:Place)
  WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
  WITH DISTINCT q
  OPTIONAL MATCH (q)-[r:PART_OF]->(above:Place)
    WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until)
  RETURN collect([q.id, coalesce(q.name, q.id), head([l IN labels(q) WHERE l <> 'Place']), coalesce(above.id, '')]) AS needed
}
CALL () {
  MATCH (f:Offer)-[:OFFERED_BY]->(o:Organization)-[:SERVES]->(p:Place)
  WITH DISTINCT p
  MATCH (p)-[up:PART_OF*0..8]->(q:Place)
  WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
  WITH DISTINCT q
  OPTIONAL MATCH (q)-[r:PART_OF]->(above:Place)
    WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until)
  RETURN collect([q.id, coalesce(q.name, q.id), head([l IN labels(q) WHERE l <> 'Place']), coalesce(above.id, '')]) AS served
}
RETURN needs, offers, areas, bases, commitments, needed + served AS places
