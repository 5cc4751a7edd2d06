"""Statements to claims whose parties have names: who "we", "it" and "the charity" are."""
