MATCH (n:Load {id: $id}) SET n += $props
