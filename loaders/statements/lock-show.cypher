MATCH (l:Lock {id: $id}) WHERE l.token IS NOT NULL RETURN l.load AS load, l.until AS until
