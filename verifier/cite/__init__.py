"""Citations: the bibliography of a ledger, and the claims that a text names as links to the very words."""
