"""Places: countries (ISO 3166-1 alpha-3) in all languages of CLDR, and regions of UN M49."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, NamedTuple

from extractor.lexicon import load


class Place(NamedTuple):
    """Where: the words, the countries they name, the UN M49 region that holds them all.

    `ambiguous` are the countries of which the words may mean any; `countries` lacks them then."""

    text: str
    countries: tuple[str, ...]
    region: str | None
    ambiguous: tuple[str, ...] = ()


class _Sense(NamedTuple):
    """What one name may mean: countries (more than one: ambiguous), or a region."""

    countries: tuple[str, ...] = ()
    region: str | None = None


def fold(name: str) -> str:
    """The key under which names are compared: no accents, case, dots, hyphens; plain apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not "\u0300" <= c <= "\u036f")
    bare = re.sub("[’ʼ'‘`´]", "'", unicodedata.normalize("NFC", bare).casefold())
    return re.sub(r"[\s.\-‑–]+", " ", bare).strip()


@cache
def _region_of() -> dict[str, str]:
    regions = load("territories.json")["regions"]
    return {
        code: region
        for region, parts in regions.items()
        for codes in parts.values()
        for code in codes
    }


@cache
def _written() -> dict[str, _Sense]:
    """Hand-written names and the English and Chinese ones of CLDR, as written."""
    places, territories = load("places.toml"), load("territories.json")
    senses: dict[str, _Sense] = {}
    for language in ("en", "zh", "zh-Hant"):
        names = territories["names"].get(language, "").split("|")
        for code, name in zip(territories["countries"].split(), names, strict=True):
            senses[name] = _Sense((code,))
        names = territories["region_names"].get(language, "").split("|")
        for region, name in zip(territories["region_order"], names, strict=True):
            senses[name] = _Sense((), region)
    for by_region in places["regions"].values():
        for region, names in by_region.items():
            senses |= {name: _Sense((), region) for name in [region, *names]}
    for by_code in places["names"].values():
        for code, names in by_code.items():
            senses |= {name: _Sense((code,)) for name in names}
    for by_name in places["ambiguous"].values():
        senses |= {name: _Sense(tuple(codes)) for name, codes in by_name.items()}
    senses.pop("", None)
    return senses


@cache
def _names() -> dict[str, _Sense]:
    """Every known name, folded. A name of two countries in two languages means either."""
    territories = load("territories.json")
    senses: dict[str, _Sense] = {}
    for row in territories["region_names"].values():
        for region, name in zip(territories["region_order"], row.split("|"), strict=True):
            senses.setdefault(name, _Sense((), region))
    codes = territories["countries"].split()
    for row in territories["names"].values():
        for code, name in zip(codes, row.split("|"), strict=True):
            if name:
                known = senses.get(name)
                others = known.countries if known else ()
                senses[name] = _Sense(others if code in others else (*others, code))
    return senses | {fold(name): sense for name, sense in _written().items()}


@cache
def _names_in(language: str) -> dict[str, str]:
    """Folded name -> country in one language of CLDR."""
    territories = load("territories.json")
    row = territories["names"].get(language, "").split("|")
    codes = territories["countries"].split()
    return {fold(name): code for code, name in zip(codes, row, strict=False) if name}


@cache
def _state_heads() -> re.Pattern[str]:
    """`republic of`, `the kingdom of` and the like in front of a folded name."""
    heads = [fold(head) for row in load("places.toml")["state"].values() for head in row]
    heads.sort(key=lambda head: (-len(head), head))
    return re.compile(
        rf"(?:the )?(?:{'|'.join(f'{head}(?:(?<=.)|$)' for head in map(re.escape, heads))}) ?"
    )


@cache
def _states() -> tuple[dict[str, str], dict[str, str]]:
    """Code -> country and folded name -> country of the states that addresses give."""
    entries: dict[str, Any] = load("places.toml")["states"]
    by_code = {
        code: country for country, entry in entries.items() for code in entry["codes"].split()
    }
    by_name = {fold(name): country for country, entry in entries.items() for name in entry["names"]}
    return by_code, by_name


