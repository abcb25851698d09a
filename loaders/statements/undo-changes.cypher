MATCH (c:Change {load: $load})
WHERE c.undone_by IS NULL
RETURN
  c.id AS id, c.op AS op, c.of AS of, c.subject AS subject, c.start AS start, c.end AS end, c.before AS before, c.after AS after,
  c.source AS source
ORDER BY c.number DESC
