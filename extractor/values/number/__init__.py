"""Numbers in digits, in English words and in Chinese numerals."""
