MATCH (l:Lock {id: $id}) WHERE l.token = $token
MATCH (n:Load {id: $load})
SET l.until = $until, n.next = $done
RETURN count(l) AS held
