"""Towns written after names: "Verein Abendrot, Chur", where no list of towns is at hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.rows.parties import is_legal_form, is_organization, is_person, looks_like_name
from extractor.values.number.digits import holds_digit
from extractor.values.places import parse_place

_BRACKETS = re.compile(r"\s*[(（]([^()（）]{2,40})[)）]$")
_COMMA = re.compile(r"\s*[,，]\s+|\s+[–—]\s+")
_LONGEST_TOWN = 40  # characters
_MOST_WORDS = 3
_TOWN_WORDS = 1.25  # on average
_MOST = 0.7  # of the names in the cells of a table at least
_FEW = 4  # names with a town before their number alone shows what stands after the commas


def without_town(text: str) -> tuple[str, str] | None:
    """A name and the place or town after it; None where nothing after a comma can be one.

    >>> without_town("Verein Abendrot, Chur"), without_town("Heron Club, Denver, CO")
    (('Verein Abendrot', 'Chur'), ('Heron Club', 'Denver, CO'))
    """
    cuts = [(cut.start(), text[cut.end() :].rstrip(" .")) for cut in _COMMA.finditer(text)]
    if bracket := _BRACKETS.search(text):
        cuts.append((bracket.start(), bracket[1]))
    for end, tail in cuts:
        if len(tail) <= 60 and parse_place(tail) is not None and not is_organization(tail):
            return text[:end], tail
    if not cuts:
        return None
    name, tail = text[: cuts[-1][0]], cuts[-1][1]
    short = len(tail) <= _LONGEST_TOWN and len(tail.split()) <= _MOST_WORDS
    if not short or holds_digit(tail) or not tail[:1].isupper() or not looks_like_name(tail):
        return None
    if tail.isupper():  # initials of the name
        return None
    if is_legal_form(tail) or is_organization(tail) or is_person(text) or is_person(tail):
        return None
    of_state = name.rpartition(" of ")[2]  # "University of California, Los Angeles"
    return None if of_state != name and parse_place(of_state) is not None else (name, tail)


def name_cities(names: Sequence[str]) -> bool:
    """Whether most names end with a city and its state or country ("Heron Club, Denver, CO")."""
    tails = (without_town(name) for name in names)
    known = sum(1 for pair in tails if pair and "," in pair[1] and parse_place(pair[1]) is not None)
    return known >= max(2, _MOST * len(names))


def name_towns(names: Sequence[str]) -> bool:
    """Whether what stands after the commas in a column of names are towns.

    At least half of the names have one. One is a place that is known, one comes twice after
    different names, or there are several and all are short beside their names.
    """
    with_comma = [name for name in names if _COMMA.search(name) or _BRACKETS.search(name)]
    found = [pair for name in with_comma if (pair := without_town(name)) is not None]
    if len(found) < 2 or len(found) * 2 < len(names) or len(found) < 0.7 * len(with_comma):
        return False
    if any(parse_place(town) is not None for _, town in found):
        return True
    heads = {town: {name for name, other in found if other == town} for _, town in found}
    if any(len(names) > 1 for names in heads.values()):
        return True
    all_have_one = len(found) == len(names) >= _FEW - 1
    if not all_have_one and len(found) < _FEW:
        return False
    words = sum(len(town.split()) for _, town in found), sum(len(name.split()) for name, _ in found)
    return words[0] <= _TOWN_WORDS * len(found) and words[1] >= 1.5 * words[0]
