// title.zh: 小区物业企业覆盖
// title.en: Compounds with a property company under a valid contract
// source: §D2 property-33
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail, households
// columns.zh: value=物业企业数
// columns.en: value=companies
// expected.zh: 每个小区有一家合同有效的物业服务企业
// expected.en: Each compound has a property company under a valid contract
// remedy.zh: 由街道组织选聘物业服务企业，包保单位跟进
// remedy.en: The street organises the choice of a company; the guarantor's unit follows up
// words.zh: managed=管理方式：{0}, expired=合同已到期：{0}（最后一天 {1}）
// words.en: managed=kind of management: {0}, expired=contract of {0} ended on {1}
MATCH (s:Compound)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
OPTIONAL MATCH (s)<-[m:MANAGES]-(company:PropertyCompany)
  WHERE coalesce(m.since <= $asof, true) AND coalesce($asof < m.until, true)
    AND coalesce(company.since <= $asof, true) AND coalesce($asof < company.until, true)
WITH s, count(DISTINCT company.id) AS value
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected,
  CASE
    WHEN value >= 1 THEN null
    WHEN s.management IN ['自管', '代管', '弃管'] THEN ['managed', s.management]
    ELSE reduce(last = null, found IN
      [(s)<-[m:MANAGES]-(company:PropertyCompany) WHERE m.until <= $asof
        | ['expired', company.name, toString(m.until - duration({days: 1}))]]
      | CASE WHEN last IS NULL OR found[2] > last[2] THEN found ELSE last END)
  END AS detail, coalesce(s.households, 0) AS households
