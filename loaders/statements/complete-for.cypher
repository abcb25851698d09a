UNWIND $rows AS row
MATCH (l:Load {id: row.load})
MATCH (p:Place {id: row.place})
CREATE (l)-[r:COMPLETE_FOR]->(p)
SET r = row.props
