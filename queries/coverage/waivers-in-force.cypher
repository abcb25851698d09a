// title.zh: 有效的豁免
// title.en: Waivers in force: of which rule, and what they accept
// view: data
// params: asof: date = today
// columns: rules, subjects
MATCH (w:Waiver)-[:WAIVES]->(s)
WHERE coalesce(w.since <= $asof, true) AND coalesce($asof < w.until, true)
RETURN collect(w.rule) AS rules, collect(s.id) AS subjects