_MARKS = ' \t\r\n*†‡§:：.;,，。-–—"“”'
_WRAPPED = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_STRONG = re.compile(r"\s*(?:[;；/|、\n\r]|<br\s?/?>)\s*")
_COMMA = re.compile(r"\s*[,，]\s*")
_AND = re.compile(
    r"\s+(?:and|&|et|und|y|e|och|og|en|и|as well as)\s+|\s*(?:和|与|及|以及|、|と|및)\s*"
)
_BRACKETS = re.compile(r"^(?P<out>[^()（）\[\]]{1,60}?)\s*[(（\[](?P<in>[^()（）]{1,60})[)）\]]$")
_SCRIPTS = re.compile(
    r"^(?P<a>[\u2e80-\ud7ff（）]{1,20})\s*[/|]?\s*(?P<b>[A-Za-z].{1,60})$|^(?P<c>[A-Za-z].{1,60}?)\s*[/|]?\s*(?P<d>[\u2e80-\ud7ff（）]{1,20})$"
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
    regions.extend(_region_of()[code] for code in [*countries, *ambiguous] if code in _region_of())
    region = regions[0] if len(set(regions)) == 1 else None
    return Place(text, tuple(dict.fromkeys(countries)), region, tuple(dict.fromkeys(ambiguous)))


def _hinted(hints: Collection[str]) -> set[str]:
    found: set[str] = set()
    for hint in sorted(hints):
        sense = _names().get(fold(hint))
        if len(hint) == 3 and hint.isupper():
            found.add(hint)
        elif sense and len(sense.countries) == 1:
            found.update(sense.countries)
        elif fold(hint) in _states()[1]:
            found.add("state of " + _states()[1][fold(hint)])
    return found


def _settle(countries: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    """The one country that the hints name; a state (Georgia) only where other states are named."""
    if len(countries) < 2:
        return countries
    named = [code for code in countries if code in known and code != "USA"]
    if "USA" in countries and "state of USA" in known:
        named.append("USA")
    return (named[0],) if len(named) == 1 else countries


def _senses(text: str, language: str | None) -> list[_Sense] | None:
    """What the text means, a sense for each place of a list; None if any part is no place."""
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


def _flag_senses(flags: list[str]) -> list[_Sense] | None:
    territories = load("territories.json")
    codes = dict(zip(territories["alpha2"].split(), territories["countries"].split(), strict=True))
    letters = ["".join(chr(ord(mark) - 0x1F1E6 + ord("A")) for mark in flag) for flag in flags]
    if all(pair in codes for pair in letters):
        return [_Sense((codes[pair],)) for pair in letters]
    return None


def _list(pieces: list[str], language: str | None, joiner: str) -> list[_Sense] | None:
    """A sense for each piece; two pieces that are one name ("Korea, Republic of") count as one.

    Of a list at commas one piece before a country may be a town."""
    senses: list[_Sense] = []
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


def _one(name: str, language: str | None) -> _Sense | None:
    """The sense of a single name: as known, without `Republic of`, or of an address's last part."""
    if len(name) > 120:
        return None
    found = _known(name, language)
    if found:
        return found
    address = name.rpartition(",")
    if address[0]:
        return _address(address[0].strip(), address[2].strip(), language)
    brackets = _BRACKETS.match(name)
    if brackets:
        outer, inner = _known(brackets["out"], language), _known(brackets["in"], language)
        if outer and inner and outer != inner:
            return None
        return outer or inner
    scripts = _SCRIPTS.match(name)
    if scripts:
        left = _known(scripts["a"] or scripts["c"], language)
        right = _known(scripts["b"] or scripts["d"], language)
        return left if left and left == right else None
    return None


def _known(name: str, language: str | None) -> _Sense | None:
    key = fold(name.strip(_MARKS))
    if not key:
        return None
    tag = (language or "").split("-")[0]
    if (
        tag
        and tag != "en"
        and key in _names_in(tag)
        and len(_names().get(key, _Sense()).countries) != 1
    ):
        return _Sense((_names_in(tag)[key],))
    found = _names().get(key) or _names().get(key.removeprefix("the "))
    if found and (len(key) > 3 or name.isupper() or not name.isascii() or "." in name):
        return found
    head = _state_heads().match(key)
    if head and head.end() < len(key):
        rest = _names().get(key[head.end() :].removeprefix("the "))
        if rest and rest.countries and not (key.startswith("state of") and len(rest.countries) > 1):
            return rest
    state = _states()[1].get(key)
    return _Sense((state,)) if state else None


def _address(before: str, last: str, language: str | None) -> _Sense | None:
    """`San Francisco, CA`, `Lagos, Nigeria`, `Tbilisi, Georgia`: the country of the last part."""
    if not _may_be_town(before):
        return None
    state = _states()[0].get(last.replace(".", ""))
    if state and last.isupper():
        return _Sense((state,))
    if fold(last) in _states()[1] and not _names().get(fold(last)):
        return _Sense((_states()[1][fold(last)],))
    country = _known(last, language)
    inverted = _state_heads().match(fold(last) + " ")
    if inverted and inverted.end() >= len(fold(last)):
        return _known(f"{last} {before}", language)
    if country is None or _known(before, language) is not None or "," in before:
        state_of = _states()[1].get(fold(before.rpartition(",")[2]))
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


_CAPITAL = re.compile(r"[A-Z][^\W\d_]*(?:\.[A-Z]\.?)*(?<![\w][A-Z])")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def _prose_names() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str] | None]:
    """Names for running text: Latin ones by their first word, Chinese ones as one pattern."""
    skip = set(load("places.toml")["prose"]["skip"])
    first: dict[str, list[str]] = {}
    han: list[str] = []
    for name in _written():
        if name in skip or len(name) < 2:
            continue
        if _HAN.match(name):
            han.append(name)
        elif name[0].isupper() and name[0].isascii():
            word = _CAPITAL.match(name)
            if word:
                first.setdefault(word[0], []).append(name)
    ordered = {
        word: tuple(sorted(names, key=lambda n: (-len(n), n))) for word, names in first.items()
    }
    han.sort(key=lambda n: (-len(n), n))
    return ordered, re.compile("|".join(map(re.escape, han))) if han else None


