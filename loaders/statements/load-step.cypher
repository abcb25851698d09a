MATCH (n:Load {id: $id}) RETURN n.next AS next
