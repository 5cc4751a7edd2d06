"""What a shared mark ($, £, kr) means on a page as a whole, by all that the page shows.

Beside a bare mark counts, for each family of currencies that share one: the money of the
country that the language ("en-NZ") or the address (`.org.nz`) names, or whose authorities or
people alone the page speaks of; then the marks, codes and names on the page that are not shared.
Before all counts a note that says in which money the sums are ("Amounts in Australian dollars").
A page marks the foreign dollar and leaves its own bare ("US$5m, and $3m"), unless it says its own
in full the first time ("NZ$5m, and later $3m").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from itertools import chain

from extractor.lexicon import load, table_of
from extractor.values.money.currency_tables import tables
from extractor.values.money.home_country import home_country, only_country
from extractor.values.money.note_words import LONGEST, note_begins
from extractor.values.money.settle import (
    TRADITIONAL,
    Mention,
    lowered,
    mentions,
    territory_of,
)

_LAST_LABEL = re.compile(r"https?://[^/?#\s]*\.([A-Za-z]{2})\.?(?=[:/?#]|$)")
_STANDS_OUT = 2  # times as many mentions as the next currency of the family


def page_currencies(
    text: str, language: str | None = None, url: str | None = None
) -> tuple[str, ...]:
    """ISO codes of which a shared mark in `text` means the one that it can mean.

    Where it can mean two of them the page shows both alike, and nothing says which is meant.
    """
    found: list[str] = []
    home = _home(language, url)
    runs = letter_runs(text)
    for family, entry in enumerate(load("money.toml")["families"]):
        if not may_show(text, family, runs):
            continue
        if any(map(text.__contains__, (*entry["marks"], *entry["names"]))) and shows(text, family):
            found += _of_family(text, family, home)
    return tuple(dict.fromkeys(found))


def shows(text: str, family: int) -> bool:
    """Whether a mark or name of a family stands in a text as a word: no "rs" is in "donors"."""
    marks, names = _words(family)
    return bool(marks.search(text) or names.search(lowered(text)))


def may_show(text: str, family: int, runs: Collection[bytes]) -> bool:
    """Whether `shows` may hold, by the runs of letters in a text: far cheaper, and rarely wrong."""
    opening, marks, names = _openings(family)
    return (
        not opening.isdisjoint(runs)
        or any(map(text.__contains__, marks))
        or any(map(lowered(text).__contains__, names))
    )


@cache
def _openings(family: int) -> tuple[frozenset[bytes], list[str], list[str]]:
    """The letters that marks and names begin with, in small ones; marks and names without any."""
    marks, names = _of_families()[family]
    opening = {match[0].lower().encode() for w in (*marks, *names) if (match := _RUN.match(w))}
    others = [[word for word in of if not _RUN.match(word)] for of in (marks, names)]
    return frozenset(opening), others[0], others[1]


@table_of("money.toml", "currencies.json", calls=(tables,))
def _of_families() -> list[tuple[list[str], list[str]]]:
    """The marks and the names of each family, sorted."""
    known = tables()
    found: list[tuple[list[str], list[str]]] = [([], []) for _ in load("money.toml")["families"]]
    for at, words in enumerate((known.marks, known.names)):
        for word in sorted(words):
            if words[word].family >= 0:
                found[words[word].family][at].append(word)
    return found


_RUN = re.compile("[A-Za-z]+")
_NO_LETTERS = bytes(code if "a" <= chr(code) <= "z" else ord(" ") for code in range(256))


def letter_runs(text: str) -> frozenset[bytes]:
    """All runs of ASCII letters, in small letters, of a text and of the same in small letters."""
    # But for these two no letter has a small form in ASCII (Unicode, UnicodeData.txt).
    forms = (text, lowered(text)) if "\u212a" in text or "\u0130" in text else (text,)
    plain = (form.encode("ascii", "replace").lower().translate(_NO_LETTERS) for form in forms)
    return frozenset(chain.from_iterable(form.split() for form in plain))


@cache
def _words(family: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Every mark, and every name in small letters, that means a shared currency."""
    marks, names = ("|".join(map(_apart, words)) or "(?!)" for words in _of_families()[family])
    return re.compile(marks), re.compile(names)


def _apart(word: str) -> str:
    """A pattern of a word that no letter stands beside, which begins with its first one."""
    before = rf"(?<![A-Za-z]{re.escape(word)})" if word[0].isascii() and word[0].isalpha() else ""
    after = "(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return re.escape(word) + before + after


