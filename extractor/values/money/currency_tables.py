"""The marks, codes, names and parts of the world's currencies, as tables for quick look-ups."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from extractor.lexicon import load, table_of

_ONE = Decimal(1)
FIRST_WORD = re.compile(r"[A-Za-zÀ-ɏͰ-ӿ֐-ۿก-๛Ḁ-ỿ]+")

# Former currencies whose codes amounts still carry.
_STILL_WRITTEN = ("DEM", "FRF", "ITL", "ESP", "NLG", "IEP", "HRK")


class Currency(NamedTuple):
    """A currency's mark or name in a text, from `start` to `end`.

    `codes`: what it can mean, most likely first. `factor`: what the number is multiplied with
    (0.01 for cents, 1000000 for "mkr"). `family`: index in the lexicon of a shared mark, else -1.
    """

    codes: tuple[str, ...]
    factor: Decimal
    family: int
    start: int
    end: int
    wordlike: bool = False  # also a common word or abbreviation: needs a number written as money
    whole: bool = False  # amounts in it have no decimals, so that "500.000" is half a million
    minor: bool = False

    def placed(self, start: int, end: int) -> Currency:
        """The same from `start` to `end` of a text."""
        return Currency(  # twice as fast as `_replace`
            self.codes,
            self.factor,
            self.family,
            start,
            end,
            self.wordlike,
            self.whole,
            self.minor,
        )


class Tables(NamedTuple):
    """Currencies by what may stand for them in a text, and the characters that these begin with."""

    marks: dict[str, Currency]  # exact case, before or after a number
    names: dict[str, Currency]  # lower case, after a number
    hanzi: dict[str, Currency]  # no spaces around
    before: dict[str, Currency]  # marks, and Chinese names of more than one character
    first_words: frozenset[str]  # of `names`
    hanzi_widths: dict[str, tuple[int, ...]]  # first character -> lengths of names, longest first
    mark_ends: frozenset[str]  # the last two characters, or the only one
    mark_starts: frozenset[str]
    mark_words: frozenset[str]  # the words that marks begin with


def _currency(codes: tuple[str, ...], factor: Decimal = _ONE, family: int = -1) -> Currency:
    return Currency(codes, factor, family, 0, 0)


def is_east_asian(char: str) -> bool:
    """Whether a character is of Chinese, Japanese or Korean writing, which parts no words."""
    return "\u3041" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"


def _stands_before(name: str) -> bool:
    return len(name) > 1 and "\u4e00" <= name[0] <= "\u9fff"


@cache
def tables() -> Tables:
    """The tables of all currencies of the lexicon."""
    plain, by_word, rest = _kept_tables()
    known = [
        Currency(codes, Decimal(factor), family, 0, 0, *kind)
        for codes, factor, family, *kind in plain
    ]
    marks, names, hanzi, before = (
        dict(zip(words.split("\n"), map(known.__getitem__, indices), strict=True))
        for words, indices in by_word
    )
    return Tables(marks, names, hanzi, before, *rest)


@table_of("money.toml", "currencies.json")
def _kept_tables() -> tuple[Any, Any, Any]:
    """Each currency once, in plain values; of each table of words these, a line each, and which
    currency each is; the rest."""
    made = _made_tables()
    by_word, rest = made[:4], made[4:]
    known = list(dict.fromkeys(one for table in by_word for one in table.values()))
    index = {one: number for number, one in enumerate(known)}
    return (
        [(one.codes, str(one.factor), one.family, *one[5:]) for one in known],
        [("\n".join(table), [index[one] for one in table.values()]) for table in by_word],
        rest,
    )


def _made_tables() -> Tables:
    money: dict[str, Any] = load("money.toml")
    cldr: dict[str, Any] = load("currencies.json")
    marks, names = _units(money, cldr)
    names |= _parts(money, cldr, marks, names)
    for entry in money["joined"]:
        whole = marks[entry["of"]]
        for word, factor in entry["words"].items():
            marks[word] = whole._replace(factor=Decimal(factor))
    for mark in set(money["word_codes"]["codes"]) & marks.keys():
        marks[mark] = marks[mark]._replace(wordlike=True)
    undivided = set(money["no_decimals"]["codes"])
    for table in (marks, names):
        for word, one in table.items():
            if one.codes[0] in undivided and one.family < 0:
                table[word] = one._replace(whole=True)
    hanzi = {name: found for name, found in names.items() if is_east_asian(name[0])}
    before = {name: one for name, one in hanzi.items() if _stands_before(name) and not one.minor}
    before |= marks
    return Tables(
        marks,
        names,
        hanzi,
        before,
        frozenset(first[0] for first in map(FIRST_WORD.match, names) if first),
        _widths(hanzi),
        _ends(before),
        frozenset(mark[0] for mark in marks),
        frozenset(first[0] for first in map(FIRST_WORD.match, marks) if first),
    )


def _units(
    money: dict[str, Any], cldr: dict[str, Any]
) -> tuple[dict[str, Currency], dict[str, Currency]]:
    """The marks and the names of currencies; what several share comes last and counts."""
    marks: dict[str, Currency] = {}
    names: dict[str, Currency] = {}
    for code in [*cldr["current"], *cldr["former"]]:
        if code in cldr["current"] or code in _STILL_WRITTEN:
            marks[code] = _currency((code,))
    for language in cldr["names"]:
        for name, code in cldr["names"][language].items():
            names.setdefault(name, _currency((code,)))
    for entry in money["marks"]:
        marks.update((mark, _currency((code,))) for mark, code in entry["codes"].items())
    for entry in money["names"]:
        names.update((name, _currency((code,))) for name, code in entry["codes"].items())
    marks.update((mark, _currency((code,))) for mark, code in money["letters"]["codes"].items())
    for lower in money["lower_codes"]["codes"]:
        names[lower] = marks[lower] = _currency((lower.upper(),))
    for index, family in enumerate(money["families"]):
        shared = _currency(tuple(family["candidates"]), family=index)
        marks.update((mark, shared) for mark in family["marks"])
        names.update((name, shared) for name in family["names"])
    return marks, names


def _parts(
    money: dict[str, Any],
    cldr: dict[str, Any],
    marks: dict[str, Currency],
    names: dict[str, Currency],
) -> dict[str, Currency]:
    """The names of parts of currencies ("pence"): those written by hand, then all of CLDR."""
    parts: dict[str, Currency] = {}
    for entry in money["minor"]:
        whole = marks.get(entry["of"]) or names[entry["of"]]
        codes = (*whole.codes, *entry.get("also", ()))
        part = whole._replace(codes=codes, factor=_ONE / Decimal(entry.get("per", 100)), minor=True)
        parts.update((name, part) for name in entry["names"])
    for name, known in cldr["parts"].items():
        codes = tuple(known["of"])
        if name not in names and name not in parts:
            factor = _ONE / Decimal(known["of"][codes[0]])
            parts[name] = Currency(codes, factor, -1, 0, 0, minor=True)
    return parts


def _ends(marks: Iterable[str]) -> frozenset[str]:
    """The last two characters of each mark, of "Gs." also without its dot."""
    bare = {mark.rstrip(".")[-2:] for mark in marks if mark[0].isupper()}
    return frozenset({mark[-2:] for mark in marks} | bare - {""})


def _widths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(widths, reverse=True)) for first, widths in found.items()}


def of_a_whole(part: str, code: str) -> Decimal | None:
    """What a part ("fils") is of a unit of `code`, where that currency has it."""
    known: dict[str, Any] = load("currencies.json")["parts"].get(part, {})
    per = known.get("of", {}).get(code)
    return None if per is None else _ONE / Decimal(per)


def stands_alone(part: str) -> bool:
    """Whether a part of a unit is read without the unit: "50 pence", but no "5 para"."""
    known: dict[str, Any] | None = load("currencies.json")["parts"].get(part)
    return known is None or bool(known["alone"])


def mark_ends() -> frozenset[str]:
    """The last characters, two or one, of every mark that may stand before a number."""
    return tables().mark_ends
