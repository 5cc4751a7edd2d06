"""A text that is a place or a list of places -> countries (ISO 3166-1 alpha-3) and UN M49 region.

Names are known in all languages of CLDR."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.lexicon import load
from extractor.values.place_names import (
    Sense,
    fold,
    known_name,
    names_in,
    region_of,
    state_heads,
    states,
)


class Place(NamedTuple):
    """Where: the words, the countries they name, the UN M49 region that holds them all.

    `ambiguous` are the countries of which the words may mean any; `countries` lacks them then."""

    text: str
    countries: tuple[str, ...]
    region: str | None
    ambiguous: tuple[str, ...] = ()


_MARKS = ' \t\r\n*†‡§:：.;,，。-–—"“”'
_WRAPPED = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_STRONG = re.compile(r"\s*(?:[;；/|、\n\r]|<br\s?/?>)\s*")
_COMMA = re.compile(r"\s*[,，]\s*")
_AND = re.compile(
    r"\s+(?:and|&|et|und|y|e|och|og|en|и|as well as)\s+|\s*(?:和|与|及|以及|、|と|및)\s*"
)
# What wraps or parts a list, in ASCII.
_MAY_PART = re.compile(r"[;/|\n\r,<()\[\]]|\s(?:and|&|et|und|y|e|och|og|en|i|as well as)\s")
_BRACKETS = re.compile(r"^(?P<out>[^()（）\[\]]{1,60}?)\s*[(（\[](?P<in>[^()（）]{1,60})[)）\]]$")
_SCRIPTS = re.compile(
    r"^(?P<a>[\u2e80-\ud7ff（）]{1,20})\s*[/|]?\s*(?P<b>[A-Za-z].{1,60})$|^(?P<c>"
    r"[A-Za-z].{1,60}?)\s*[/|]?\s*(?P<d>[\u2e80-\ud7ff（）]{1,20})$"
)
_LONGEST = 400


def parse_place(
    text: str, language: str | None = None, hints: Collection[str] = ()
) -> Place | None:
    """The place or the list of places that the whole text names, None where it names anything else.

    `hints` are alpha-3 codes, or names as written, of other places of the same page: an ambiguous
    name ("Congo") is settled where just one of its countries is among them, else reported in
    `ambiguous`. `language` (BCP 47) settles names that two languages use differently. An American
    "City, ST" is the country of the state; what stands before the comma of "City, Country" is not
    looked at."""
    whole = text.strip(_MARKS)
    if not whole or len(text) > _LONGEST:
        return None
    senses = _senses(text.strip(), language)
    if senses is None:
        return None
    known = _hinted(hints)
    countries: list[str] = []
    ambiguous: list[str] = []
    regions: list[str] = []
    for sense in senses:
        settled = _settle(sense.countries, known)
        if len(settled) == 1:
            countries.extend(settled)
        else:
            ambiguous.extend(settled)
        if sense.region:
            regions.append(sense.region)
    regions.extend(region_of()[code] for code in [*countries, *ambiguous] if code in region_of())
    region = regions[0] if len(set(regions)) == 1 else None
    return Place(text, tuple(dict.fromkeys(countries)), region, tuple(dict.fromkeys(ambiguous)))


def _hinted(hints: Collection[str]) -> set[str]:
    found: set[str] = set()
    for hint in sorted(hints):
        sense = known_name(fold(hint))
        if len(hint) == 3 and hint.isupper():
            found.add(hint)
        elif sense and len(sense.countries) == 1:
            found.update(sense.countries)
        elif fold(hint) in states()[1]:
            found.add("state of " + states()[1][fold(hint)])
    return found


def _settle(countries: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    """The one country that the hints name; a state (Georgia) only where other states are named."""
    if len(countries) < 2:
        return countries
    named = [code for code in countries if code in known and code != "USA"]
    if "USA" in countries and "state of USA" in known:
        named.append("USA")
    return (named[0],) if len(named) == 1 else countries


@lru_cache(maxsize=4096)  # cells of a column repeat, and several readers ask of each
def _senses(text: str, language: str | None) -> Sequence[Sense] | None:
    """What the text means, a sense for each place of a list; None if any part is no place."""
    if text.isascii() and not _MAY_PART.search(text):
        alone = _one(text.strip(_MARKS), language)
        return [alone] if alone else None
    flags = _FLAG.findall(text)
    bare = _FLAG.sub(" ", text).strip(_MARKS)
    wrapped = _WRAPPED.fullmatch(bare)
    bare = wrapped[1] if wrapped else bare
    if flags and not bare:
        return _flag_senses(flags)
    one = _one(bare, language)
    if one and not ("," in bare and _AND.search(bare)):
        return [one]
    separators = ((_STRONG, ""), (_COMMA, ", "), (_AND, " and "))
    for separator, joiner in separators:
        pieces = [piece for piece in separator.split(bare) if piece.strip(_MARKS)]
        if len(pieces) > 1:
            found = _list(pieces, language, joiner)
            if found:
                return found
    return [one] if one else None


def _flag_senses(flags: list[str]) -> list[Sense] | None:
    territories = load("territories.json")
    codes = dict(zip(territories["alpha2"].split(), territories["countries"].split(), strict=True))
    letters = ["".join(chr(ord(mark) - 0x1F1E6 + ord("A")) for mark in flag) for flag in flags]
    if all(pair in codes for pair in letters):
        return [Sense((codes[pair],)) for pair in letters]
    return None


def _list(pieces: list[str], language: str | None, joiner: str) -> list[Sense] | None:
    """A sense for each piece; two pieces that are one name ("Korea, Republic of") count as one.

    Of a list at commas one piece before a country may be a town."""
    senses: list[Sense] = []
    town = False
    index = 0
    while index < len(pieces):
        piece = re.sub(r"^(?:and|&|et|und|y|e|和|与|及)\s+", "", pieces[index])
        both = f"{piece}{joiner}{pieces[index + 1]}" if joiner and index + 1 < len(pieces) else ""
        one = _one(both, language) if both else None
        found = [one] if one else _senses(piece, language)
        index += 2 if one else 1
        if found is None and (
            town
            or not _may_be_town(piece)
            or joiner != ", "
            or index >= len(pieces)
            or len(pieces) > 3
        ):
            return None
        town = town or found is None
        senses.extend(found or ())
    return senses or None


def _one(name: str, language: str | None) -> Sense | None:
    """The sense of a single name: as known, without `Republic of`, or of an address's last part."""
    if len(name) > 120:
        return None
    found = _known(name, language)
    if found:
        return found
    address = name.rpartition(",")
    if address[0]:
        return _address(address[0].strip(), address[2].strip(), language)
    brackets = _BRACKETS.match(name) if name.endswith((")", "）", "]", "\n")) else None
    if brackets:
        outer, inner = _known(brackets["out"], language), _known(brackets["in"], language)
        if outer and inner and outer != inner:
            return None
        return outer or inner
    scripts = None if name.isascii() else _SCRIPTS.match(name)
    if scripts:
        left = _known(scripts["a"] or scripts["c"], language)
        right = _known(scripts["b"] or scripts["d"], language)
        return left if left and left == right else None
    return None


