// title.zh: 街道（乡镇）概况
// title.en: What there is in each street
// source: §A1 §C1
// view: table
// params: place: Place, asof: date = today
// columns: id, name, form, communities, grids, compounds, organizations, party_organizations
// columns.zh: communities=社区（村）, grids=网格, compounds=小区, organizations=单位, party_organizations=党组织
// columns.en: communities=communities, grids=grids, compounds=compounds, organizations=organisations, party_organizations=party organisations
MATCH (:Place {id: $place})<-[up:PART_OF*0..8]-(s:Street)
WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
  AND (s.since IS NULL OR s.since <= $asof) AND (s.until IS NULL OR $asof < s.until)
MATCH (s)<-[down:PART_OF*0..8]-(p:Place)
WHERE all(r IN down WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
  AND (p.since IS NULL OR p.since <= $asof) AND (p.until IS NULL OR $asof < p.until)
OPTIONAL MATCH (p)<-[:SERVES]-(o:Organization)
  WHERE (o.since IS NULL OR o.since <= $asof) AND (o.until IS NULL OR $asof < o.until)
WITH s,
  count(DISTINCT CASE WHEN p:Community THEN p.id END) AS communities,
  count(DISTINCT CASE WHEN p:Grid THEN p.id END) AS grids,
  count(DISTINCT CASE WHEN p:Compound THEN p.id END) AS compounds,
  count(DISTINCT o.id) AS organizations,
  count(DISTINCT CASE WHEN o:PartyOrganization THEN o.id END) AS party_organizations
RETURN s.id AS id, s.name AS name, s.form AS form, communities, grids, compounds, organizations, party_organizations
ORDER BY id
