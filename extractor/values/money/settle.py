"""Which currency a shared mark means, and by what evidence.

The rule for a shared mark ($ ¥ £ 元 kr Rs …): one other unambiguous mention of the family in the
same text settles it (a code or name anywhere, a symbol such as "A$" before it); several different
ones leave only the caller's `default_currency`; without any mention the default currency, then the
territory and language of `language`, then the family's own default in the lexicon ("$" alone is
the US dollar, as in the press) decide. Else it stays open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from extractor.lexicon import load, table_of
from extractor.values.money.currency_tables import Currency, is_east_asian, tables
from extractor.values.tries import any_of

Default = str | tuple[str, ...] | None
"""An ISO 4217 code that a shared mark means where it can, or several: then the one that it can."""


TRADITIONAL = re.compile("[萬億圓幣]")
"""What shows that a text is of Hong Kong or Taiwan, whose own money is the bare 元 there."""


Mention = tuple[str, int, int]
"""A code, and where a mark or name of it alone stands: start and end."""


_TOKEN = re.compile(r"[A-Z$£][A-Za-z.]*[$£¥]?")


@cache
def _codes(family: int) -> dict[str, str]:
    """Every mark and name of one currency alone that a shared mark can mean -> its code."""
    known = tables()
    codes = set(load("money.toml")["families"][family]["candidates"])
    found = {m: c.codes[0] for m, c in known.marks.items() if c.family < 0 and not c.wordlike}
    for name, currency in known.names.items():
        if currency.family < 0 and not currency.minor and currency.codes[0] in codes:
            found.update((form, currency.codes[0]) for form in _cases(name) if form not in found)
    return {word: code for word, code in found.items() if code in codes}


def _cases(name: str) -> tuple[str, ...]:
    """How a name is written: "New Zealand dollars", "kanadische Dollar" too."""
    place, _, unit = name.rpartition(" ")
    if not place:
        return name, name.capitalize()
    of_place = (f"{place} {unit.title()}", f"{place.title()} {unit}")
    return name, name.capitalize(), name.title(), *of_place


@cache
def _pattern(family: int) -> re.Pattern[str]:
    return re.compile(rf"{_ways()[family][0]}(?![A-Za-z])")


@cache
def _sought(family: int, in_ascii: bool) -> tuple[re.Pattern[str], tuple[str, ...], int]:
    """What each mention in a text holds one of, marks and codes or a folded word of another name;
    and the length of the longest name."""
    short, words, longest = _ways()[family][1][in_ascii]
    return re.compile(short), words, longest


@table_of("money.toml", "currencies.json", calls=(any_of, tables))
def _ways() -> list[tuple[str, list[tuple[str, tuple[str, ...], int]]]]:
    """For each family a pattern of its mentions, and what they are sought by in any text and in
    one of ASCII."""
    families = range(len(load("money.toml")["families"]))
    return [
        (any_of(_codes(family)), [_ways_of(family, in_ascii) for in_ascii in (False, True)])
        for family in families
    ]


def _ways_of(family: int, in_ascii: bool) -> tuple[str, tuple[str, ...], int]:
    lower = {code.lower() for code in _codes(family).values()}  # says no more than the code itself
    words = [word for word in _codes(family) if word.isascii() or not in_ascii]
    short = [word for word in words if _is_short(word)]
    names = {word.lower() for word in words if not _is_short(word) and word not in lower}
    longest = max(map(len, words), default=0)
    return any_of(short) or "(?!)", _a_word_of_each(sorted(names)), longest


def _is_short(word: str) -> bool:
    """Whether a mark, code or name is quickly looked for: it begins as few words of prose do."""
    if word[0].islower():
        return False
    return bool(_TOKEN.fullmatch(word)) or is_east_asian(word[0]) or not word[-1].isalpha()


def _a_word_of_each(names: list[str]) -> tuple[str, ...]:
    """Few words of which each name holds one: those that most names hold, and none in vain."""
    counts = Counter(word for name in names for word in re.split(r"[ -]", name) if len(word) > 3)
    chosen: list[str] = []
    left = names
    for word, _ in sorted(counts.items(), key=lambda item: (-item[1], len(item[0]), item[0])):
        without = [name for name in left if word not in name]
        if len(without) < len(left):
            chosen.append(word)
            left = without
        if not left:
            break
    chosen += left
    for word in sorted(chosen, key=lambda word: (-len(word), word)):
        others = [other for other in chosen if other != word]
        if all(any(other in name for other in others) for name in names if word in name):
            chosen = others
    return tuple(sorted(chosen))


def mentioned(text: str, family: int) -> dict[str, int]:
    """The currencies of a family that `text` names without doubt -> where from that counts.

    A code or name counts for the whole text; a symbol ("A$") only for what comes after it, since
    a bare "$" before it may be another dollar.
    """
    found: dict[str, int] = {}
    for code, start, end in mentions(text, family):
        start = 0 if text[end - 1].isalpha() else start
        found[code] = min(start, found.get(code, start))
    return found


def mentions(text: str, family: int) -> Iterator[Mention]:
    """Each currency of a family that `text` names without doubt, in order."""
    for begin, end in _near(text, family):
        for match in _pattern(family).finditer(text, begin, end):
            word = match[0]
            left = text[match.start() - 1 : match.start()]
            if word[0].isalpha() and word[0] < "\u2e80" and left.isalpha() and left < "\u2e80":
                continue
            yield _codes(family)[word], match.start(), match.end()


def _near(text: str, family: int) -> list[tuple[int, int]]:
    """The parts of a text, in order and apart, that hold all mentions: far less than the whole."""
    short, words, longest = _sought(family, text.isascii())
    places = [match.start() for match in short.finditer(text)]
    low = lowered(text)
    for word in words:
        at = low.find(word)
        while at >= 0:
            places.append(at)
            at = low.find(word, at + 1)
    parts: list[tuple[int, int]] = []
    for place in sorted(places):
        begin, end = max(0, place - longest), place + 2 * longest
        if parts and begin <= parts[-1][1]:
            begin = parts.pop()[0]
        parts.append((begin, end))
    return parts


@lru_cache(maxsize=2)  # each family asks it of one page
def lowered(text: str) -> str:
    """A text in small letters, as long as it is."""
    # No other letter has a small form of another length (Unicode, SpecialCasing.txt).
    return text.replace("İ", "i").lower()


def carried(text: str, seen: dict[str, int], currency: Currency) -> dict[str, int]:
    """The mentions of a family that say what a mark at `currency` means.

    All of them, unless other currencies of the family are named in full and say nothing of the
    bare name: then those in whose sum the mark stands ("500万港元，其中200万元").
    """
    family = load("money.toml")["families"][currency.family]
    if not seen or not family.get("in_full") or TRADITIONAL.search(text):
        return seen
    opening = max(text.rfind(mark, 0, currency.start) for mark in "。！？；\n")
    part = max(text.rfind(word, opening + 1, currency.start) for word in family["parted_by"])
    named = mentions(text, currency.family)
    return {code: start for code, start, _ in named if opening < start < part}


def settle(
    currency: Currency,
    seen: dict[str, int],
    language: str | None = None,
    default_currency: Default = None,
) -> str | None:
    """The one code that is meant, or None; `seen` are the family's mentions in the text."""
    spoken, region = _parted(language)
    if currency.minor and len(currency.codes) > 1:
        parts = load("money.toml")["parts_in"].get(spoken, ())
        here = [territory_of(language), *parts] if not seen else []
        meant = [code for code in here if code in currency.codes]
        if meant:
            return str(meant[0])
    if currency.family < 0:
        return currency.codes[0] if len(currency.codes) == 1 else None
    family = load("money.toml")["families"][currency.family]
    default: str | None = family.get("default")
    if len(seen) == 1:
        (code,) = seen
        if seen[code] <= currency.start or code == default:
            return code
    stated = (default_currency,) if isinstance(default_currency, str) else default_currency or ()
    meant = [code for code in stated if code in currency.codes]
    if meant or seen:
        return meant[0] if len(meant) == 1 else None
    territory = family.get("by_territory", {}).get(region) or territory_of(language)
    if territory in currency.codes:
        return str(territory)
    by_language: dict[str, str] = family.get("by_language", {})
    if spoken in by_language:
        return by_language[spoken]
    return None if spoken in family.get("unsettled_in", ()) else default


def territory_of(language: str | None) -> str | None:
    """The money of the territory that a BCP 47 tag names: "en-NZ" -> "NZD"."""
    return _of_territories().get(_parted(language)[1])


@table_of("currencies.json")
def _of_territories() -> dict[str, str]:
    found: dict[str, str] = load("currencies.json")["territories"]
    return found


def _parted(language: str | None) -> tuple[str, str]:
    """Language in lower and region in upper case of a BCP 47 tag, "" for what it lacks."""
    spoken, _, region = (language or "").replace("_", "-").partition("-")
    return spoken.lower(), region.rpartition("-")[2].upper()
