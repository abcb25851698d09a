"""The network of organisations: read once, projected as asked, then measured.

`read` fetches the facts, `model` makes a graph of them, `position`, `shape`, `whatif` and `paths` answer questions about it,
`formats` writes it for other tools and `incoming` reads what those wrote. Each figure says in one sentence what it means.
"""
