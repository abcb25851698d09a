MATCH (l:Lock {id: $id}) WHERE l.token = $token SET l.until = $until RETURN count(l) AS held
