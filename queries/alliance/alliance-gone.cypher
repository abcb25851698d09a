// title.zh: 已撤销而仍在册的联盟成员
// title.en: Members on the list of an alliance that are gone themselves
// source: §D4
// view: table
// params: alliance: Alliance = none, asof: date = today
// columns: id, name, kind, alliance, until, until_precision
MATCH (a:Alliance)<-[m:MEMBER_OF]-(o:Organization)
WHERE ($alliance IS NULL OR a.id = $alliance) AND o.until <= $asof
  AND (m.since IS NULL OR m.since <= $asof) AND (m.until IS NULL OR $asof < m.until)
  AND (a.since IS NULL OR a.since <= $asof) AND (a.until IS NULL OR $asof < a.until)
RETURN o.id AS id, o.name AS name, head([l IN labels(o) WHERE l <> 'Organization']) AS kind, a.name AS alliance, o.until AS until,
  o.until_precision AS until_precision
ORDER BY alliance, id
