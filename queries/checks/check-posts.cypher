// title.zh: 单位的岗位及任职
// title.en: Posts of bodies, and when somebody held them
// view: data
// columns: posts, terms
CALL () {
  MATCH (post:Post)-[:AT|ON_BEHALF_OF]->(o:Organization)
  RETURN collect([post.id, post.title, o.id, coalesce(toString(post.since), ''), coalesce(toString(post.until), '')]) AS posts
}
CALL () {
  MATCH (post:Post)<-[h:HOLDS]-(:Person)
  RETURN collect([post.id, coalesce(toString(h.since), ''), coalesce(toString(h.until), '')]) AS terms
}
RETURN posts, terms
