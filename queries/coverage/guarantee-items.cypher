// title.zh: 五包事项完成
// title.en: Compounds with all five items done
// source: §D2
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=完成事项数
// columns.en: value=items done
// expected.zh: 五包事项全部完成
// expected.en: All five items are done
// remedy.zh: 包保人与街道社区逐项推进
// remedy.en: The guarantor takes the items forward with street and community
MATCH (s:Compound)<-[:GUARANTEES]-(g:Guarantee)-[:GUARANTEED_BY]->(post:Post)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(g.since <= $asof, true) AND coalesce($asof < g.until, true)
WITH s, max(
    CASE WHEN g.committee_state = 'done' THEN 1 ELSE 0 END
    + CASE WHEN g.company_state = 'done' THEN 1 ELSE 0 END
    + CASE WHEN g.fee_standard_state = 'done' THEN 1 ELSE 0 END
    + CASE WHEN g.fee_collection_state = 'done' THEN 1 ELSE 0 END
    + CASE WHEN g.routine_state = 'done' THEN 1 ELSE 0 END
  ) AS value
RETURN s AS subject, s AS place, value = 5 AS ok, value, 5 AS expected, coalesce(s.households, 0) AS households