def _of_family(text: str, family: int, home: str | None) -> list[str]:
    entry = load("money.toml")["families"][family]
    local = home if home in entry["candidates"] else None
    if home is None and _bare(family).search(text):
        local = _by_country(text, family)
    in_full = entry.get("in_full") and not TRADITIONAL.search(text)
    found = [] if in_full else list(mentions(text, family))
    noted = {code for code, start in _named(text, family, found) if _is_noted(text, start)}
    if len(noted) == 1:
        return list(noted)
    if not found:
        return [local] if local else []
    counts = Counter(code for code, _, _ in found)
    if local is not None:
        named = {code for code, _, end in found if text[end - 1].isalpha()}
        return [local] if local in counts else [local, *sorted(named)]
    (first, most), *others = counts.most_common()
    if others and most < _STANDS_OUT * others[0][1]:
        return sorted(counts)
    alone = not others and not entry.get("own_bare")
    if alone or first == entry.get("default") or _leads(text, family, first, found):
        return [first]
    return sorted(counts) if others else []


def _named(text: str, family: int, found: list[Mention]) -> Iterator[tuple[str, int]]:
    """The mentions, and names with initials ("US dollars"), beside which bare marks say nothing."""
    yield from ((code, start) for code, start, _ in found)
    candidates = load("money.toml")["families"][family]["candidates"]
    yield from ((code, start) for code, start in _with_initials(text) if code in candidates)


_INITIALS = re.compile(r"[A-Z](?<!\w.)(?:[A-Z]|\.[A-Z]\.)\s[a-z]{4,9}\b")


@lru_cache(maxsize=2)  # each family asks it of one page
def _with_initials(text: str) -> tuple[tuple[str, int], ...]:
    names = tables().names
    found = ((names.get(match[0].lower()), match.start()) for match in _INITIALS.finditer(text))
    return tuple((currency.codes[0], start) for currency, start in found if currency)


def _is_noted(text: str, start: int) -> bool:
    """Whether a mention of a currency stands in a note about all sums."""
    return _note().search(text[max(0, start - LONGEST) : start]) is not None


@cache
def _note() -> re.Pattern[str]:
    return re.compile(rf"(?:{note_begins()})(?:the\s)?\Z", re.I)


def _leads(text: str, family: int, code: str, found: list[Mention]) -> bool:
    """Whether a mark of the currency stands before the first bare one.

    A name in full ("Canadian dollars") speaks of its own amount only, unless the bare mark means
    nothing without it.
    """
    default = load("money.toml")["families"][family].get("default")
    marked = (
        start
        for one, start, end in found
        if one == code and (default is None or not text[end - 1].isalpha())
    )
    begins = next(marked, None)
    bare = _first_bare(text, family, found)
    return begins is not None and (bare is None or begins < bare)


def _first_bare(text: str, family: int, mentioned: list[Mention]) -> int | None:
    """Where the first mark stands alone beside a number."""
    index = 0
    for bare in _bare(family).finditer(text):
        while index < len(mentioned) and mentioned[index][2] <= bare.start():
            index += 1
        if index == len(mentioned) or bare.end() <= mentioned[index][1]:
            return bare.start()
    return None


@cache
def _bare(family: int) -> re.Pattern[str]:
    entry = load("money.toml")["families"][family]
    marks = list(map(re.escape, entry["marks"]))
    after = "|".join([*marks, *map(re.escape, entry["names"])])
    ways = [rf"{mark}\s?[0-9]" for mark in marks]
    # Each way begins with one character, of which `re` makes a set and skips the rest.
    ways += [rf"{digit}\s?(?:{after})(?![A-Za-z0-9])" for digit in "0123456789"]
    return re.compile("|".join(ways))


def _by_country(text: str, family: int) -> str | None:
    """The money of the family in the country that a page without language or address is about.

    A mark with a default of its own ("$") needs the authorities or the people of the country.
    """
    entry = load("money.toml")["families"][family]
    of_country = _money_of_countries()
    home = home_country(text)
    money = of_country.get(home or "")
    if money in entry["candidates"]:
        return money
    if "default" in entry or "by_language" in entry:
        return None
    among = frozenset(code for code, one in of_country.items() if one in entry["candidates"])
    return of_country.get(only_country(text, among) or "")


@cache
def _money_of_countries() -> dict[str, str]:
    """Alpha-3 code of a country -> the code of its money."""
    names = load("territories.json")
    codes = zip(names["countries"].split(), names["alpha2"].split(), strict=True)
    return {code: money for code, short in codes if (money := territory_of(f"und-{short}"))}


def _home(language: str | None, url: str | None) -> str | None:
    """The money of the country that the language's region or the host's last label names."""
    address = _LAST_LABEL.match(url or "")
    label = address[1].lower() if address else ""
    country = "" if label in load("money.toml")["open_domains"]["labels"] else label
    country = {"uk": "gb"}.get(country, country)
    return territory_of(language) or territory_of(f"und-{country}")
