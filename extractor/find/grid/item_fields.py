"""One item that says party, amount and purpose in a sentence -> its fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.find.grid.grid import Cell
from extractor.find.grid.item_parts import as_purpose, is_date, pieces_of, placed, trimmed
from extractor.find.grid.marks import EDGE, TITLES, Item, Typed, marks_in, opening_mark
from extractor.find.rows.headings import HAN
from extractor.find.rows.parties import is_bare_kind, is_organization, looks_like_name, plain_name
from extractor.find.rows.wording import is_approval, is_rank, item_words
from extractor.values.amounts import find_amounts
from extractor.values.dates import find_dates, leading_date, parse_date
from extractor.values.number.digits import holds_digit
from extractor.values.places import parse_place

_PART = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:[–—―|:：,-]|\))\s*")  # "$5 (2nd gift), Name"
_NUMBER = re.compile(
    r"\s*(?:\(?[0-9]{1,3}[.)]\s+|[（(]?[0-9]{1,3}(?:[、．）]|\)(?=[\u3400-\u9fff]))\s*|[•*·–-]\s*)"
)
_COMMA = re.compile(r"\s*[,，]\s*")
_MOTION_ENDS = re.compile(r"(?:#?\d{1,4}\s*)?[:：]\s*|(?<=\s)to\s+")
_RELATIVE = re.compile(r",\s+(?:which|who|whose)\s")
_ON = re.compile(r"\s*(?:On|In|At|By|Since)?\s*(?:the\s+)?(?=\S)")
_AFTER_DAY = re.compile(r"\s*[,，:：]\s*|\s+(?=the\s+[A-Z])")
_NAMED = re.compile(r"(?:the\s+)?[^\W\d_a-zß-öø-ÿ]")


def read_item(
    item: Item, tags: tuple[str, ...], typed: Typed, titled: bool = False
) -> dict[str, Cell] | None:
    """The fields of one item, None where it names nobody; `tags` set off its name, or what comes
    after it where that is `titled`.
    """
    fields: dict[str, Cell] = {"amount": item.cell.part(item.start, item.end)}
    marked = marks_in(item, tags, typed) or opening_mark(item, tags, typed)
    if marked:
        before = [span for span in marked if span[1] <= item.start]
        party = before[-1] if before else marked[0]
        if titled and looks_like_name(_opening(item, party)):
            party = _lead(item.cell.text, party[0]), party[0]
        between = item.cell.text[party[1] : item.start]
        if item_words("gave", "ends").search(between):
            fields["donor"] = trimmed(item.cell, *party)
            if item_words("onward", "starts").match(item.cell.text, item.end):
                _from_after(item, fields)
            return fields
        role, start = _linked(item.cell.text, item.end, party[0])
        fields[role] = trimmed(item.cell, *party)
        _read_around(item, (start, party[1]), fields)
        return fields
    text = item.cell.text
    if _RELATIVE.search(text, 0, item.start):
        return None
    lead = _lead(text, item.start)
    if lead < item.start and text[lead : item.start].strip(EDGE):
        return _from_before(item, lead, fields)
    return _from_after(item, fields)


def _linked(text: str, start: int, stop: int) -> tuple[str, int]:
    """What the one word between an amount and a name makes of the name, and where it begins."""
    for words, role in (("onward", "recipient"), ("from", "donor")):
        if start < stop and item_words(words, "starts").fullmatch(text, start, stop):
            return role, start
    return "party", stop


def are_titles(items: Sequence[Item], tags: tuple[str, ...], typed: Typed) -> bool:
    """Whether words in italics are titles of what the names before them got sums for."""
    if tags != TITLES:
        return False
    marks = [(item, spans[0]) for item in items if (spans := marks_in(item, tags, typed))]
    named = [(i, mark) for i, mark in marks if looks_like_name(_opening(i, mark))]
    told = sum(is_organization(item.cell.text[slice(*mark)]) for item, mark in named)
    return len(named) * 2 > len(items) and told * 2 <= len(named)


def _opening(item: Item, mark: tuple[int, int]) -> str:
    """What an item says before a stretch of it."""
    return trimmed(item.cell, _lead(item.cell.text, mark[0]), mark[0]).text


def without_party(item: Item) -> dict[str, Cell]:
    """The fields of an item that names nobody ("2015: $500 for beds" under a name)."""
    fields = {"amount": item.cell.part(item.start, item.end)}
    parts = [
        *pieces_of(item.cell, 0, item.start),
        trimmed(item.cell, item.end, len(item.cell.text)),
    ]
    as_purpose(placed(parts, fields), fields)
    return fields


def _read_around(item: Item, party: tuple[int, int], fields: dict[str, Cell]) -> None:
    """What stands before the marked name, between it and the amount, and after both."""
    cell = item.cell
    first, last = min(party[0], item.start), max(party[1], item.end)
    stretches = [
        (0, first),
        (min(party[1], item.end), max(party[0], item.start)),
        (last, len(cell.text)),
    ]
    left = []
    for start, end in stretches:
        part = trimmed(cell, start, end)
        if not part.text:
            continue
        if "place" not in fields and len(part.text) <= 60 and parse_place(part.text):
            fields["place"] = part
        else:
            left.append(part)
    as_purpose(left, fields)


def _lead(text: str, stop: int) -> int:
    """Where the words after an item's own number or "Motion:" begin."""
    number = _NUMBER.match(text)
    begin = number.end() if number else 0
    moved = item_words("motion", "starts").match(text, begin)
    ends = _MOTION_ENDS.match(text, moved.end()) if moved else None
    return min(ends.end() if ends else begin, stop)


