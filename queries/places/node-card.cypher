// title.zh: 一个单位、地点、分类、岗位、问题、职责或豁免等的卡片
// title.en: What is known about one organisation, place, category, post, problem, duty, waiver and the like
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
UNION
MATCH (n:Post {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
UNION
MATCH (n:Person {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
UNION
MATCH (n:Issue {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
UNION
MATCH (n:Project {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
UNION
MATCH (n:Duty {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
UNION
MATCH (n:Decision {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
UNION
MATCH (n:Guarantee {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
UNION
MATCH (n:Waiver {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
UNION
MATCH (n:KeyListEntry {id: $id})
RETURN labels(n) AS kinds, properties(n) AS props
