// title.zh: 图中的市
// title.en: The cities that the graph holds
// view: data
// columns: ids
MATCH (c:City)
RETURN collect(c.id) AS ids
