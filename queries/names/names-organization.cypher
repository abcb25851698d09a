// title.zh: 单位的名称和编号
// title.en: Names and codes of organisations
// view: data
// columns: ids, names, codes, former, kinds, since, until
MATCH (n:Organization)
RETURN collect(n.id) AS ids, collect(coalesce(n.name, '')) AS names, collect(coalesce(n.code, '')) AS codes,
  collect(coalesce(n.former_names, [])) AS former, collect(coalesce(head([l IN labels(n) WHERE l <> 'Organization']), 'Organization')) AS kinds,
  collect(coalesce(toString(n.since), '')) AS since, collect(coalesce(toString(n.until), '')) AS until
