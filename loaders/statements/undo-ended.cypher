UNWIND $rows AS row
MATCH (n:Load {id: row.id})
SET n += row.props
WITH n
OPTIONAL MATCH (n)-[r:COMPLETE_FOR]->()
DELETE r
