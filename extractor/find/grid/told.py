"""Cards that name a party in a heading and tell its gift in the prose below -> a grid of fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.grid.blocks import piped
from extractor.find.grid.fields import LABEL
from extractor.find.grid.grid import EMPTY, Cell, Grid, Row
from extractor.find.grid.prose import FIELDS
from extractor.find.rows.headings import strict_role
from extractor.find.rows.parties import looks_like_name
from extractor.find.rows.wording import item_words, leaning
from extractor.page import Passage
from extractor.values.amounts import find_amounts
from extractor.values.dates import leading_date
from extractor.values.number.digits import holds_digit
from extractor.values.places import parse_place

_PROSE = 40  # characters: shorter words below a heading are a field rather than prose
_SENTENCE = 4  # spaces in the shortest sentence
_REACH = 40  # characters between an amount and the word that says it was given
_BESIDE = 2  # words after an amount that may say that it is no gift ("$500 in fees")
_AFTER_DATE = re.compile(r"\s*[:,|–—-]\s+")
_STOP = re.compile(r"[.!?](?=\s|$)")
_OF_MANY = re.compile(r"\b(?:grants|awards|donations|gifts|since|total\w*|up to)\b", re.I)
_YEAR = re.compile(r"(?:\b(?:in|of|our|the)\s+|\()((?:19|20)\d\d)\b", re.I)
_TO_OTHERS = re.compile(
    r"\s+(?:in\s+)?(?:grants?\s+|awards?\s+|donations?\s+|gifts?\s+|funding\s+)?to\s+"
    r"(?=(?:the\s+|our\s+)?[A-Z]|\d|(?:two|three|four|five|six|ten|several|other|local)\b)"
)


def told_grid(
    records: Sequence[Sequence[Passage]],
    context: tuple[Cell, ...],
    section: str | None,
    start: int,
) -> Grid | None:
    """A grid of cards of a name and prose that says once what was given ("a grant of $500").

    None where a card is made otherwise, or fewer than half of them tell one gift.
    """
    rows: list[Row] = []
    for record in records:
        name, day = _titled(record[0]) if record and record[0].is_heading else (EMPTY, EMPTY)
        if not _is_title(name.text):
            return None
        below = [p for p in record[1:] if _is_prose(p.text)]
        short = [p for p in record[1:] if not _is_prose(p.text)]
        if (
            not below
            or any("\n" in p.text or _is_of_fields(p) for p in below)
            or any(holds_digit(p.text) for p in short)
        ):
            return None
        gifts = [gift for p in below for gift in _gifts(p, name.text)]
        if len(gifts) == 1:
            place = [Cell(p.text, p, 0, p.node) for p in short if parse_place(p.text)][:1]
            fields = {"party": name, **dict(zip(("place",), place, strict=False)), **gifts[0]}
            if day.text:
                fields["date"] = day
            rows.append(Row(tuple(fields.get(field, EMPTY) for field in FIELDS)))
    if len(rows) < 2 or len(rows) * 2 < len(records):
        return None
    return Grid("cards", ("",) * len(FIELDS), tuple(rows), context, section, start, FIELDS)


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE or (text.endswith(".") and text.count(" ") >= _SENTENCE)


def _is_of_fields(passage: Passage) -> bool:
    """Whether a line is set in fields rather than told in sentences ("Amount: $5 | Year: 2019")."""
    label = LABEL.match(passage.text)
    labelled = label is not None and strict_role(label["label"]) is not None
    return labelled or len(piped(Cell(passage.text, passage))) > 1


def _titled(heading: Passage) -> tuple[Cell, Cell]:
    """The name that a heading is, and the date before it ("June 2019: Elm Institute")."""
    whole = Cell(heading.text, heading, 0, heading.node)
    day = leading_date(heading.text) if holds_digit(heading.text) else None
    gap = _AFTER_DATE.match(heading.text, day.end) if day is not None else None
    if day is None or gap is None:
        return whole, EMPTY
    return whole.part(gap.end(), len(heading.text)), whole.part(day.start, day.end)


def _is_title(text: str) -> bool:
    return looks_like_name(text) and not any(leaning(text)) and not holds_digit(text)


def _gifts(passage: Passage, name: str) -> list[dict[str, Cell]]:
    """The amounts of a text whose sentence speaks of a grant close by, each with its year.

    What goes "to" somebody with another name is left out.
    """
    text = passage.text
    if not holds_digit(text):
        return []
    found: list[dict[str, Cell]] = []
    for amount in find_amounts(text):
        if amount.kind != "money" or amount.equivalent_of is not None or amount.approximate:
            continue
        begin = max((m.end() for m in _STOP.finditer(text, 0, amount.start)), default=0)
        stop = _STOP.search(text, amount.end)
        end = stop.start() if stop else len(text)
        around = (text[max(begin, amount.start - _REACH) : amount.start], text[amount.end : end])
        said = leaning(around[0] + " " + around[1][: _REACH // 2])
        if _OF_MANY.search(text, begin, end):
            continue
        onward = _TO_OTHERS.match(text, amount.end)
        if onward and not text.startswith((name, f"the {name}"), onward.end()):
            continue
        beside = f"{around[0]} {' '.join(around[1].split()[:_BESIDE])}"
        if not said.given or said.received or leaning(beside).money:
            continue
        whole = Cell(text, passage, 0, passage.node)
        gift = {"amount": whole.part(amount.start, amount.end)}
        if item_words("to", "starts").match(text, amount.end, end):
            gift["purpose"] = whole.part(amount.end, end)
        years = list(_YEAR.finditer(text, begin, end))
        if len(years) == 1:
            gift["date"] = whole.part(*years[0].span(1))
        found.append(gift)
    return found
