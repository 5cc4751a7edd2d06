"""The parts of an item of a list: cut at dashes and colons, told apart as date, place, purpose."""

from __future__ import annotations

import re
from itertools import chain

from extractor.find.grid.grid import Cell
from extractor.find.grid.marks import EDGE
from extractor.find.rows.wording import is_kind_of_grant, is_refusal, is_span, item_words
from extractor.values.dates import leading_date
from extractor.values.places import parse_place

_DASH = re.compile(
    r"\s*(?:[.…_]\s?){3,}|\s+[–—―|•·→-]{1,2}\s+|\s*—\s*|\s*[:：]\s+|：|\t|\s+–|–\s+|;\s"
)
_LEADERS = re.compile(r"(?<![.…_])\s{0,9}(?:[.…_]\s?){3,200}$")  # dots that lead the eye
_DOTS = ".…_"
_BEFORE = EDGE + "."
_BRACKETED = re.compile(r"([^()（）]{4,30})[)）]")


def trimmed(cell: Cell, start: int, end: int) -> Cell:
    """text[start:end] without separators and brackets at its ends."""
    words = cell.text[start:end]
    kept = words.lstrip(_BEFORE)
    left = len(words) - len(kept)
    kept = kept.rstrip(EDGE)
    if sum(map(kept[-6:].count, _DOTS)) > 2:
        kept = _LEADERS.sub("", kept).rstrip(EDGE)
    missing = kept.count("(") - kept.count(")")
    if missing == 1 and words[left + len(kept) :].lstrip().startswith(")"):
        end = start + left + len(kept) + words[left + len(kept) :].index(")") + 1
        return cell.part(start + left, end)
    return cell.part(start + left, start + left + len(kept))


def pieces_of(cell: Cell, start: int, stop: int) -> list[Cell]:
    """text[start:stop] parted at dashes and colons; after the first that is no date a colon
    belongs to a title.
    """
    pieces: list[Cell] = []
    at = start
    for gap in _DASH.finditer(cell.text, start, stop):
        named = any(piece.text and not is_date(piece.text) for piece in pieces)
        if named and gap[0].strip() in (":", "："):
            continue
        pieces.append(trimmed(cell, at, gap.start()))
        at = gap.end()
    pieces.append(trimmed(cell, at, stop))
    return [piece for piece in pieces if piece.text]


def placed(parts: list[Cell], fields: dict[str, Cell]) -> list[Cell]:
    """The parts but for one that is a place."""
    left = []
    for part in parts:
        if part.text and "place" not in fields and len(part.text) <= 60 and parse_place(part.text):
            fields["place"] = part
        elif part.text:
            left.append(part)
    return left


def as_purpose(parts: list[Cell], fields: dict[str, Cell]) -> None:
    """A date is the date, the first of the other texts the purpose; one more is kept as it is."""
    rest = []
    for part in chain.from_iterable(_without_bracket(part, fields) for part in parts):
        if "date" not in fields and len(part.text) <= 30 and is_date(part.text):
            fields["date"] = part
        elif any(c.isalnum() for c in part.text):
            rest.append(part)
    purpose = [
        part
        for part in rest
        if not is_span(part.text) and not (is_kind_of_grant(part.text) or is_refusal(part.text))
    ]
    phrases = any(map(_is_phrase, purpose))  # beside "to record songs" a name is no purpose
    purpose.sort(key=lambda part: _rank(part, phrases))
    if purpose:
        fields["purpose"] = purpose[0]
    left = [part for part in rest if part is not fields.get("purpose")]
    if left:
        fields["other"] = max(left, key=lambda part: len(part.text))


def _rank(part: Cell, phrases: bool) -> tuple[bool, bool, bool]:
    """What is a purpose rather than others comes first: "beds" before "we awarded"."""
    opens = item_words("opens", "starts").match(part.text)
    gives = (opens is not None and not part.text[opens.end() :].strip()) or any(
        item_words(group, "ends").match(part.text) for group in ("got", "gave")
    )
    return gives, _is_bracketed(part), phrases and _is_short_name(part.text)


def _without_bracket(part: Cell, fields: dict[str, Cell]) -> list[Cell]:
    """What stands before and after the bracket that closes in a part; a date in it is the date."""
    closing = _BRACKETED.match(part.text)
    if closing is None:
        return [part]
    rest = trimmed(part, closing.end(), len(part.text))
    after = [rest] if rest.text else []
    if _is_bracketed(part) and "date" not in fields and is_date(closing[1]):
        fields["date"] = part.part(*closing.span(1))
        return after
    return [part.part(*closing.span(1)), *after] if after and is_span(closing[1]) else [part]


def _is_phrase(part: Cell) -> bool:
    return part.text[:1].islower()


def _is_short_name(text: str) -> bool:
    """Whether a text is a word or two in capitals, as names of towns are."""
    words = text.split()
    return len(words) <= _TOWN and all(word[:1].isupper() for word in words)


_TOWN = 3  # words


def _is_bracketed(part: Cell) -> bool:
    """Whether a bracket opens right before a part: a remark rather than the purpose."""
    return part.source.text[max(part.start - 1, 0) : part.start] in ("(", "（")


def is_date(text: str) -> bool:
    date = leading_date(text)
    return date is not None and not text[date.end :].strip(EDGE)
