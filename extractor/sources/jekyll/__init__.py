"""A Jekyll site: its documents, their URLs, and what its templates make of them."""
