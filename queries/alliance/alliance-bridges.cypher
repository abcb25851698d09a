// title.zh: 连接多个党建联盟的成员
// title.en: Who links alliances: members of several
// source: §D4
// view: network
// params: asof: date = today
// columns: id, name, kind, alliances, names
// columns.zh: alliances=联盟数, names=所在联盟
// columns.en: alliances=alliances, names=member of
MATCH (o:Organization)-[m:MEMBER_OF]->(a:Alliance)
WHERE (m.since IS NULL OR m.since <= $asof) AND (m.until IS NULL OR $asof < m.until)
  AND (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
  AND (a.since IS NULL OR a.since <= $asof) AND (a.until IS NULL OR $asof < a.until)
WITH o, a
ORDER BY a.id
WITH o, count(DISTINCT a.id) AS alliances, collect(DISTINCT a.name) AS names
WHERE alliances > 1
RETURN o.id AS id, o.name AS name, head([l IN labels(o) WHERE l <> 'Organization']) AS kind, alliances, names
ORDER BY alliances DESC, id
