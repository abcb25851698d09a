MATCH (a)-[r]->(b)
WHERE r.created_by = $load
RETURN
  collect(type(r)) AS types, collect(a.id) AS starts, collect(labels(a)) AS start_labels, collect(b.id) AS ends,
  collect(labels(b)) AS end_labels, collect(coalesce(r.fingerprint, '')) AS fingerprints, collect(coalesce(r.via, '')) AS vias,
  collect(r.load) AS loads
