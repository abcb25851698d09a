// title.zh: 仍有效的合并
// title.en: The loads that joined two nodes, as "kept ← gone", in order
// view: data
// params: kind: text
// columns: joined
MATCH (l:Load {kind: $kind})
WHERE l.undone_by IS NULL
WITH l ORDER BY l.number
RETURN collect(l.files[0]) AS joined
