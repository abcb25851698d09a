"""One file a page: each shows results, and holds no query."""
