"""One item that says party, amount and purpose in a sentence -> its fields."""

from __future__ import annotations

import re
from itertools import chain

from extractor.find.grid.grid import Cell
from extractor.find.grid.marks import EDGE, Item, Typed, marks_in, opening_mark
from extractor.find.rows.parties import is_bare_kind, is_organization, looks_like_name, plain_name
from extractor.find.rows.wording import is_kind_of_grant, is_refusal, item_words
from extractor.values.amounts import find_amounts
from extractor.values.dates import find_dates, leading_date, parse_date
from extractor.values.number.digits import holds_digit
from extractor.values.places import parse_place

_DASH = re.compile(
    r"\s*(?:[.…_]\s?){3,}|\s+[–—―|•·→-]{1,2}\s+|\s*—\s*|\s*[:：]\s+|：|\t|\s+–|–\s+|;\s"
)
_LEADERS = re.compile(r"(?<![.…_])\s{0,9}(?:[.…_]\s?){3,200}$")  # dots that lead the eye
_DOTS = ".…_"
_PART = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:[–—―|:：,-]|\))\s*")  # "$5 (2nd gift), Name"
_COMMA = re.compile(r"\s*[,，]\s*")
_RELATIVE = re.compile(r",\s+(?:which|who|whose)\s")
_ON = re.compile(r"\s*(?:On|In|At|By|Since)?\s*(?:the\s+)?(?=\S)")
_AFTER_DAY = re.compile(r"\s*[,，:：]\s*|\s+(?=the\s+[A-Z])")
_BRACKETED = re.compile(r"([^()（）]{4,30})[)）]")
_NAMED = re.compile(r"(?:the\s+)?[^\W\d_a-zß-öø-ÿ]")


def read_item(item: Item, tags: tuple[str, ...], typed: Typed) -> dict[str, Cell] | None:
    """The fields of one item, None where it names nobody; `tags` set off its name."""
    fields: dict[str, Cell] = {"amount": item.cell.part(item.start, item.end)}
    marked = marks_in(item, tags, typed) or opening_mark(item, tags, typed)
    if marked:
        before = [span for span in marked if span[1] <= item.start]
        party = before[-1] if before else marked[0]
        between = item.cell.text[party[1] : item.start]
        if item_words("gave", "ends").search(between):
            fields["donor"] = trimmed(item.cell, *party)
            if item_words("onward", "starts").match(item.cell.text, item.end):
                _from_after(item, fields)
            return fields
        fields["party"] = trimmed(item.cell, *party)
        _read_around(item, party, fields)
        return fields
    text = item.cell.text
    if _RELATIVE.search(text, 0, item.start):
        return None
    lead = _lead(text, item.start)
    if lead < item.start and text[lead : item.start].strip(EDGE):
        return _from_before(item, lead, fields)
    return _from_after(item, fields)


def without_party(item: Item) -> dict[str, Cell]:
    """The fields of an item that names nobody ("2015: $500 for beds" under a name)."""
    fields = {"amount": item.cell.part(item.start, item.end)}
    parts = [*_pieces(item.cell, 0, item.start), trimmed(item.cell, item.end, len(item.cell.text))]
    as_purpose(_placed(parts, fields), fields)
    return fields


def trimmed(cell: Cell, start: int, end: int) -> Cell:
    """text[start:end] without separators and brackets at its ends."""
    words = cell.text[start:end]
    left = len(words) - len(words.lstrip(EDGE + "."))
    kept = words.lstrip(EDGE + ".").rstrip(EDGE)
    if sum(mark in _DOTS for mark in kept[-6:]) > 2:
        kept = _LEADERS.sub("", kept).rstrip(EDGE)
    missing = kept.count("(") - kept.count(")")
    if missing == 1 and words[left + len(kept) :].lstrip().startswith(")"):
        end = start + left + len(kept) + words[left + len(kept) :].index(")") + 1
        return cell.part(start + left, end)
    return cell.part(start + left, start + left + len(kept))


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


