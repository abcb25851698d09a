// title.zh: 居委会规模
// title.en: Communities of the right size
// source: organic-law-3
// view: rule
// subject: Community
// form: 社区(居)
// severity: gap
// params: asof: date = today, least: integer = 100 | 1000 from 2026-01-01, most: integer = 700 | 3000 from 2026-01-01
// columns: subject, place, ok, value, expected, detail, households
// columns.zh: value=户数
// columns.en: value=households
// expected.zh: 居委会所辖户数在法定范围内
// expected.en: A residents' committee stands for as many households as the law says
// remedy.zh: 街道提出调整社区规模的方案
// remedy.en: The street proposes another division
// words.zh: small=不足 {0} 户, large=超过 {0} 户
// words.en: small=less than {0} households, large=more than {0} households
MATCH (s:Community)
WHERE coalesce(s.form, '社区(居)') = '社区(居)' AND s.households IS NOT NULL AND coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true)
WITH s, s.households AS value
RETURN s AS subject, s AS place, value >= $least AND value <= $most AS ok, value, CASE WHEN value < $least THEN $least ELSE $most END AS expected,
  CASE WHEN value < $least THEN ['small', $least] WHEN value > $most THEN ['large', $most] END AS detail, value AS households
