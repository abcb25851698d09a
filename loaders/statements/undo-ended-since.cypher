MATCH (c:Change)
WHERE c.op IN ['unlink', 'moved', 'merge'] AND c.undone_by IS NULL AND c.load <> $load AND c.before CONTAINS $mark
RETURN c.of AS of, c.subject AS subject, c.start AS start, c.end AS end, c.load AS load
