MATCH (new:Place)-[:SUCCEEDS]->(old:Place)
WHERE old.until IS NOT NULL
RETURN collect(old.id) AS olds, collect(new.id) AS news
