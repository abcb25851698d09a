// title.zh: 并入其他地点的地点
// title.en: Places that are gone by a day, each with the one that came after it; those that were divided are left out
// view: data
// params: asof: date = today
// columns: merged
MATCH (new:Place)-[:SUCCEEDS]->(old:Place)
WHERE old.until <= $asof AND new.id <> old.id
WITH old.id AS gone, collect(DISTINCT new.id) AS after
WHERE size(after) = 1
RETURN collect([gone, after[0]]) AS merged
