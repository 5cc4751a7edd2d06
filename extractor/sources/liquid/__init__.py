"""Liquid as Jekyll has it: templates, tags and filters whose output knows its places."""
