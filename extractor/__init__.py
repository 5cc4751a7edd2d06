"""extractor reads the sources of web pages and writes who gave what to whom."""
