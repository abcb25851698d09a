// title.zh: 已完整导入某类台账的地点
// title.en: The places for which, or for what they lie in, a load was complete for a kind
// view: data
// params: kind: text
// columns: ids
MATCH (:Load)-[r:COMPLETE_FOR]->(whole:Place)
WHERE r.type = $kind
WITH DISTINCT whole
MATCH (p:Place)-[:PART_OF*0..8]->(whole)
RETURN collect(DISTINCT p.id) AS ids
