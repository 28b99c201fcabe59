"""A ledger that is checked whenever it changes, and its report on a server that only this machine can ask."""
