// title.zh: 小区物业企业覆盖
// title.en: Compounds with a property company under a valid contract
// source: §D2
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// expected.zh: 每个小区有一家合同有效的物业服务企业
// expected.en: Each compound has a property company under a valid contract
// remedy.zh: 由街道组织选聘物业服务企业，包保单位跟进
// remedy.en: The street organises the choice of a company; the guarantor's unit follows up
// words.zh: managed=管理方式：{0}, expired=合同已到期：{0}（最后一天 {1}）
// words.en: managed=kind of management: {0}, expired=contract of {0} ended on {1}
MATCH (c:Compound)
WHERE (c.since IS NULL OR c.since <= $asof) AND (c.until IS NULL OR $asof < c.until)
OPTIONAL MATCH (c)<-[m:MANAGES]-(company:PropertyCompany)
  WHERE (m.since IS NULL OR m.since <= $asof) AND (m.until IS NULL OR $asof < m.until)
    AND (company.since IS NULL OR company.since <= $asof) AND (company.until IS NULL OR $asof < company.until)
WITH c, count(DISTINCT company.id) AS value
RETURN c AS subject, c AS place, value >= 1 AS ok, value, 1 AS expected,
  CASE
    WHEN value >= 1 THEN null
    WHEN c.management IN ['自管', '代管', '弃管'] THEN ['managed', c.management]
    ELSE reduce(last = null, found IN
      [(c)<-[m:MANAGES]-(company:PropertyCompany) WHERE m.until <= $asof
        | ['expired', company.name, toString(m.until - duration({days: 1}))]]
      | CASE WHEN last IS NULL OR found[2] > last[2] THEN found ELSE last END)
  END AS detail
