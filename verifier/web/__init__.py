"""The only code that opens connections: a page of the web is fetched, within limits, and kept as it came."""
