// title.zh: 到期与空缺日历
// title.en: What ends, lapses or is vacant, and when
// source: terms-2018 property-33 §B4 §D2
// view: table
// params: place: Place = none, within: integer = 180, asof: date = today
// params.zh: within=几天之内
// params.en: within=within how many days
// columns: due, due_precision, days, group, kind, name, place_name, place, id
// columns.zh: due=最后一天, days=距今天数, group=时段, kind=事项, place_name=所在
// columns.en: due=last day, days=days from now, group=when, kind=what, place_name=where
// words.zh: overdue=已逾期, 90=90 天内, 180=180 天内, later=更晚, party term=党组织任期, committee term=居（村）委会任期, owners term=业委会任期, contract=物业合同, secretary=书记空缺, guarantor=包保人离岗, waiver=豁免到期, grant=赋权到期
// words.en: overdue=overdue, 90=within 90 days, 180=within 180 days, later=later, party term=term of a party organisation, committee term=term of a residents' committee, owners term=term of an owners' committee, contract=property contract, secretary=secretary vacant, guarantor=guarantor left the post, waiver=waiver runs out, grant=grant runs out
CALL () {
  MATCH (s:PartyOrganization)-[:SERVES]->(at:Place)
  WHERE s.form IN ['党委', '总支', '支部', '联合支部'] AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  RETURN 'party term' AS kind, s AS subject, at, coalesce(s.extended_until, s.term_until) AS ends,
    CASE WHEN s.extended_until IS NULL THEN s.term_until_precision ELSE s.extended_until_precision END AS exact
  UNION ALL
  MATCH (s:ResidentsCommittee)-[:SERVES]->(at:Place)
  WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
  RETURN 'committee term' AS kind, s AS subject, at, coalesce(s.extended_until, s.term_until) AS ends,
    CASE WHEN s.extended_until IS NULL THEN s.term_until_precision ELSE s.extended_until_precision END AS exact
  UNION ALL
  MATCH (s:OwnersCommittee)-[:SERVES]->(at:Place)
  WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
    AND NOT EXISTS { MATCH (at)<-[:SERVES]-(next:OwnersCommittee) WHERE s.term_until < next.term_until }
  RETURN 'owners term' AS kind, s AS subject, at, coalesce(s.extended_until, s.term_until) AS ends,
    CASE WHEN s.extended_until IS NULL THEN s.term_until_precision ELSE s.extended_until_precision END AS exact
  UNION ALL
  MATCH (s:Compound)<-[m:MANAGES]-(:PropertyCompany)
  WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(m.since <= $asof, true)
  WITH s, max(coalesce(m.until, $asof + duration({years: 1000}))) AS ends
  RETURN 'contract' AS kind, s AS subject, s AS at, ends,
    head([(s)<-[m:MANAGES]-(:PropertyCompany) WHERE m.until = ends | m.until_precision]) AS exact
  UNION ALL
  MATCH (post:Post)-[:AT]->(s:PartyOrganization)-[:SERVES]->(at:Place)
  WHERE coalesce(post.kind, post.title) = '书记' AND coalesce(post.since <= $asof, true) AND coalesce($asof < post.until, true)
    AND NOT EXISTS {
      MATCH (post)<-[h:HOLDS]-(:Person)
      WHERE coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
    }
  OPTIONAL MATCH (post)<-[was:HOLDS]-(:Person)
    WHERE was.until <= $asof
  WITH s, at, was ORDER BY was.until DESC
  WITH s, at, max(was.until) AS ends, head(collect([was.until_precision])) AS exact
  RETURN 'secretary' AS kind, s AS subject, at, coalesce(ends, $asof) AS ends, head(exact) AS exact
  UNION ALL
  MATCH (s:Compound)<-[:GUARANTEES]-(g:Guarantee)-[:GUARANTEED_BY]->(post:Post)
  WHERE coalesce(g.since <= $asof, true) AND coalesce($asof < g.until, true)
    AND NOT EXISTS {
      MATCH (post)<-[h:HOLDS]-(:Person)
      WHERE coalesce(h.since <= $asof, true) AND coalesce($asof < h.until, true)
    }
  OPTIONAL MATCH (post)<-[was:HOLDS]-(:Person)
    WHERE was.until <= $asof
  WITH s, was ORDER BY was.until DESC
  WITH s, max(was.until) AS ends, head(collect([was.until_precision])) AS exact
  RETURN 'guarantor' AS kind, s AS subject, s AS at, coalesce(ends, $asof) AS ends, head(exact) AS exact
  UNION ALL
  MATCH (w:Waiver)-[:WAIVES]->(s)
  WHERE $asof < w.until
  OPTIONAL MATCH (s)-[to:HOLDS|AT|SERVES|LOCATED_IN|CLAIMED_BY*0..3]->(spot:Place)
    WHERE all(r IN to WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
  OPTIONAL MATCH (city:City) WHERE spot IS NULL
  WITH w, s, coalesce(spot, city) AS at
  RETURN 'waiver' AS kind, s AS subject, at, w.until AS ends, w.until_precision AS exact
  UNION ALL
  MATCH (s:Organization)-[:CARRIES]->(d:Duty)
  WHERE d.list = '赋权' AND d.until IS NOT NULL AND coalesce(d.since <= $asof, true)
  MATCH (s)-[:SERVES]->(at:Place)
  RETURN 'grant' AS kind, s AS subject, at, d.until AS ends, d.until_precision AS exact
}
WITH kind, subject, at, exact, ends - duration({days: 1}) AS due
WHERE due <= $asof + duration({days: $within}) AND ($place IS NULL OR EXISTS {
    MATCH (at)-[up:PART_OF*0..8]->(:Place {id: $place})
    WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
  })
WITH kind, subject, min(at.id) AS place, min(at.name) AS place_name, due, max(exact) AS exact
RETURN due, exact AS due_precision, duration.inDays($asof, due).days AS days,
  CASE WHEN due < $asof THEN 'overdue' WHEN due <= $asof + duration({days: 90}) THEN '90' WHEN due <= $asof + duration({days: 180}) THEN '180' ELSE 'later' END AS group,
  kind, coalesce(subject.name, subject.title, subject.number) AS name, place_name, place, subject.id AS id
ORDER BY due, kind, id
