MATCH (n:Load)
RETURN n.id AS id, n.state AS state, n.files AS files, n.started AS started, n.finished AS finished, n.by AS by, n.written AS written
ORDER BY n.number
