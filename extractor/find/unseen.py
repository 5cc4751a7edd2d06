"""Characters that nobody sees and that make words read otherwise than they are stored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from extractor.page import Page
from extractor.records import Located, Problem

# Controls but white space (ISO 6429), and what embeds, overrides or isolates a direction (UAX #9).
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


def find_unseen(page: Page, records: Sequence[Located]) -> list[Problem]:
    """A problem where records or the page's own names hold such characters, which are kept.

    It names the characters and the line of the first record that has one.
    """
    facts = page.facts
    own = " ".join(filter(None, (facts.title, facts.publisher, page.path)))
    words = [own, *(record.quote for record in records)]
    found = dict.fromkeys(_UNSEEN.findall("\n".join(words)))
    if not found:
        return []
    line = next((record.line for record in records if _UNSEEN.search(record.quote)), None)
    named = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'control')}" for c in sorted(found))
    message = f"its words hold characters that are not seen and may mislead: {named}; remove them"
    return [Problem(page=page.path, line=line, stage="text", severity="warning", message=message)]
