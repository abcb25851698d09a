// title.zh: 单位之间的各种关系
// title.en: All that links organisations: membership, activities, commitments, posts, report-ins, party relations
// view: data
// params: asof: date = today
// columns: bodies, serving, places, below, memberships, gatherings, participants, commitments, posts, holders, reports, party
CALL () {
  MATCH (p:Place)
  WHERE p:City OR p:County OR p:Street OR p:Community
  OPTIONAL MATCH (p)-[r:PART_OF]->(q:Place)
    WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until)
  RETURN collect([p.id, coalesce(p.name, p.id), head([l IN labels(p) WHERE l <> 'Place']), coalesce(p.code, ''),
    coalesce(toString(p.since), ''), coalesce(toString(p.until), ''), coalesce(q.id, '')]) AS places
}
CALL () {
  MATCH (p:Place)<-[:SERVES|NEEDED_AT]-()
  WHERE NOT (p:City OR p:County OR p:Street OR p:Community)
  WITH DISTINCT p
  MATCH (p)-[up:PART_OF*1..8]->(q:Community)
  WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
  RETURN collect([p.id, q.id]) AS below
}
CALL () {
  MATCH (o:Organization)
  RETURN collect([o.id, coalesce(o.name, o.id), head([l IN labels(o) WHERE l <> 'Organization']), coalesce(o.code, ''),
    coalesce(o.industry, o.trade, ''), coalesce(o.ownership, ''), coalesce(toString(o.since), ''), coalesce(toString(o.until), '')]) AS bodies
}
CALL () {
  MATCH (o:Organization)-[:SERVES]->(p:Place)
  RETURN collect([o.id, p.id]) AS serving
}
CALL () {
  MATCH (o:Organization)-[m:MEMBER_OF]->(a:Alliance)
  RETURN collect([o.id, a.id, coalesce(m.role, ''), coalesce(toString(m.since), ''), coalesce(toString(m.until), '')]) AS memberships
}
CALL () {
  MATCH (t:Activity)-[:HELD_BY]->(h:Organization)
  RETURN collect([t.id, coalesce(t.name, ''), coalesce(toString(t.on), ''), h.id]) AS gatherings
}
CALL () {
  MATCH (t:Activity)<-[:TOOK_PART]-(o:Organization)
  RETURN collect([t.id, o.id]) AS participants
}
CALL () {
  MATCH (n:Need)<-[:MEETS]-(c:Commitment)-[:TAKEN_ON_BY]->(g:Organization)
  MATCH (n)-[:NEEDED_AT]->(p:Place)
  OPTIONAL MATCH (n)-[:NEEDED_BY]->(o:Organization)
  RETURN collect([coalesce(o.id, p.id), g.id, coalesce(n.name, ''), coalesce(toString(c.claimed_on), toString(c.delivered_on), '')]) AS commitments
}
CALL () {
  MATCH (b:Organization)<-[:ON_BEHALF_OF]-(p:Post)-[:AT]->(a:Organization)
  RETURN collect([b.id, a.id, coalesce(p.title, ''), coalesce(toString(p.since), ''), coalesce(toString(p.until), '')]) AS posts
}
CALL () {
  MATCH (b:Organization)<-[:AT]-(:Post)<-[g:HOLDS]-(:Person)-[h:HOLDS]->(p:Post)-[:AT]->(a:Organization)
  WHERE a.id < b.id
  RETURN collect([b.id, a.id, coalesce(p.title, ''), coalesce(toString(g.since), ''), coalesce(toString(g.until), ''),
    coalesce(toString(h.since), ''), coalesce(toString(h.until), '')]) AS holders
}
CALL () {
  MATCH (u:Organization)<-[:REPORTED_BY]-(r:ReportIn)-[:REPORTED_TO]->(c:Community)
  RETURN collect([u.id, c.id, '', coalesce(toString(r.since), ''), coalesce(toString(r.until), '')]) AS reports
}
CALL () {
  MATCH (a:PartyOrganization)-[l:SUBORDINATE_TO|COVERS|EMBEDDED_IN]->(b:Organization)
  RETURN collect([a.id, b.id, type(l), coalesce(toString(l.since), ''), coalesce(toString(l.until), '')]) AS party
}
RETURN bodies, serving, places, below, memberships, gatherings, participants, commitments, posts, holders, reports, party
