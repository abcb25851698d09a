// title.zh: 物业费收缴率下降
// title.en: Compounds whose fee collection does not fall
// source: property-33 §D2
// view: rule
// subject: Compound
// severity: hint
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=收缴率（%）
// columns.en: value=collection rate (%)
// expected.zh: 收缴率不低于上年
// expected.en: The collection rate is not below last year's
// remedy.zh: 包保单位和社区协助分析原因
// remedy.en: Guarantor's unit and community look for the cause
MATCH (s:Compound)
WHERE s.collection IS NOT NULL AND s.collection_before IS NOT NULL AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
WITH s, s.collection AS value, s.collection_before AS expected
RETURN s AS subject, s AS place, value >= expected AS ok, value, expected, coalesce(s.households, 0) AS households