def _known(name: str, language: str | None) -> Sense | None:
    key = fold(name.strip(_MARKS))
    if not key:
        return None
    tag = (language or "").split("-")[0]
    if (
        tag
        and tag != "en"
        and key in names_in(tag)
        and len((known_name(key) or Sense()).countries) != 1
    ):
        return Sense((names_in(tag)[key],))
    found = known_name(key) or known_name(key.removeprefix("the "))
    if found and (len(key) > 3 or name.isupper() or not name.isascii() or "." in name):
        return found
    head = state_heads().match(key)
    if head and head.end() < len(key):
        rest = known_name(key[head.end() :].removeprefix("the "))
        if rest and rest.countries and not (key.startswith("state of") and len(rest.countries) > 1):
            return rest
    state = states()[1].get(key)
    return Sense((state,)) if state else None


def _address(before: str, last: str, language: str | None) -> Sense | None:
    """`San Francisco, CA`, `Lagos, Nigeria`, `Tbilisi, Georgia`: the country of the last part."""
    if not _may_be_town(before):
        return None
    state = states()[0].get(last.replace(".", ""))
    if state and last.isupper():
        return Sense((state,))
    if fold(last) in states()[1] and not known_name(fold(last)):
        return Sense((states()[1][fold(last)],))
    country = _known(last, language)
    inverted = state_heads().match(fold(last) + " ")
    if inverted and inverted.end() >= len(fold(last)):
        return _known(f"{last} {before}", language)
    if country is None or _known(before, language) is not None or "," in before:
        state_of = states()[1].get(fold(before.rpartition(",")[2]))
        return country if country and state_of and (state_of,) == country.countries else None
    return country if country.countries else None


def _may_be_town(name: str) -> bool:
    """Whether the words before a comma may be a town: few, capitalized, no kind of organisation."""
    words = name.split()
    kinds = load("places.toml")["kinds"]
    joined = _AND.search(name) is not None
    return (
        name[:1].isalpha()
        and not name[0].islower()
        and len(words) < 6
        and not joined
        and not any(word.strip(",.") in kinds for word in words)
    )
