MATCH (c:Change)
WHERE c.subject = $id OR c.start = $id OR c.end = $id
RETURN
  c.load AS load, c.op AS op, c.of AS of, c.subject AS subject, c.start AS start, c.end AS end, c.before AS before, c.now AS now,
  c.source AS source, c.undone_by AS undone_by
ORDER BY c.number
