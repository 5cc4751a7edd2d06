"""When two numbers with a dash or a word between them are the ends of one range.

"RMB 20 to 30 million" shares mark and magnitude; "$5 million to 30 schools" is no range, and
"rose from $5 million to $6 million" are two amounts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from extractor.lexicon import load
from extractor.values.number.digits import Number
from extractor.values.numbers import is_year, last_word

_DASHES = "-–—−~～‑"


@cache
def _links() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    words: dict[str, list[str]] = load("money.toml")["range"]
    kinds = {word: kind for kind in ("to", "between", "either") for word in words[kind]}
    kinds.update(dict.fromkeys(_DASHES, "dash"))
    signs = "".join(word for word in kinds if len(word) == 1 and not word.isascii())
    spoken = "|".join(sorted((w for w in kinds if w.isalpha()), key=lambda w: (-len(w), w)))
    link = rf"[ \u00a0]?([-{_DASHES[1:]}{signs}])[ \u00a0]?|[ \u00a0\n]({spoken})[ \u00a0\n]"
    opens = rf"(?:{'|'.join(words['opens'])})\s?(?:\w{{1,9}}\s)?$"
    return re.compile(link), kinds, re.compile(opens, re.IGNORECASE)


def links_range(word: str) -> bool:
    """Whether `word` can stand between the ends of a range."""
    return word in _links()[1]


def range_link(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Kind and end of the word or dash which makes the number text[start:end] open a range."""
    pattern, kinds, opens = _links()
    link = pattern.match(text, end)
    if link is None:
        return None
    kind = kinds[link[1] or link[2]]
    if kind == "between" and not opens.search(text[max(0, start - 24) : start]):
        return None
    return kind, link.end()


def shared_low(low: Number, top: Number) -> Decimal | None:
    """The lower end of a range with the magnitude it shares with the upper, None if not lower."""
    if low.magnitude == 1 and top.magnitude > 1:
        if low.value * top.magnitude <= top.value:
            return low.value * top.magnitude
        own = low.grouped or (low.form == "hanzi" and low.value >= 100)  # 八千到一万
        return low.value if own and low.value < top.value else None
    if (
        low.form == top.form == "words"
        and low.value < 10
        and 100 <= top.value < 1000
        and top.value % 100 == 0
    ):
        return low.value * 100 if low.value * 100 < top.value else None  # "five to six hundred"
    return low.value if low.value < top.value else None


def could_be_years(low: Number, top: Number, kind: str) -> bool:
    """Whether bare ends look like years or like a year before an amount."""
    return is_year(low) and (top.value <= 2100 or kind != "dash")


def is_change(text: str, start: int, kind: str) -> bool:
    """Whether the range that begins at `start` is a change: "rose from $5 to $6", "up 5 to $6"."""
    left = text[max(0, start - 60) : start].lower().rstrip()
    if kind != "to":
        return False
    if not left.endswith("from"):
        return last_word(text, start) in load("money.toml")["range"]["moved"]
    return any(stem in left for stem in load("money.toml")["range"]["change"])


_NEXT_WORD = re.compile(r"[ \u00a0]([A-Za-z]+)")


def is_closed(text: str, end: int, kind: str) -> bool:
    """Whether no noun follows the upper end, so that it can share the mark: "$20 to 30"."""
    word = _NEXT_WORD.match(text, end)
    if word is None or kind in ("dash", "between"):
        return True
    return word[1].lower() in load("money.toml")["range"]["follow"]
