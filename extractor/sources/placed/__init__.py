"""Values and texts that know which characters of which file they were made from."""
