MERGE (l:Lock {id: $id})
SET l.name = $id
WITH l
WHERE l.token IS NULL OR l.until < $now
SET l.token = $token, l.until = $until, l.load = $load
RETURN l.token AS token
