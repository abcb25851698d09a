// title.zh: 按编号找问题分类
// title.en: Some of the categories by their ids
// view: data
// params: ids: texts
// columns: id, name, kind, since, until
UNWIND $ids AS id
MATCH (n:Category {id: id})
RETURN id, n.name AS name, coalesce(head([l IN labels(n) WHERE l <> 'Category']), 'Category') AS kind,
  '' AS since, '' AS until
