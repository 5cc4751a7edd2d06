"""What a caption or sentence over a table says of all its numbers: "(in thousands of euros)"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from extractor.values.quantities import money_heading

# The words that such a note begins with, by language, in front of "in" or a colon.
_NOTE = re.compile(
    r"\b(?:all\s+|the\s+)?(?:amounts?|figures?|values?|sums?|grants?|totals?|numbers?)\s+"
    r"(?:are\s+|is\s+|shown\s+|given\s+|stated\s+|listed\s+|expressed\s+|quoted\s+){0,3}in\s+(?P<en>[^.;)\n]{2,40})"
    r"|\b(?:beträge|angaben|summen)\s+in\s+(?P<de>[^.;)\n]{2,40})"
    r"|\b(?:montants?|sommes?|chiffres)\s+(?:exprimés\s+)?en\s+(?P<fr>[^.;)\n]{2,40})"
    r"|\b(?:importes?|montos?|cifras)\s+(?:expresad[oa]s\s+)?en\s+(?P<es>[^.;)\n]{2,40})"
    r"|\b(?:valores|montantes)\s+em\s+(?P<pt>[^.;)\n]{2,40})"
    r"|\b(?:importi|valori|cifre)\s+in\s+(?P<it>[^.;)\n]{2,40})"
    r"|\bbelopp(?:en)?\s+(?:anges\s+)?i\s+(?P<sv>[^.;)\n]{2,40})"
    r"|\bbedragen\s+in\s+(?P<nl>[^.;)\n]{2,40})"
    r"|(?:单位|單位|単位|货币单位|金额单位)\s*[:：]?\s*(?P<zh>[^\s。；)）]{1,12})"
    r"|단위\s*[:：]\s*(?P<ko>[^\s;)]{1,12})"
    r"|[(\[（](?P<bracket>(?:in\s+)?[^)\]）\d,;]{1,30})(?:[,;][^)\]）]{0,60})?[)\]）]",
    re.I,
)


@cache
def unit_note(text: str) -> tuple[str | None, Decimal] | None:
    """Currency and factor that a note gives for the numbers below it; None where it gives neither.

    >>> unit_note("Grants 2019 (in thousands of euros)"), unit_note("单位：万元")
    (('EUR', Decimal('1000')), ('CNY', Decimal('10000')))
    """
    if len(text) > 600:
        return None
    for note in _NOTE.finditer(text):
        words = next(words for words in note.groups() if words)
        stated = money_heading(f"({words.removeprefix('in ').strip()})")
        if stated is not None:
            return stated
    return None
