// title.zh: 问题分类有人牵头
// title.en: Kinds of problem that somebody may lead
// source: §A8
// view: rule
// subject: Category
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected
// columns.zh: value=可牵头单位数
// columns.en: value=bodies that may lead
// note.zh: 按地点和分类的逐格答案见责任矩阵
// note.en: The matrix of who answers tells it for each place and kind
// expected.zh: 每类问题至少有一个单位可以牵头（总括职责不算）
// expected.en: For each kind of problem some body may lead (a duty on everything does not count)
// remedy.zh: 提交县级联席会议明确责任单位
// remedy.en: The county's conference names who answers
MATCH (s:Category)
WHERE s.gate IS NULL AND NOT EXISTS { (s)<-[:NARROWER_OF]-(:Category) }
MATCH (place:City)
OPTIONAL MATCH (s)-[:NARROWER_OF*0..6]->(c:Category)<-[:CONCERNS]-(d:Duty)<-[:CARRIES]-(o:Organization)
  WHERE d.competence IN ['act', 'serve', 'regulate', 'enforce', 'approve'] AND coalesce(d.list, '基本履职') <> '上级收回'
    AND (c.id = s.id OR EXISTS { (c)-[:NARROWER_OF]->(:Category) })
    AND coalesce(d.since <= $asof, true) AND coalesce($asof < d.until, true) AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, place, count(DISTINCT o.id) AS value
WITH s, collect(place)[0] AS place, max(value) AS value
RETURN s AS subject, place, value >= 1 AS ok, value, 1 AS expected
