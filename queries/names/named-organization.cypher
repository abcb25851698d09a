// title.zh: 按编号找单位
// title.en: Some of the organisations by their ids
// view: data
// params: ids: texts
// columns: id, name, kind, since, until
UNWIND $ids AS id
MATCH (n:Organization {id: id})
RETURN id, n.name AS name, coalesce(head([l IN labels(n) WHERE l <> 'Organization']), 'Organization') AS kind,
  coalesce(toString(n.since), '') AS since, coalesce(toString(n.until), '') AS until
