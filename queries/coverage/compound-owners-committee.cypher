// title.zh: 小区业主委员会覆盖
// title.en: Compounds with an owners' committee in office
// source: §D2 property-10
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today, handed_over: number = 50, months: integer = 24, agreed: text = 一致同意
// params.zh: handed_over=交付率下限（%）, months=首次交付后月数, agreed=业主约定不设的写法
// params.en: handed_over=least share handed over (%), months=months after the first hand-over, agreed=words of owners who agreed on none
// columns: subject, place, ok, value, expected, detail, households
// columns.zh: value=业委会数
// columns.en: value=committees
// note.zh: 交付不足一半、首次交付不满两年、业主一致同意不设的小区不在统计内
// note.en: Compounds less than half handed over, first handed over less than two years ago, or whose owners agreed on none are left out
// expected.zh: 每个小区有一个任期内的业主委员会（或物业管理委员会、居委会代行）
// expected.en: Each compound has an owners' committee within its term, or a body in its stead
// remedy.zh: 由社区组织成立或换届，街道指导，包保单位跟进
// remedy.en: The community organises its founding or election with the street's guidance; the guarantor's unit follows up
// words.zh: instead=由{0}履行职责, lapsed=任期届满：{0}（最后一天 {1}）
// words.en: instead=in its stead: {0}, lapsed=the term of {0} ended on {1}
MATCH (s:Compound)
WHERE coalesce(s.handed_over >= $handed_over, true) AND coalesce(s.first_handover + duration({months: $months}) <= $asof, true)
  AND NOT coalesce(s.no_committee CONTAINS $agreed, false) AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[:SERVES]-(o:OwnersCommittee)
  WHERE coalesce($asof < coalesce(o.extended_until, o.term_until), true) AND coalesce(o.since <= $asof, true) AND coalesce($asof < o.until, true)
WITH s, count(DISTINCT o.id) AS value,
  count(DISTINCT CASE WHEN coalesce(o.form, '业委会') = '业委会' THEN o.id END) AS elected, min(o.form) AS form
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected,
  CASE
    WHEN elected >= 1 THEN null
    WHEN value >= 1 THEN ['instead', form]
    ELSE reduce(last = null, found IN
      [(s)<-[:SERVES]-(o:OwnersCommittee)
        WHERE coalesce(o.extended_until, o.term_until) <= $asof AND coalesce($asof < o.until, true)
        | ['lapsed', o.name, toString(coalesce(o.extended_until, o.term_until) - duration({days: 1}))]]
      | CASE WHEN last IS NULL OR found[2] > last[2] THEN found ELSE last END)
  END AS detail, coalesce(s.households, 0) AS households
