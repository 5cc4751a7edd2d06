"""Data files, every scalar with its place in the file."""
