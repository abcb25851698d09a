// title.zh: 小区业主委员会覆盖
// title.en: Compounds with an owners' committee in office
// source: §D2
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// expected.zh: 每个小区有一个任期内的业主委员会（或物业管理委员会、居委会代行）
// expected.en: Each compound has an owners' committee within its term, or a body in its stead
// remedy.zh: 由社区组织成立或换届，街道指导，包保单位跟进
// remedy.en: The community organises its founding or election with the street's guidance; the guarantor's unit follows up
// words.zh: instead=由{0}履行职责, lapsed=任期届满：{0}（最后一天 {1}）
// words.en: instead=in its stead: {0}, lapsed=the term of {0} ended on {1}
MATCH (c:Compound)
WHERE (c.since IS NULL OR c.since <= $asof) AND (c.until IS NULL OR $asof < c.until)
OPTIONAL MATCH (c)<-[:SERVES]-(o:OwnersCommittee)
  WHERE (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
    AND (o.term_until IS NULL OR $asof < o.term_until)
WITH c, count(DISTINCT o.id) AS value,
  count(DISTINCT CASE WHEN coalesce(o.form, '业委会') = '业委会' THEN o.id END) AS elected, min(o.form) AS form
RETURN c AS subject, c AS place, value >= 1 AS ok, value, 1 AS expected,
  CASE
    WHEN elected >= 1 THEN null
    WHEN value >= 1 THEN ['instead', form]
    ELSE reduce(last = null, found IN
      [(c)<-[:SERVES]-(o:OwnersCommittee) WHERE o.term_until <= $asof AND (o.until IS NULL OR $asof < o.until)
        | ['lapsed', o.name, toString(o.term_until - duration({days: 1}))]]
      | CASE WHEN last IS NULL OR found[2] > last[2] THEN found ELSE last END)
  END AS detail
