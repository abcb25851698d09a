// title.zh: 地点的经纬度
// title.en: Where places lie on the map, as their ledgers give it
// view: data
// params: asof: date = today
// columns: ids, longitudes, latitudes, systems
MATCH (p:Place)
WHERE p.longitude IS NOT NULL AND p.latitude IS NOT NULL
  AND (p.since IS NULL OR p.since <= $asof) AND (p.until IS NULL OR $asof < p.until)
WITH p ORDER BY p.id
RETURN collect(p.id) AS ids, collect(p.longitude) AS longitudes, collect(p.latitude) AS latitudes,
  collect(coalesce(p.coordinates, '')) AS systems
