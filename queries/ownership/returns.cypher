// title.zh: 退单统计
// title.en: Refusals, by who refused, who was named and what about
// source: §A8 §B5
// view: table
// params: place: Place = none, asof: date = today
// columns: refused_by, named, category, name, times, groundless, last_on
// columns.zh: refused_by=退单单位, named=应由单位, times=退单次数, groundless=未写依据, last_on=最近退单日期
// columns.en: refused_by=refused by, named=said to be for, times=times, groundless=without a ground, last_on=last on
// note.zh: 反复退单之处，即各单位职责清单不一致之处；应由单位为空的退单未写明去处，不合要求
// note.en: Where refusals pile up the lists of duties disagree; one that names nobody is not in due form
MATCH (s:Step {kind: 'returned'})-[:OF_ISSUE]->(i:Issue)-[:ABOUT]->(c:Category)
WHERE s.on IS NULL OR s.on <= $asof
MATCH (i)-[:LOCATED_IN]->(p:Place)
WHERE $place IS NULL OR EXISTS {
  MATCH (p)-[up:PART_OF*0..8]->(:Place {id: $place})
  WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
}
OPTIONAL MATCH (s)-[:DONE_BY]->(by:Organization)
OPTIONAL MATCH (s)-[:HANDED_TO]->(to:Organization)
RETURN by.name AS refused_by, to.name AS named, c.id AS category, c.name AS name, count(*) AS times,
  sum(CASE WHEN coalesce(s.ground, '') = '' THEN 1 ELSE 0 END) AS groundless, max(s.on) AS last_on
ORDER BY times DESC, refused_by, named, category
