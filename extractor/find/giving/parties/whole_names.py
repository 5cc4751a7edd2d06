"""Names that the words around them show to be longer, or shorter, than they look by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.giving.parties.joins import kind_of
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.find.names import Name
from extractor.values.money.goods import singular

_BEFORE_PARTY = ("to", "for", "from", "by", "and", ",")
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
_INSIDE = ("in", "on", "for", "of", "without", "at")


def whole_names(text: str, found: Sequence[Token]) -> list[Token]:
    """The tokens with names made whole: "Prairie View Clinic", "Save the Birds", "Music in
    Prisons"; a graduate's year after a person's name ("Ann Lee '74") is left out."""
    made: list[Token] = []
    # Within a sentence a name begins with a capital or right before one.
    opens = [*(token.kind == "name" or token.proper for token in found), False]
    at = 0
    while at < len(found):
        if found[at].kind == "'s" and _is_year_of(found, at):
            at += 2
            continue
        if at and not (opens[at] or opens[at + 1]):
            made.append(found[at])
            at += 1
            continue
        stop = _name_end(found, at)
        first, last = found[at], found[stop]
        if stop > at:
            whole = text[first.start : last.end]
            known = next((one for one in (last, first) if one.kind == "name"), None)
            value = (
                known.value._replace(text=whole, start=first.start, end=last.end)
                if known
                else Name(first.start, last.end, whole, "organization")
            )
            first = Token("name", first.start, last.end, whole.lower(), value)
        made.append(first)
        at = stop + 1
    return made


def _is_year_of(found: Sequence[Token], at: int) -> bool:
    """Whether "'" at a place comes between a name and two digits."""
    if at == 0 or at + 1 >= len(found) or found[at - 1].kind != "name":
        return False
    year = found[at + 1]
    return year.low.isdigit() and len(year.low) == 2 and year.start == found[at].end


def _name_end(found: Sequence[Token], at: int) -> int:
    """Where the name ends that begins at `at` and goes on in a further name; else `at`."""
    first, step = found[at], at + 1
    if whose := _who_name(found, at):
        return whose
    sets = lexicon().sets
    ordered = first.low in sets["doing"] or first.low in sets["helping"]
    if ordered and (first.proper or first.kind == "name" or _opens_clause(found, at)):
        while step < len(found) and found[step].low in ("the", "our"):
            step += 1
    elif first.low in ("chief", "prime") and first.proper and at + 2 < len(found):
        last_of_title = _name_end(found, at + 1)
        return last_of_title if last_of_title > at + 1 else at
    elif stop := _firm(found, at):
        return stop
    elif first.proper and first.low in sets["possessors"] and _office(found, at):
        return at + 2
    elif first.proper and first.low in sets["possessors"]:
        while step < len(found) and found[step].kind == "'s":
            step += 1
    elif first.low in _NUMBERS and step < len(found) and found[step].kind == "name":
        after = found[step]
        led = first.proper and at > 0 and found[at - 1].low == "the"
        acts = at == 0 and step + 1 < len(found) and found[step + 1].kind in ("verb", "aux", "will")
        one = after.value.kind == "organization" and singular(after.low.split()[-1]) is None
        return step if one and (led or acts) else at
    elif first.kind == "name" and _goes_on(found, step):
        return step  # "Live Music Now"
    elif first.kind == "name" and first.value.kind in ("name", "place"):
        while step < len(found) and found[step].kind == "word" and found[step].proper:
            step += 1
    elif linked := _linked(found, at):
        return linked
    last = found[min(step, len(found) - 1)]
    kinds = ("organization", "name", "group") if ordered else ("organization",)
    return step if step > at + 1 and last.kind == "name" and last.value.kind in kinds else at


def _firm(found: Sequence[Token], at: int) -> int:
    """Where a firm's name ends that is somebody's: "Dobson's Removals donated"; else 0."""
    if at + 3 >= len(found) or found[at].kind != "name" or " " in found[at].low:
        return 0
    if found[at].value.kind not in ("name", "organization", "person") or found[at + 1].kind != "'s":
        return 0
    last = at + 2
    while last < len(found) and found[last].kind == "word" and found[last].proper:
        last += 1
    acts = last < len(found) and found[last].kind in ("verb", "aux", "will", ",", ".")
    return last - 1 if last > at + 2 and acts else 0


def _office(found: Sequence[Token], at: int) -> bool:
    """Whether "of" and a place follow who holds an office there: "the Governor of Oyo State"."""
    kinds = [one.kind for one in found[at + 1 : at + 3]]
    return kinds == ["prep", "name"] and found[at + 1].low == "of"


def _opens_clause(found: Sequence[Token], at: int) -> bool:
    """Whether an order is the subject of a clause: "Save the Otter has been given"."""
    step = at + 1 + (at + 1 < len(found) and found[at + 1].low == "the")
    if at or step + 1 >= len(found) or found[step].kind != "name":
        return False
    return found[step + 1].kind in ("aux", "will", "verb")


def _goes_on(found: Sequence[Token], step: int) -> bool:
    """Whether an adverb with a capital ends a name, before a comma, "and" or what follows."""
    if step >= len(found) or found[step].kind != "adv" or not found[step].proper:
        return False
    return step + 1 >= len(found) or found[step + 1].kind in (",", "and", ".", "prep")


def _who_name(found: Sequence[Token], at: int) -> int:
    """Where "Girls Who Code" ends, whose capitals make a clause one name; else 0."""
    step = at + 1
    if step + 1 >= len(found) or found[step].kind != "rel" or not found[step].proper:
        return 0
    while step + 1 < len(found) and (found[step + 1].proper or found[step + 1].kind == "name"):
        step += 1
    return step if step > at + 1 else 0


def _linked(found: Sequence[Token], at: int) -> int:
    """Where "Music in Prisons" ends, a party whose first word is no name by itself; else 0."""
    first = found[at]
    if first.kind != "word" or at + 2 >= len(found) or found[at + 1].low not in _INSIDE:
        return 0
    opens = at == 0 and found[1].low != "of" and kind_of(first.low) is None
    if not opens and (not first.proper or found[at - 1].low not in _BEFORE_PARTY):
        return 0
    step = at + 2 + (found[at + 2].low == "the")
    last = found[step] if step < len(found) else first
    if last.kind != "name":
        return 0
    places = ("place",) if found[at + 1].low == "for" and not opens else ()
    acts = found[step + 1].kind if step + 1 < len(found) else "."
    if opens and acts not in ("and", "verb", "aux", "will"):
        return 0
    return step if last.value.kind in ("name", *places) else 0
