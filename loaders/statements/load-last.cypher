MATCH (n:Load)
RETURN n.number AS number, n.state AS state, n.digest AS digest, n.report AS report, n.nodes AS nodes, n.links AS links
ORDER BY n.number DESC LIMIT 1
