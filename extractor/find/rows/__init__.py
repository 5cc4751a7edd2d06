"""Which column is what, and what a row says."""
