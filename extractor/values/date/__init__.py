"""The parts of a date: grammars, words, scans, calendar arithmetic."""
