MATCH (n:Load)
RETURN
  n.id AS id, n.number AS number, n.kind AS kind, n.state AS state, n.files AS files, n.started AS started, n.finished AS finished,
  n.by AS by, n.written AS written, n.created AS created, n.changed AS changed, n.retired AS retired, n.undoes AS undoes,
  n.undone_by AS undone_by, n.plan AS plan
ORDER BY n.number
