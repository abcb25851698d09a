// title.zh: 按编号找问题分类
// title.en: One of the categories by its id
// view: data
// params: id: text
// columns: id, name, kind
MATCH (n:Category {id: $id})
RETURN n.id AS id, n.name AS name, coalesce(head([l IN labels(n) WHERE l <> 'Category']), 'Category') AS kind