def as_purpose(parts: list[Cell], fields: dict[str, Cell]) -> None:
    """A date is the date, the first of the other texts the purpose; one more is kept as it is."""
    rest = []
    for part in chain.from_iterable(_without_bracket(part, fields) for part in parts):
        if "date" not in fields and len(part.text) <= 30 and _is_date(part.text):
            fields["date"] = part
        elif any(c.isalnum() for c in part.text):
            rest.append(part)
    purpose = [
        part
        for part in rest
        if not item_words("span", "ends").search(part.text)
        and not (is_kind_of_grant(part.text) or is_refusal(part.text))
    ]
    purpose.sort(key=_is_bracketed)
    if purpose:
        fields["purpose"] = purpose[0]
    left = [part for part in rest if part is not fields.get("purpose")]
    if left:
        fields["other"] = max(left, key=lambda part: len(part.text))


def _without_bracket(part: Cell, fields: dict[str, Cell]) -> list[Cell]:
    """A part without the date in brackets that it begins with, which becomes the date."""
    closing = _BRACKETED.match(part.text) if _is_bracketed(part) else None
    if closing is None or "date" in fields or not _is_date(closing[1]):
        return [part]
    fields["date"] = part.part(*closing.span(1))
    rest = trimmed(part, closing.end(), len(part.text))
    return [rest] if rest.text else []


def _is_bracketed(part: Cell) -> bool:
    """Whether a bracket opens right before a part: a remark rather than the purpose."""
    return part.source.text[max(part.start - 1, 0) : part.start] in ("(", "（")


def _is_date(text: str) -> bool:
    date = leading_date(text)
    return date is not None and not text[date.end :].strip(EDGE)


def _lead(text: str, stop: int) -> int:
    """Where the words after an item's own number or date begin."""
    number = re.match(r"\s*(?:\(?\d{1,3}[.)]\s+|[•*·–-]\s*)", text)
    return min(number.end(), stop) if number else 0


def _from_before(item: Item, lead: int, fields: dict[str, Cell]) -> dict[str, Cell] | None:
    """Who comes first: "Name: $500", "Name, City, ST, $500 for …", "Name received $500"."""
    cell, stop, role = item.cell, item.start, "party"
    lead = _after_day(cell, lead, stop, fields)
    before = cell.text[lead:stop]
    opens = item_words("opens", "starts").match(before)
    if opens and not before[opens.end() :].strip(EDGE):
        return _from_after(item, fields)
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
    pieces = _pieces(cell, lead, stop)
    while pieces and _is_date(pieces[0].text):
        fields.setdefault("date", pieces.pop(0))
    if not pieces:
        return _from_after(item, fields)
    first = next((n for n, piece in enumerate(pieces) if is_organization(piece.text)), 0)
    pieces.insert(0, pieces.pop(first))
    name, rest = _name_of(pieces[0], fields)
    if not _could_name(plain_name(name.text)):
        return None
    fields[role] = name
    after = [trimmed(cell, item.end, len(cell.text))]
    as_purpose([*rest, *_placed(pieces[1:], fields), *_placed(after, fields)], fields)
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


def _pieces(cell: Cell, start: int, stop: int) -> list[Cell]:
    """text[start:stop] parted at dashes and colons."""
    pieces, at = [], start
    for gap in _DASH.finditer(cell.text, start, stop):
        pieces.append(trimmed(cell, at, gap.start()))
        at = gap.end()
    pieces.append(trimmed(cell, at, stop))
    return [piece for piece in pieces if piece.text]


def _placed(parts: list[Cell], fields: dict[str, Cell]) -> list[Cell]:
    """The parts but for one that is a place."""
    left = []
    for part in parts:
        if part.text and "place" not in fields and len(part.text) <= 60 and parse_place(part.text):
            fields["place"] = part
        elif part.text:
            left.append(part)
    return left


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
    if link:
        purpose = item_words("for", "inside").search(cell.text, begin)
        stop = purpose.start() if purpose else len(cell.text)
    else:
        stop = len(cell.text)
    pieces = _pieces(cell, begin, stop)
    if not pieces:
        return None
    name, rest = _name_of(pieces[0], fields)
    if not _could_name(plain_name(name.text)):
        return None
    fields[role] = _without_article(name)
    tail = [trimmed(cell, stop, len(cell.text))]
    as_purpose([*rest, *_placed(pieces[1:], fields), *_placed(tail, fields)], fields)
    return fields
