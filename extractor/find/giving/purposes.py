"""What a gift is for, as the page says it: one phrase, without what the sentence adds to it."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon import load

_LEAD = re.compile(r"\s*(?:to|for|towards?)\s+(?=\w)", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?:(and|or|but|so|yet)\s+)?", re.IGNORECASE)
_SUM = re.compile(
    r"(?:an?\s+|another\s+|a further\s+)?(?:[$€£¥₹]|[A-Z]{2,3}\s?[$€£]?\d|\d[\d.,]*\s)"
)
_GERUND = re.compile(r"(?:\w+ly\s+)?[a-z]+ing\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def purpose_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The phrase in text[start:end] that says what a gift is for; None where nothing there does.

    "to build a pier, which opens in May" -> "build a pier"; "new drugs, tests and vaccines" stays.
    """
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    first = _WORD.match(text, start, end)
    if first is None:
        return (start, end) if start < end and not text[start:end].isascii() else None
    if first[0].lower() in _no_purposes() and _is_all(text, first, end):
        return None
    for comma in _COMMA.finditer(text, start, end):
        if _goes_on_elsewhere(text, comma, first[0], end):
            end = comma.start()
            break
    return start, end


def _is_all(text: str, first: re.Match[str], end: int) -> bool:
    """Whether a word of no purpose is the verb or the whole of it: "depart for …", "date"."""
    after = text[first.end() : end].split(None, 1)
    return not after or after[0].lower() in ("for", "from", "to", "on", "in", "at", "of")


@cache
def _no_purposes() -> frozenset[str]:
    return frozenset(load("purposes.toml")["no_purpose"]["en"])


def _goes_on_elsewhere(text: str, comma: re.Match[str], first: str, end: int) -> bool:
    """Whether what follows a comma is no further item of the purpose's own list."""
    at = comma.end()
    word = _WORD.match(text, at, end)
    if _SUM.match(text, at, end):
        return True
    if word is None:
        return False
    low = word[0].lower()
    if low in _openers() or _participle().match(text, at, end):
        return True
    if comma[1] and comma[1].lower() in ("but", "so", "yet"):
        return True
    if _GERUND.match(text, at, end) and not first.lower().endswith("ing") and not comma[1]:
        return True
    if not comma[1] and _apposition().match(text, at, end) and "," not in text[at:end]:
        return _finite().match(text, at, end) is not None or not _closes_list(text, at, end)
    return _finite().match(text, at, end) is not None


def _closes_list(text: str, start: int, end: int) -> bool:
    return re.search(r"\b(?:and|or)\b", text[start:end]) is not None


def _any(name: str) -> str:
    return "|".join(re.escape(word) for word in load("purposes.toml")[name]["en"])


@cache
def _finite() -> re.Pattern[str]:
    """What states something of its own, after its subject."""
    return re.compile(rf"[^,;]*?\b(?:{_any('finite')})\b")


@cache
def _participle() -> re.Pattern[str]:
    """A participle that hangs on the words before its comma: "built by"."""
    return re.compile(
        rf"(?:\w+ly\s+)?\w+(?:{_any('participle_ending')})\s+(?:{_any('after_participle')})\b"
    )


@cache
def _apposition() -> re.Pattern[str]:
    """How a phrase begins that says again what was named."""
    return re.compile(rf"(?:{_any('apposition')})\s", re.IGNORECASE)


@cache
def _openers() -> frozenset[str]:
    """Words that begin a clause or remark of their own."""
    return frozenset(load("purposes.toml")["after"]["en"])
