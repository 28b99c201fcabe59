"""A report in one output each; no logic."""
