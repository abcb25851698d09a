UNWIND $ids AS id
MATCH (c:Change {subject: id})
WHERE c.undone_by IS NULL
RETURN id, collect(c.before) AS befores
