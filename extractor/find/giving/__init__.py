"""The grammar of giving: sentences to statements of who gave what to whom."""
