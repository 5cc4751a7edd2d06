"""Dated lines, tables and lists that together are a chronology."""
