"""What a note over or under a table says of all its numbers: "(in thousands of euros)"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from extractor.values.money.note_words import note_begins
from extractor.values.money.settle import Default
from extractor.values.quantities import money_heading

_LONGEST = 600  # characters: more is a text and no note
_BEFORE_NOTE = re.compile(r"\W*(?:[^\W\d_]{1,12}\s?:\s*)?(?:[^\W\d_]{1,12}\s)?")  # "* Note: All "
_IN_BRACKETS = r"[(\[（](?P<bracket>(?:in\s+)?[^)\]）\d,;]{1,30})(?:[,;][^)\]）]{0,60})?[)\]）]"


@cache
def _note() -> re.Pattern[str]:
    """The beginning of a note with what follows; or words in brackets."""
    return re.compile(
        rf"(?:{note_begins()})(?P<unit>(?:[^.;)。；）\n]|(?<=\bU\.S)\.|(?<=\bU)\.){{1,40}})|{_IN_BRACKETS}",
        re.I,
    )


@lru_cache(maxsize=4096)
def unit_note(
    text: str, whole: bool = False, language: str | None = None, shared: Default = None
) -> tuple[str | None, Decimal] | None:
    """Currency and factor that a note gives for the numbers beside it; None where it gives neither.

    `whole`: the text must be such a note and nothing else. `language` and `shared` are the page's,
    as in `money_heading`.

    >>> unit_note("Grants 2019 (in thousands of euros)"), unit_note("单位：万元")
    (('EUR', Decimal('1000')), ('CNY', Decimal('10000')))
    """
    if len(text) > _LONGEST:
        return None
    for note in _note().finditer(text):
        after = text[note.end() :].strip(" .*)")
        if whole and (after or not _BEFORE_NOTE.fullmatch(text, 0, note.start())):
            continue
        words = next(words for words in note.groups() if words)
        stated = money_heading(f"({words.removeprefix('in ').strip()})", language, shared)
        if stated is not None:
            return stated
    return None
