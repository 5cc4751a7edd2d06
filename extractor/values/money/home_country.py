"""Which one country a text speaks of, by its authorities, its people and the places it names."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from extractor.lexicon import load
from extractor.values.places_in_text import find_places
from extractor.values.tries import any_of, any_word

_OFTEN = 2
"""How often a country is named that is more than a mention in passing."""
_OWN = "-"
"""Whose authority it is that a text calls just the government."""
_LONGEST = 48  # characters of the name of an authority's land

_FOOT = 800  # characters at the end of a page in which its address stands
_ADDRESS = re.compile(
    r"(?<![$£€¥\d,.])\d[^.\n]{0,60}, ([A-Z][A-Za-z]{1,15}(?: [A-Z][A-Za-z]{1,15}){0,3})[\W_]{0,4}$",
    re.M,
)

_OF = re.compile(r" of (?:the )?([A-Z][\w’'-]{1,24}(?: (?:and )?[A-Z][\w’'-]{1,24}){0,3})")
_BEFORE = re.compile(r"([A-Z][\w’'.-]{1,24}(?: (?:and )?[\w’'.-]{1,24}){0,3}) $")


@lru_cache(maxsize=2)  # each currency asks it of one page
def home_country(text: str) -> str | None:
    """The alpha-3 code of the country whose authorities or people a text speaks of, or in which the
    address at its foot lies, or all towns that it names with their states.

    None where it speaks of those of several, or names another country: news of one country's
    gifts to another can be told in the money of either.

    >>> home_country("Australians gave $8 million. The Victorian Government added $2 million.")
    'AUS'
    """
    foot = {
        code
        for match in _ADDRESS.finditer(text, max(0, len(text) - _FOOT))
        if (code := _states().get(match[1]))
    }
    if len(foot) == 1:
        return foot.pop()
    if len(seats := _seats(text)) == 1 and set(_named(text)) <= seats:
        return seats.pop()
    own = {_nations()[match[0]] for match in _people().finditer(text)}
    own.update(code for match in _body().finditer(text) if (code := _whose(text, match)) != _OWN)
    own.update(_nations()[match[1]] for match in _called().finditer(text))
    if len(own) != 1 or "" in own:
        return None
    (home,) = own
    return home if set(_named(text)) <= {home} else None


def _seats(text: str) -> set[str]:
    """The countries of the states that stand after towns: "in Kitchener, Ontario", "Elko, NV"."""
    entries = load("places.toml")["states"].items()
    codes = {code: country for country, entry in entries for code in entry["codes"].split()}
    return {_states().get(m[1]) or codes[m[1]] for m in _town().finditer(text)}


def only_country(text: str, among: frozenset[str]) -> str | None:
    """The one country of `among` that a text names, more than in passing."""
    counts = {code: count for code, count in _named(text).items() if code in among}
    (code, count), *others = counts.items() or ((None, 0),)
    return code if count >= _OFTEN and not others else None


@lru_cache(maxsize=2)  # each currency asks it of one page
def _named(text: str) -> Counter[str]:
    """How often a text names each country or what belongs to it; never changed."""
    found = Counter(_nations()[match[0]] for match in _of_nation().finditer(text))
    text = _of_state().sub("", text)  # "New South Wales" is not in Wales
    found.update(code for _, _, place in find_places(text) for code in place.countries)
    return found


def _whose(text: str, body: re.Match[str]) -> str:
    """The country of an authority; "" for one that the lexicon does not know, `_OWN` for none."""
    after = _OF.match(text, body.end())
    before = None if after else _BEFORE.search(text, max(0, body.start() - _LONGEST), body.start())
    name = (after or before or body)[1].rpartition(" and ")[2]
    words = [word.removesuffix("'s").removesuffix("’s") for word in name.split(" ")]
    own = load("places.toml")["authorities"]["own"]
    while words and words[0] in own:
        words = words[1:]
    while words and words[-1] in own:
        words = words[:-1]
    known = [" ".join(words[at:]) for at in range(len(words))] if not after else [" ".join(words)]
    return next(
        (code for one in known if (code := _nations().get(one) or _states().get(one))),
        "" if words and words != [body[1]] else _OWN,
    )


@cache
def _nations() -> dict[str, str]:
    """What belongs to a country or who lives in it -> its code."""
    entries: dict[str, list[str]] = load("places.toml")["nationals"]
    return {name: code for code, names in entries.items() for name in names}


@cache
def _states() -> dict[str, str]:
    """Countries, their states and what belongs to these -> the code of the country."""
    places = load("places.toml")
    codes, names = load("territories.json")["countries"].split(), load("territories.json")["names"]
    found = dict(zip(names["en"].split("|"), codes, strict=True))
    found |= {name: code for code, more in places["names"]["en"].items() for name in more}
    found |= {name: code for code, one in places["states"].items() for name in one["names"]}
    return found | {n: code for code, names in places["of_states"].items() for n in names}


@cache
def _of_nation() -> re.Pattern[str]:
    return re.compile(rf"{any_word(_nations())}\b")


@cache
def _of_state() -> re.Pattern[str]:
    entries = load("places.toml")["states"].values()
    return re.compile(rf"{any_word(name for entry in entries for name in entry['names'])}\b")


@cache
def _town() -> re.Pattern[str]:
    entries = load("places.toml")["states"].values()
    names = [name for entry in entries for name in entry["names"] if name.isascii()]
    names += [code for entry in entries for code in entry["codes"].split()]
    return re.compile(rf"[a-z], ({any_of(names)})\b")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"{any_word(name for name in _nations() if name.endswith('s'))}\b")


@cache
def _called() -> re.Pattern[str]:
    """Group 1: whose a body is by its own words: "is a registered Canadian charity"."""
    kinds = any_of(load("places.toml")["authorities"]["of_nation"])
    few = "(?:[a-z-]{2,16} ){0,2}"
    return re.compile(rf"is(?<!\wis) an? {few}({any_of(_nations())}) {few}{kinds}\b")


@cache
def _body() -> re.Pattern[str]:
    """ "the Victorian Government", "the government of Manitoba"."""
    return re.compile(rf"({any_word(load('places.toml')['authorities']['bodies'])})\b")
