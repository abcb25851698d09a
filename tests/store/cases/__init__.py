"""For each coverage rule what passes, what fails and what it does not apply to: small pieces of one graph."""
