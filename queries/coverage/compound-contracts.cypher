// title.zh: 一个服务区域一份合同
// title.en: Compounds with one contract only
// source: property-33
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=有效合同企业数
// columns.en: value=companies under contract
// expected.zh: 一个物业管理区域只由一家企业服务
// expected.en: One company serves a service area
// remedy.zh: 核对合同，终止失效的一份
// remedy.en: Check the contracts and end one of them
MATCH (s:Compound)<-[m:MANAGES]-(company:PropertyCompany)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(m.since <= $asof, true) AND coalesce($asof < m.until, true)
  AND coalesce(company.since <= $asof, true) AND coalesce($asof < company.until, true)
WITH s, count(DISTINCT company.id) AS value
RETURN s AS subject, s AS place, value = 1 AS ok, value, 1 AS expected, coalesce(s.households, 0) AS households
