// title.zh: 五包事项佐证
// title.en: Done items with date and evidence
// source: §D2
// view: rule
// subject: Compound
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, households
// columns.zh: value=有佐证的事项数
// columns.en: value=items with evidence
// expected.zh: 完成的事项有日期和佐证
// expected.en: An item that is done has a date and evidence
// remedy.zh: 包保单位补齐日期和佐证
// remedy.en: The guarantor's unit adds them
MATCH (s:Compound)<-[:GUARANTEES]-(g:Guarantee)-[:GUARANTEED_BY]->(post:Post)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND coalesce(g.since <= $asof, true) AND coalesce($asof < g.until, true)
WITH s, g,
    CASE WHEN g.committee_state = 'done' THEN 1 ELSE 0 END
    + CASE WHEN g.company_state = 'done' THEN 1 ELSE 0 END
    + CASE WHEN g.fee_standard_state = 'done' THEN 1 ELSE 0 END
    + CASE WHEN g.fee_collection_state = 'done' THEN 1 ELSE 0 END
    + CASE WHEN g.routine_state = 'done' THEN 1 ELSE 0 END AS done,
    CASE WHEN g.committee_state = 'done' AND g.committee_on IS NOT NULL AND g.committee_proof IS NOT NULL THEN 1 ELSE 0 END
    + CASE WHEN g.company_state = 'done' AND g.company_on IS NOT NULL AND g.company_proof IS NOT NULL THEN 1 ELSE 0 END
    + CASE WHEN g.fee_standard_state = 'done' AND g.fee_standard_on IS NOT NULL AND g.fee_standard_proof IS NOT NULL THEN 1 ELSE 0 END
    + CASE WHEN g.fee_collection_state = 'done' AND g.fee_collection_on IS NOT NULL AND g.fee_collection_proof IS NOT NULL THEN 1 ELSE 0 END
    + CASE WHEN g.routine_state = 'done' AND g.routine_on IS NOT NULL AND g.routine_proof IS NOT NULL THEN 1 ELSE 0 END AS recorded
WITH s, sum(done) AS expected, sum(recorded) AS value
WHERE expected > 0
RETURN s AS subject, s AS place, value = expected AS ok, value, expected, coalesce(s.households, 0) AS households
