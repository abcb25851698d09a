"""The network of organisations: read once, projected as asked, then measured.

`read` fetches the facts, `model` makes a graph of them, `position`, `shape`, `whatif` and `paths` answer questions about it,
`formats` writes it for other tools, `incoming` reads what those wrote, and `ledgers` makes rows of it.
Each figure says in one sentence what it means.
"""
