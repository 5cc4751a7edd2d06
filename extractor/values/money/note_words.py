"""How notes begin that say in which money all sums of a page or table are: "All amounts in"."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon import load

LONGEST = 60
"""Characters of the beginning of a note, at most."""


@cache
def note_begins() -> str:
    """A noun, up to three words that say how, and "in"; or the noun with or without a colon.

    A pattern to be compiled without regard to case, what comes next is the money.
    """
    forms = []
    for entry in load("headings.toml")["units"]:
        nouns, said, within = (
            "|".join(map(re.escape, sorted(entry[part], key=lambda word: (-len(word), word))))
            for part in ("nouns", "said", "within")
        )
        words = rf",?\s+(?:(?:{said})\s+){{0,3}}(?:{within})\s+" if within else r"\s*[:：]?\s*"
        edge = r"\b" if entry["nouns"][0].isascii() else r"(?<!\w)" if within else ""
        forms.append(rf"{edge}(?:{nouns}){words}")
    return "|".join(forms)
