// title.zh: 按编号找地点
// title.en: One of the places by its id
// view: data
// params: id: text
// columns: id, name, kind
MATCH (n:Place {id: $id})
RETURN n.id AS id, n.name AS name, coalesce(head([l IN labels(n) WHERE l <> 'Place']), 'Place') AS kind
