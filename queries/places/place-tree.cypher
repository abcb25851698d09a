// title.zh: 地点的层级
// title.en: All places of a date, with what each is part of
// view: data
// params: asof: date = today
// columns: ids, names, kinds, codes, forms, outside, parents
MATCH (p:Place)
WHERE (p.since IS NULL OR p.since <= $asof) AND (p.until IS NULL OR $asof < p.until)
OPTIONAL MATCH (p)-[r:PART_OF]->(above:Place)
  WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until)
WITH p, head(collect(above.id)) AS parent
ORDER BY p.id
RETURN collect(p.id) AS ids, collect(coalesce(p.name, p.id)) AS names,
  collect(coalesce(head([l IN labels(p) WHERE l <> 'Place']), 'Place')) AS kinds, collect(coalesce(p.code, '')) AS codes,
  collect(coalesce(p.form, '')) AS forms, collect(coalesce(p.statistical, false)) AS outside, collect(coalesce(parent, '')) AS parents
