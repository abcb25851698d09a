// title.zh: 联席会议建立
// title.en: Levels with a joint conference
// source: §A2 §A3 §A4
// view: rule
// subject: City County Street Community
// form: 街道 社区(居)
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// columns.zh: value=联席会议数
// columns.en: value=conferences
// note.zh: 街道、社区的会议由其党组织书记牵头，不要求召集人；乡镇及其社区不在统计内
// note.en: Conferences of streets and communities are led by their secretary and need no convenor; towns and their communities are left out
// expected.zh: 市、县、街道、社区建立联席会议，有召集人和牵头单位
// expected.en: City, county, street and community have a conference with convenor and lead
// remedy.zh: 同级党组织建立联席会议
// remedy.en: The party organisation of the level sets it up
// words.zh: no lead=没有牵头单位, no convenor=没有召集人
// words.en: no lead=nobody leads it, no convenor=nobody convenes it
MATCH (s:Place)
WHERE coalesce(s.since <= $asof, true) AND coalesce($asof < s.until, true) AND NOT coalesce(s.statistical, false)
  AND (s:City OR s:County OR (s:Street AND s.form = '街道')
    OR (s:Community AND coalesce(s.form, '社区(居)') = '社区(居)' AND EXISTS {
      MATCH (s)-[up:PART_OF]->(:Street {form: '街道'}) WHERE coalesce(up.since <= $asof, true) AND coalesce($asof < up.until, true)
    }))
  AND NOT EXISTS {
    MATCH (s)-[up:PART_OF*1..2]->(:County {statistical: true})
    WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
  }
OPTIONAL MATCH (s)<-[:SERVES]-(k:Conference)
  WHERE coalesce(k.since <= $asof, true) AND coalesce($asof < k.until, true)
WITH s, k, EXISTS { (k)-[:LED_BY]->(:Organization) } AS led, s:Street OR s:Community OR EXISTS { (k)-[:CONVENED_BY]->(:Organization) } AS convened
WITH s, count(DISTINCT k.id) AS found, count(DISTINCT CASE WHEN led AND convened THEN k.id END) AS value, count(DISTINCT CASE WHEN led THEN k.id END) AS with_lead
RETURN s AS subject, s AS place, value >= 1 AS ok, value, 1 AS expected,
  CASE WHEN value >= 1 OR found = 0 THEN null WHEN with_lead = 0 THEN 'no lead' ELSE 'no convenor' END AS detail
