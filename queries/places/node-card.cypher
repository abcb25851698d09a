// title.zh: 一个单位、地点或分类的卡片
// title.en: What is known about one organisation, place or category
// view: data
// params: id: text
// columns: kinds, props
MATCH (n:Organization {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
UNION
MATCH (n:Place {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
UNION
MATCH (n:Category {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
