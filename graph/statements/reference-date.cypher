MATCH (c:City) RETURN max(c.reference_date) AS day
