// title.zh: 问题分类及其上级
// title.en: Categories and what they are narrower than, upwards
// view: data
// params: ids: texts
// columns: id, names
UNWIND $ids AS id
MATCH path = (:Category {id: id})-[:NARROWER_OF*0..8]->(top:Category)
WHERE NOT (top)-[:NARROWER_OF]->()
RETURN id, [n IN nodes(path) | n.name] AS names
