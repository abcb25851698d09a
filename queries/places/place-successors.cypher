// title.zh: 地点的承继关系
// title.en: Which place came after which that is gone
// view: data
// columns: successions
MATCH (new:Place)-[:SUCCEEDS]->(old:Place)
WHERE old.until IS NOT NULL AND new.id <> old.id
RETURN collect([old.id, new.id]) AS successions