def find_places(text: str) -> Iterator[tuple[int, int, Place]]:
    """Countries and regions named in running text (English and Chinese), in order: start, end, place.

    Given names ("Chad Smith", "Jordan Lee") and names of other places ("New Mexico", "New Jersey")
    are passed over; what two countries share is `ambiguous`."""
    found = sorted([*_latin_places(text), *_han_places(text)])
    done = 0
    for start, end in found:
        if start >= done:
            done = end
            words = text[start:end]
            sense = _written()[words]
            one = sense.countries if len(sense.countries) == 1 else ()
            region = sense.region or _common_region(sense.countries)
            yield start, end, Place(words, one, region, () if one else sense.countries)


def _common_region(countries: tuple[str, ...]) -> str | None:
    regions = {_region_of().get(code) for code in countries}
    return regions.pop() if len(regions) == 1 else None


def _han_places(text: str) -> Iterator[tuple[int, int]]:
    pattern = _prose_names()[1]
    if pattern is not None and not text.isascii() and _HAN.search(text):
        yield from (match.span() for match in pattern.finditer(text))


def _latin_places(text: str) -> Iterator[tuple[int, int]]:
    prose = load("places.toml")["prose"]
    names = _prose_names()[0]
    for word in _CAPITAL.finditer(text):
        for name in names.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                if _is_place(text, word.start(), end, name, prose):
                    yield word.start(), end
                break


def _is_place(text: str, start: int, end: int, name: str, prose: Any) -> bool:
    before = text[max(0, start - 12) : start]
    if before[-1:].isalnum() or before[-1:] in ("$", "@", "#", "-"):
        return False
    words = before.split()
    if before[-1:] == " " and words and words[-1] in prose["not_after"]:
        return False
    after = text[end : end + 12]
    if name in prose["given_names"] and re.match(r" [A-Z][a-z]|’s [A-Z]", after):
        return False
    return not (name in ("US", "U.S.") and re.match(r"\s?[$€£]|D\b", after))
