// title.zh: 按编号找单位
// title.en: One of the organisations by its id
// view: data
// params: id: text
// columns: id, name, kind
MATCH (n:Organization {id: $id})
RETURN n.id AS id, n.name AS name, coalesce(head([l IN labels(n) WHERE l <> 'Organization']), 'Organization') AS kind
