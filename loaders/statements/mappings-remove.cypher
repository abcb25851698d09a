MATCH (n:Mapping {id: $id}) DELETE n
