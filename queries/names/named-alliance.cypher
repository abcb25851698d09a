// title.zh: 按编号找党建联盟
// title.en: Some of the alliances by their ids
// view: data
// params: ids: texts
// columns: id, name, kind, since, until
UNWIND $ids AS id
MATCH (n:Alliance {id: id})
RETURN id, n.name AS name, coalesce(head([l IN labels(n) WHERE l <> 'Organization']), 'Organization') AS kind,
  coalesce(toString(n.since), '') AS since, coalesce(toString(n.until), '') AS until
