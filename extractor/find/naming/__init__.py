"""Whose names they are: aliases, publishers, who is meant."""
