// title.zh: 党建联盟的成员关系
// title.en: Who belongs to which alliance; with one given, its members and what else they belong to
// view: data
// params: alliance: text = none, asof: date = today
// columns: alliances, memberships
CALL () {
  MATCH (a:Alliance)
  WHERE (a.since IS NULL OR a.since <= $asof) AND (a.until IS NULL OR $asof < a.until)
    AND ($alliance IS NULL OR a.id = $alliance
      OR EXISTS {
        MATCH (a)<-[m:MEMBER_OF]-(o:Organization)-[n:MEMBER_OF]->(:Alliance {id: $alliance})
        WHERE (m.since IS NULL OR m.since <= $asof) AND (m.until IS NULL OR $asof < m.until)
          AND (n.since IS NULL OR n.since <= $asof) AND (n.until IS NULL OR $asof < n.until)
          AND (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
      })
  RETURN collect([a.id, a.name]) AS alliances
}
CALL () {
  MATCH (o:Organization)-[m:MEMBER_OF]->(a:Alliance)
  WHERE (m.since IS NULL OR m.since <= $asof) AND (m.until IS NULL OR $asof < m.until)
    AND (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
    AND (a.since IS NULL OR a.since <= $asof) AND (a.until IS NULL OR $asof < a.until)
    AND ($alliance IS NULL OR a.id = $alliance OR EXISTS {
      MATCH (o)-[n:MEMBER_OF]->(:Alliance {id: $alliance})
      WHERE (n.since IS NULL OR n.since <= $asof) AND (n.until IS NULL OR $asof < n.until)
    })
  RETURN collect([o.id, o.name, head([l IN labels(o) WHERE l <> 'Organization']), a.id, coalesce(m.role, '')]) AS memberships
}
RETURN alliances, memberships
