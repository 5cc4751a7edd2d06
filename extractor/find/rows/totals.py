"""Cells that head sums of others: "Total", "Total for 2019:", "合计"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

from extractor.find.rows.headings import BRACKETS, HAN, LONGEST, folded
from extractor.find.rows.plain import are_plain_tokens
from extractor.find.rows.wording import listed
from extractor.lexicon import load

_TOTAL_TAIL = 5


def may_sum(text: str) -> bool:
    """Whether a cell may head a sum; most show at once that they do not by their outer words."""
    if not are_plain_tokens(text):
        return True
    words = text.lower().split()
    first, last = _ends_of_totals()
    return words[0] in first or words[-1] in last


@cache
def _ends_of_totals() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of all that says "total", and the last ones."""
    words = [key.split() for key in listed("totals")]
    return frozenset(key[0] for key in words), frozenset(key[-1] for key in words)


def is_total(text: str) -> bool:
    """Whether a cell heads a row that sums others: "Total", "Total for 2019:", "合计".

    >>> is_total("Grand total (USD)"), is_total("Total Health Foundation"), is_total("小计")
    (True, False, True)
    """
    if len(text) > 60 or not may_sum(text):
        return False
    key = folded(text)
    totals = listed("totals")
    bare = BRACKETS.sub(" ", text)
    if key in totals or (bare != text and folded(bare) in totals):
        return True
    if HAN.search(key):
        key = key.rstrip("为為是达達")  # "支出总额为"
        return any(key.startswith(word) or key.endswith(word) for word in totals if len(word) > 1)
    words = key.split()
    if not 1 < len(words) <= 1 + _TOTAL_TAIL or (
        words[0] not in totals and words[-1] not in totals
    ):
        return False
    rest = words[1:] if words[0] in totals else words[:-1]
    return all(word.isdigit() or word in _sum_words() for word in rest)


def sums_up(text: str, above: Collection[str]) -> bool:
    """Whether a cell heads the sum of what stands under a heading, which it names.

    >>> sums_up("Sum forskning", ["Forskning"]), sums_up("Total Health Foundation", ["Health"])
    (True, False)
    """
    words = folded(text).split() if len(text) <= 2 * LONGEST else []
    totals = listed("totals")
    for size in range(1, min(3, len(words))):
        for total, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if " ".join(total) in totals and _are_named(rest, above):
                return True
    return False


def _are_named(words: Iterable[str], above: Iterable[str]) -> bool:
    """Whether the headings above, or the usual words beside a total, hold all of some words."""
    named = {word for heading in above for word in folded(heading).split()} | _sum_words()
    return named.issuperset(words)


@cache
def _sum_words() -> frozenset[str]:
    """Words that may stand beside "total" without making it a name."""
    lexicon = load("headings.toml")
    words = {"in", "for", "of", "all", "the", "to", "date", "fy", "years", "paid", "usd", "eur"}
    for entry in lexicon["contexts"]:
        words.update(word for group in ("given", "received") for word in entry[group])
    words.update("amount amounts funding made by year program programme approved usd gbp".split())
    words.update("number value page".split())
    return frozenset(words)