def _from_before(item: Item, lead: int, fields: dict[str, Cell]) -> dict[str, Cell] | None:
    """Who comes first: "Name: $500", "Name, City, ST, $500 for …", "Name received $500"."""
    cell, stop, role = item.cell, item.start, "party"
    lead = _after_day(cell, lead, stop, fields)
    before = cell.text[lead:stop]
    opens = item_words("opens", "starts").match(before)
    if opens and not before[opens.end() :].strip(EDGE):
        return _from_after(item, fields)
    if opens and HAN.match(before, opens.end()):  # "资助青石县第二中学20万元"
        lead, before = lead + opens.end(), before[opens.end() :]
    asked = item_words("asked", "starts").match(before)
    if asked:
        if item.vote is None or not is_approval(item.vote.text):
            return None
        lead, before = lead + asked.end(), before[asked.end() :]
    for group, who in (("gave", "donor"), ("got", "recipient")):
        verb = item_words(group, "ends").search(before)
        if verb and before[: verb.start()].strip(EDGE) and not _ends_name(before, verb.start()):
            stop, role = lead + verb.start(), who
            onward = item_words("onward", "starts").match(cell.text, item.end)
            told = onward and _from_after(item, fields)
            if onward and not told and _NAMED.match(cell.text, onward.end()):
                return None  # it says who got it, in words that are not read
            if told:
                giver = _subject(trimmed(cell, lead, stop))
                if not _could_name(plain_name(giver.text)):
                    return fields
                if is_organization(giver.text) or (who == "donor" and looks_like_name(giver.text)):
                    fields["donor"] = giver
                return fields
            break
    pieces = pieces_of(cell, lead, stop)
    while pieces and is_date(pieces[0].text):
        fields.setdefault("date", pieces.pop(0))
    if pieces and is_rank(pieces[0].text):
        fields.setdefault("other", pieces.pop(0))
    if not pieces:
        return _from_after(item, fields)
    first = next((n for n, piece in enumerate(pieces) if is_organization(piece.text)), 0)
    pieces.insert(0, pieces.pop(first))
    name, rest = _name_of(pieces[0], fields)
    if not _could_name(plain_name(name.text)):
        return None
    fields[role] = name
    after = [trimmed(cell, item.end, len(cell.text))]
    as_purpose([*rest, *placed(pieces[1:], fields), *placed(after, fields)], fields)
    return fields


def _after_day(cell: Cell, lead: int, stop: int, fields: dict[str, Cell]) -> int:
    """Where "On 29 January, " ends, which becomes the date; `lead` where nothing of it is there."""
    opens = _ON.match(cell.text, lead, stop)
    day = leading_date(cell.text[opens.end() : stop]) if opens else None
    if opens is None or day is None:
        return lead
    end = opens.end() + day.end
    comma = _AFTER_DAY.match(cell.text, end, stop)
    if comma is None:
        return lead
    fields.setdefault("date", trimmed(cell, opens.end() + day.start, end))
    return comma.end()


