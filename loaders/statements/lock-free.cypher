MATCH (l:Lock {id: $id}) WHERE l.token = $token REMOVE l.token, l.until, l.load
