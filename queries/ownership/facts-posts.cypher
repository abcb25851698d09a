// title.zh: 单位和地点的岗位
// title.en: Posts of some bodies, and of some places and the grids that they lie in, with who held them and who was away
// view: data
// params: bodies: texts, places: texts
// columns: of_bodies, of_places
CALL () {
  UNWIND $bodies AS id
  MATCH (o:Organization {id: id})<-[:AT]-(p:Post)
  RETURN collect([p.id, p.title, coalesce(p.kind, ''), o.id, o.name, coalesce(toString(p.since), ''), coalesce(toString(p.until), ''),
    [(p)<-[h:HOLDS]-(x:Person) | [x.id, x.name, coalesce(toString(h.since), ''), coalesce(toString(h.until), ''),
      CASE WHEN h.acting THEN x.id ELSE '' END]],
    [(p)<-[l:ON_LEAVE]-(x:Person) | [x.id, coalesce(toString(l.since), ''), coalesce(toString(l.until), '')]]]) AS of_bodies
}
CALL () {
  UNWIND $places AS id
  MATCH (:Place {id: id})-[:IN_GRID*0..1]->(at:Place)<-[:AT]-(p:Post)
  RETURN collect(DISTINCT [p.id, p.title, coalesce(p.kind, ''), at.id, at.name, coalesce(toString(p.since), ''), coalesce(toString(p.until), ''),
    [(p)<-[h:HOLDS]-(x:Person) | [x.id, x.name, coalesce(toString(h.since), ''), coalesce(toString(h.until), ''),
      CASE WHEN h.acting THEN x.id ELSE '' END]],
    [(p)<-[l:ON_LEAVE]-(x:Person) | [x.id, coalesce(toString(l.since), ''), coalesce(toString(l.until), '')]]]) AS of_places
}
RETURN of_bodies, of_places
