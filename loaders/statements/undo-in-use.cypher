MATCH (n)-[r]-()
WHERE n.created_by = $load AND (coalesce(r.created_by, '') <> $load OR coalesce(r.load, '') <> $load)
RETURN collect(DISTINCT n.id) AS ids
