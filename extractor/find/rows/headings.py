"""What the words over a column, before a colon or over a list say of what stands there."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.find.rows.parties import is_organization
from extractor.find.rows.plain import are_plain_tokens
from extractor.lexicon import load, table_of
from extractor.values.number.digits import holds_digit
from extractor.values.quantities import money_heading

LONGEST = 80  # characters: more is a sentence, not the heading of a column
BRACKETS = re.compile(r"[(\[（【][^)\]）】]{0,60}[)\]）】]")
_NO_WORD = re.compile(r"[^\w&]+")
HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OF = re.compile(r"\s(?:of|de|des|du|di|del|della|der|av|af|van)\s")
_YEAR = re.compile(r"(?:FY ?)?((?:19|20)\d\d)(?:[-/–](?:\d\d|\d{4}))?(?:[ /].{0,20})?", re.I)
_SHORT_YEAR = re.compile(r"FY ?['’]?(\d\d)(?:[-/–]\d\d)?", re.I)
_CODE = re.compile(r"[A-Z]{3}|[tm]?kr\.?|Kr\.?|Kč|zł")
_LONGEST_CODE = 5  # characters
_LEAST_PLAIN = 6  # letters of a word known without its accents; shorter ones are other words too
PARTY_ROLES = ("recipient", "donor", "party", "person", "via")


class Role(NamedTuple):
    """What a heading says stands under it; `strong` where its words alone decide that."""

    name: str
    strong: bool


@lru_cache(maxsize=4096)
def heading_role(text: str) -> Role | None:
    """The role of a column by its heading, None where the lexicon has no word of it.

    >>> heading_role("Grant Amount (USD)"), heading_role("受赠方"), heading_role("Lorem")
    (Role(name='amount', strong=True), Role(name='recipient', strong=True), None)
    """
    if len(text) > LONGEST:
        return None
    bare = folded(BRACKETS.sub(" ", text)) or folded(text)
    words = _words()
    if bare in words:
        return words[bare]
    if is_currency_heading(text):
        return Role("amount", False)
    if not bare:
        return None
    for head in _OF.split(bare)[:1]:
        if head != bare and head in words and words[head].strong:
            return words[head]
    if HAN.search(bare):
        return _longest_inside(bare.replace(" ", ""))
    return _best_phrase(bare.split())


def is_currency_heading(text: str) -> bool:
    """Whether a heading is nothing but a currency, or thousands and millions of it.

    >>> is_currency_heading("£"), is_currency_heading("USD"), is_currency_heading("€ (000)")
    (True, True, True)
    """
    marked = len(text) <= 10 and any(unicodedata.category(c) == "Sc" for c in text)
    return (marked or _CODE.fullmatch(text) is not None) and money_heading(text) is not None


def strict_role(text: str) -> Role | None:
    """The role of a text that can be nothing but a heading: known words, no name, no figure.

    >>> strict_role("Grant amount"), strict_role("Heron Lake University")
    (Role(name='amount', strong=True), None)
    """
    role = heading_role(text)
    if role is None or folded(BRACKETS.sub(" ", text)) in _words():
        return role
    short = len(text.split()) <= 4 and not holds_digit(text)
    return role if short and not is_organization(text) else None


def may_head_amounts(text: str) -> bool:
    """Whether `heading_role` may find that a text heads amounts: one of their words is in it."""
    if not text.isascii() or "$" in text or len(text) <= _LONGEST_CODE:
        return True
    return not _amount_words().isdisjoint(_NO_WORD.split(text.lower()))


@cache
def _amount_words() -> frozenset[str]:
    known = _plain_words().items()
    return frozenset(
        word for words, (name, _) in known if name == "amount" for word in words.split()
    )


def is_known_heading(text: str) -> bool:
    """Whether the lexicon has the very words of a heading."""
    return folded(text) in _words()


def _best_phrase(words: list[str]) -> Role | None:
    """The strong phrase that stands last, the head of an English compound; else a weak one."""
    if len(words) > 7:
        return None
    known = _words()
    best: tuple[bool, int, int, Role] | None = None
    for start in range(len(words)):
        for stop in range(start + 1, min(start + 5, len(words)) + 1):
            phrase = " ".join(words[start:stop])
            role = known.get(phrase)
            if role is None or (phrase in _alone() and len(words) > 1):
                continue
            rank = (role.strong, stop, stop - start, role)
            if best is None or rank[:3] > best[:3]:
                best = rank
    return best[3] if best else None


def _longest_inside(text: str) -> Role | None:
    known = _words()
    found = [
        (known[text[a:b]].strong, b - a, b, known[text[a:b]])
        for a in range(len(text))
        for b in range(a + 2, min(a + 8, len(text)) + 1)
        if text[a:b] in known
    ]
    return max(found, key=lambda f: f[:3])[3] if found and len(text) <= 16 else None


def folded(text: str) -> str:
    """Words in lower case, one space between, marks (*, †, :, #) gone."""
    if are_plain_tokens(text):
        return " ".join(text.lower().split())
    return _folded(text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


@cache
def _words() -> dict[str, Role]:
    """Every heading of the lexicon."""
    return {word: _role(*plain) for word, plain in _plain_words().items()}


@cache
def _role(name: str, strong: bool) -> Role:
    return Role(name, strong)


@table_of("headings.toml")
def _plain_words() -> dict[str, tuple[str, bool]]:
    """English first: what it says, no other language overrules."""
    found: dict[str, tuple[str, bool]] = {}
    for entry in load("headings.toml")["headings"]:
        for strong in (True, False):
            words = (*entry.get("strong", ()), *entry.get("alone", ()))
            for word in words if strong else entry.get("weak", ()):
                found.setdefault(folded(word), (entry["role"], strong))
    for word, role in list(found.items()):  # keys of data are written "beneficiaire"
        plain = "".join(filter(str.isascii, unicodedata.normalize("NFKD", word)))
        if len(plain) == len(word) >= _LEAST_PLAIN:
            found.setdefault(plain, role)
    return found


@table_of("headings.toml")
def _alone() -> frozenset[str]:
    """Headings that are words of other meaning within a longer one."""
    entries = load("headings.toml")["headings"]
    return frozenset(folded(word) for entry in entries for word in entry.get("alone", ()))


@table_of("headings.toml")
def _languages() -> dict[str, frozenset[str]]:
    """The languages in which each heading of the lexicon is one."""
    found: dict[str, set[str]] = {}
    for entry in load("headings.toml")["headings"]:
        words = [word for key in ("strong", "weak", "alone") for word in entry.get(key, ())]
        for word in words:
            found.setdefault(folded(word), set()).add(entry["language"])
    return {word: frozenset(languages) for word, languages in found.items()}


def language_of(headings: Iterable[str]) -> str | None:
    """The one language in which more of the headings are words than in English; else None.

    >>> language_of(("Entidad", "Importe concedido")), language_of(("Date", "Amount"))
    ('es', None)
    """
    counts: Counter[str] = Counter()
    for heading in headings:
        counts.update(_languages().get(folded(BRACKETS.sub(" ", heading)), ()))
    english = counts.pop("en", 0)
    most = counts.most_common(2)
    if not most or most[0][1] <= english or (len(most) > 1 and most[1][1] == most[0][1]):
        return None
    return most[0][0]


def year_heading(text: str) -> str | None:
    """The year that a heading is ("2019", "FY2019", "2019/20", "FY19"), None for any other."""
    match = _YEAR.fullmatch(text.strip())
    short = None if match else _SHORT_YEAR.fullmatch(text.strip())
    return f"20{short[1]}" if short else match[1] if match else None
