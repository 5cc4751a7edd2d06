"""Names of places from the lexicon: what each may mean, in all languages of CLDR."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import compress
from typing import Any, NamedTuple

from extractor.lexicon import load, table_of


class Sense(NamedTuple):
    """What one name may mean: countries (more than one: ambiguous), or a region."""

    countries: tuple[str, ...] = ()
    region: str | None = None


_APOSTROPHE = re.compile("[’ʼ'‘`´]")
_SPACE = re.compile(r"[\s.\-‑–]+")


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """The key of a name: no accents, case, dots, hyphens; plain apostrophes."""
    if not name.isascii():
        name = unicodedata.normalize("NFD", name)
        name = "".join(c for c in name if not "\u0300" <= c <= "\u036f")
        name = unicodedata.normalize("NFC", name)
    return _SPACE.sub(" ", _APOSTROPHE.sub("'", name.casefold())).strip()


def _plain(sense: Sense) -> str:
    """A sense as it is kept: its countries, a stroke, its region."""
    return f"{' '.join(sense.countries)}|{sense.region or ''}"


@cache
def _sense(plain: str) -> Sense:
    countries, _, region = plain.partition("|")
    return Sense(tuple(countries.split()), region or None)


@cache
def written() -> dict[str, Sense]:
    """Hand-written names and the English and Chinese ones of CLDR, as written."""
    return {name: _sense(plain) for name, plain in _plain_written().items()}


@table_of("territories.json", "places.toml")
def _plain_written() -> dict[str, str]:
    return {name: _plain(sense) for name, sense in _written().items()}


def known_name(key: str) -> Sense | None:
    """What a folded name means; a name of two countries in two languages means either."""
    return _beginning_with(key[:2]).get(key)


@lru_cache(maxsize=8192)
def _beginning_with(characters: str) -> dict[str, Sense]:
    """The names that begin so: of all languages' names a page asks for few beginnings."""
    kept = _beginnings_in_ascii() if characters.isascii() else _other_beginnings()
    lines = kept.get(characters, b"").decode()
    pairs = (line.split("\t") for line in lines.split("\n") if lines)
    return {name: _sense(plain) for name, plain in pairs}


@table_of("territories.json", "places.toml")
def _beginnings_in_ascii() -> dict[str, bytes]:
    return {start: names for start, names in _beginnings().items() if start.isascii()}


@table_of("territories.json", "places.toml")
def _other_beginnings() -> dict[str, bytes]:
    return {start: names for start, names in _beginnings().items() if not start.isascii()}


def _beginnings() -> dict[str, bytes]:
    """The first two characters of names -> "name\\tsense" a line."""
    found: dict[str, list[str]] = {}
    for name, sense in _known_names(_written()).items():
        found.setdefault(name[:2], []).append(f"{name}\t{_plain(sense)}")
    return {start: "\n".join(lines).encode() for start, lines in found.items()}


@table_of("territories.json")
def region_of() -> dict[str, str]:
    """The UN M49 region of each country."""
    regions = load("territories.json")["regions"]
    return {
        code: region
        for region, parts in regions.items()
        for codes in parts.values()
        for code in codes
    }


def _written() -> dict[str, Sense]:
    places, territories = load("places.toml"), load("territories.json")
    senses: dict[str, Sense] = {}
    for language in ("en", "zh", "zh-Hant"):
        names = territories["names"].get(language, "").split("|")
        for code, name in zip(territories["countries"].split(), names, strict=True):
            senses[name] = Sense((code,))
        names = territories["region_names"].get(language, "").split("|")
        for region, name in zip(territories["region_order"], names, strict=True):
            senses[name] = Sense((), region)
    for by_region in places["regions"].values():
        for region, names in by_region.items():
            senses |= {name: Sense((), region) for name in [region, *names]}
    for by_code in places["names"].values():
        for code, names in by_code.items():
            senses |= {name: Sense((code,)) for name in names}
    for by_name in places["ambiguous"].values():
        senses |= {name: Sense(tuple(codes)) for name, codes in by_name.items()}
    senses.pop("", None)
    return senses


def _known_names(as_written: dict[str, Sense]) -> dict[str, Sense]:
    territories = load("territories.json")
    senses: dict[str, Sense] = {}
    for row in territories["region_names"].values():
        for region, name in zip(territories["region_order"], row.split("|"), strict=True):
            senses.setdefault(name, Sense((), region))
    countries = [Sense((code,)) for code in territories["countries"].split()]
    rows = [row.split("|") for row in territories["names"].values()]
    named = [(list(filter(None, row)), list(compress(countries, row))) for row in rows]
    for names, meant in reversed(named):
        senses.update(zip(names, meant, strict=True))
    for names, meant in named:
        if list(map(senses.get, names)) != meant:
            for name, country in zip(names, meant, strict=True):
                known = senses[name].countries
                if country.countries[0] not in known:
                    senses[name] = Sense(known + country.countries)
    return senses | {fold(name): sense for name, sense in as_written.items()}


@cache
def names_in(language: str) -> dict[str, str]:
    """Folded name -> country in one language of CLDR."""
    territories = load("territories.json")
    row = territories["names"].get(language, "").split("|")
    codes = territories["countries"].split()
    return {fold(name): code for code, name in zip(codes, row, strict=False) if name}


@cache
def state_heads() -> re.Pattern[str]:
    """`republic of`, `the kingdom of` and the like in front of a folded name."""
    heads = [fold(head) for row in load("places.toml")["state"].values() for head in row]
    heads.sort(key=lambda head: (-len(head), head))
    return re.compile(
        rf"(?:the )?(?:{'|'.join(f'{head}(?:(?<=.)|$)' for head in map(re.escape, heads))}) ?"
    )


def may_end_place(word: str) -> bool:
    """Whether what `parse_place` takes for a place may end with a word that follows a space.

    One place is known by its folded name or by what follows a head of state in it, which may run
    into the head. Words of more than letters and digits of ASCII are not looked at: they may.
    """
    low = word.casefold()
    if low in _last_words() or not (word.isascii() and word.isalnum()):
        return True
    for head in _head_ends().get(low[:1], ()):
        if low.startswith(head) and low[len(head) :] in _last_words():
            return True
    return False


@cache
def _last_words() -> frozenset[str]:
    return frozenset(_plain_last_words().split("\n"))


@table_of("territories.json", "places.toml")
def _plain_last_words() -> str:
    """The last words in ASCII of all names, a line each."""
    names = (*_known_names(_written()), *states()[1])
    words = dict.fromkeys(name.rpartition(" ")[2] for name in names)
    return "\n".join(filter(str.isascii, words))


@cache
def _head_ends() -> dict[str, list[str]]:
    """The last words of `state_heads`, by their first letters."""
    heads = (fold(head) for row in load("places.toml")["state"].values() for head in row)
    by_letter: dict[str, list[str]] = {}
    for end in dict.fromkeys(head.rpartition(" ")[2] for head in heads):
        by_letter.setdefault(end[0], []).append(end)
    return by_letter


@cache
def states() -> tuple[dict[str, str], dict[str, str]]:
    """Code -> country and folded name -> country of the states that addresses give."""
    entries: dict[str, Any] = load("places.toml")["states"]
    by_code = {
        code: country for country, entry in entries.items() for code in entry["codes"].split()
    }
    by_name = {fold(name): country for country, entry in entries.items() for name in entry["names"]}
    return by_code, by_name
