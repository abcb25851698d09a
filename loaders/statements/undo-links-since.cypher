MATCH (c:Change)
WHERE c.start IS NOT NULL AND c.undone_by IS NULL AND c.load <> $load
RETURN collect(c.of) AS ofs, collect(c.start) AS starts, collect(c.end) AS ends, collect(c.load) AS loads
