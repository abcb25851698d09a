MATCH (n:Load) RETURN coalesce(max(n.number), 0) AS number
