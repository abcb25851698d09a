MATCH (n)
WHERE n.created_by = $load
RETURN collect(n.id) AS ids, collect(labels(n)) AS labels, collect(n.load) AS loads
