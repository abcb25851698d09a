// title.zh: 已撤销的单位
// title.en: Organisations that are gone on a day
// view: data
// params: asof: date = today
// columns: ids
MATCH (o:Organization)
WHERE o.until <= $asof
WITH o ORDER BY o.id
RETURN collect(o.id) AS ids
