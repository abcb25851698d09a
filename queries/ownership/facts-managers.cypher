// title.zh: 管理这些地点的单位
// title.en: Bodies that manage one of the places
// view: data
// params: places: texts
// columns: links
UNWIND $places AS place
MATCH (:Place {id: place})<-[m:MANAGES]-(o:Organization)
RETURN collect([o.id, o.name, head([l IN labels(o) WHERE l <> 'Organization']),
  coalesce(toString(o.since), ''), coalesce(toString(o.until), ''), place, coalesce(m.object, ''), coalesce(m.contract_kind, ''),
  coalesce(toString(m.since), ''), coalesce(toString(m.until), ''), coalesce(m.source, '')]) AS links
