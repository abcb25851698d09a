// title.zh: 党建联盟的成员
// title.en: Members of an alliance
// source: §D4
// view: network
// params: alliance: Alliance, asof: date = today
// columns: id, name, kind, role, since, since_precision, others
// columns.zh: others=同时加入
// columns.en: others=also a member of
MATCH (a:Alliance {id: $alliance})<-[m:MEMBER_OF]-(o:Organization)
WHERE (m.since IS NULL OR m.since <= $asof) AND (m.until IS NULL OR $asof < m.until)
  AND (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
OPTIONAL MATCH (o)-[n:MEMBER_OF]->(other:Alliance)
  WHERE other.id <> $alliance AND (n.since IS NULL OR n.since <= $asof) AND (n.until IS NULL OR $asof < n.until)
    AND (other.since IS NULL OR other.since <= $asof) AND (other.until IS NULL OR $asof < other.until)
WITH o, m, collect(DISTINCT other.name) AS others
RETURN o.id AS id, o.name AS name, head([l IN labels(o) WHERE l <> 'Organization']) AS kind, m.role AS role, m.since AS since, m.since_precision AS since_precision, others
ORDER BY CASE WHEN role = '轴心' THEN 0 ELSE 1 END, id
