UNWIND $rows AS row MERGE (n:Mapping {id: row.id}) SET n = row.props
