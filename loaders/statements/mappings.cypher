MATCH (n:Mapping)
RETURN n.id AS id, n.header AS header, n.type AS type, n.column AS column, n.field AS field, n.made AS made, n.by AS by
ORDER BY n.made, n.id