def _ends_name(text: str, start: int) -> bool:
    """Whether a word is the last of a name ("Sea Grant"), for both begin with capitals."""
    before = text[:start].rstrip()
    return (
        text[start : start + 1].isupper()
        and before[-1:].isalpha()
        and (before.split()[-1][:1].isupper())
    )


def _could_name(text: str) -> bool:
    """Whether a text may name a party: it has capitals, or begins with the word of a kind.

    Romance names do, and go on in small letters ("École de musique"). English ones may end with
    such a word after "the" or a genitive. What holds a sum or a day of its own is more than a name.
    """
    if holds_digit(text) and (
        any(amount.kind == "money" for amount in find_amounts(text))
        or any(date.precision == "day" for date in find_dates(text))
    ):
        return False
    if is_bare_kind(text) or parse_date(text, "2000-01-01"):  # "Today"
        return False
    if looks_like_name(text):
        return True
    words = text.split()
    kind, _, rest = text.partition(" ")
    if is_organization(kind.capitalize()) and rest[:1].isupper() and looks_like_name(rest):
        return True  # "association Les Bleuets de Mer"
    head = " ".join(words[:-1])
    if 2 < len(words) <= 7 and (words[0] == "the" or head.endswith(("'s", "’s"))):
        return looks_like_name(head)  # "the Harrow Green conference", "Dr. Hall's clinic"
    return text[:1].isupper() and len(words) <= 10 and is_organization(words[0])


def _subject(words: Cell) -> Cell:
    """Who acts: "Resolved, that the X Foundation" -> "X Foundation"."""
    begin = 0
    for opening in re.finditer(r"(?:,\s+)(?:that\s+)?(?:the\s+)?|\bthat\s+(?:the\s+)?", words.text):
        begin = opening.end()
    tail = words.part(begin, len(words.text))
    named = tail if is_organization(tail.text) else words
    return _without_article(named)


def _without_article(name: Cell) -> Cell:
    return name.part(4, len(name.text)) if name.text.startswith("the ") else name


def _name_of(piece: Cell, fields: dict[str, Cell]) -> tuple[Cell, list[Cell]]:
    """A name without the place, and what follows it after a comma: "Name, City, ST"."""
    cuts = list(_COMMA.finditer(piece.text))
    for cut in cuts:
        tail = piece.text[cut.end() :]
        if len(tail) <= 60 and parse_place(tail) and not is_organization(tail):
            fields.setdefault("place", trimmed(piece, cut.end(), len(piece.text)))
            piece = trimmed(piece, 0, cut.start())
            cuts = list(_COMMA.finditer(piece.text))
            break
    for cut in cuts:
        if not looks_like_name(piece.text[cut.end() :].split(",")[0]):
            return trimmed(piece, 0, cut.start()), [trimmed(piece, cut.end(), len(piece.text))]
    return piece, []


def _purpose_at(text: str, start: int) -> int:
    """Where the purpose begins: at "for", or the next one after "Centre for Young Musicians"."""
    found = [match.start() for match in item_words("for", "inside").finditer(text, start)]
    for first, second in pairwise(found):
        words = text[first:second].split()[1:]
        if not all(word[:1].isupper() for word in words):
            return first
    return found[-1] if found else len(text)


def _from_after(item: Item, fields: dict[str, Cell]) -> dict[str, Cell] | None:
    """Who comes after: "$500 to Name for …", "$500 – Name – purpose", "$500 from Name"."""
    cell, start, role = item.cell, item.end, "party"
    link = item_words("from", "starts").match(cell.text, start)
    if link:
        role = "donor"
    elif link := item_words("to", "starts").match(cell.text, start):
        role = "recipient"
    dash = _PART.match(cell.text, start)
    if link is None and dash is None and any(c.isalnum() for c in cell.text[: item.start]):
        return None
    begin = link.end() if link else dash.end() if dash else start
    stop = _purpose_at(cell.text, begin) if link else len(cell.text)
    pieces = pieces_of(cell, begin, stop)
    if not pieces:
        return None
    name, rest = _name_of(pieces[0], fields)
    if not _could_name(plain_name(name.text)):
        return None
    fields[role] = _without_article(name)
    tail = [trimmed(cell, stop, len(cell.text))]
    as_purpose([*rest, *placed(pieces[1:], fields), *placed(tail, fields)], fields)
    return fields
