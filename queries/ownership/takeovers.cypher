// title.zh: 单位的承接关系
// title.en: Which body took over from which that is gone
// view: data
// columns: takeovers
MATCH (new:Organization)-[:TAKES_OVER]->(old:Organization)
RETURN collect([old.id, new.id, new.name, head([l IN labels(new) WHERE l <> 'Organization']), coalesce(toString(new.since), ''),
  coalesce(toString(new.until), '')]) AS takeovers
