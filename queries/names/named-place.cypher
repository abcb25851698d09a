// title.zh: 按编号找地点
// title.en: Some of the places by their ids
// view: data
// params: ids: texts
// columns: id, name, kind, since, until
UNWIND $ids AS id
MATCH (n:Place {id: id})
RETURN id, n.name AS name, coalesce(head([l IN labels(n) WHERE l <> 'Place']), 'Place') AS kind,
  coalesce(toString(n.since), '') AS since, coalesce(toString(n.until), '') AS until
