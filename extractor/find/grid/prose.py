"""Items that say party, amount and purpose in sentences of one shape -> a grid of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from extractor.find.chinese_words import pattern
from extractor.find.grid.grid import EMPTY, Cell, Grid, Row, is_heading
from extractor.find.grid.item_fields import are_titles, read_item, without_party
from extractor.find.grid.item_parts import as_purpose, trimmed
from extractor.find.grid.marks import Item, Typed, bold_openings, shared_marks
from extractor.find.grid.yearly import sums_by_year
from extractor.find.rows.parties import is_organization, looks_like_name
from extractor.find.rows.values import is_tier
from extractor.find.rows.wording import leaning, vote_at
from extractor.page import Passage
from extractor.values.amounts import Amount, find_amounts
from extractor.values.name.words import chinese_kinds
from extractor.values.number.digits import holds_digit
from extractor.values.places import parse_place
from extractor.values.traditional import simplified

FIELDS = ("party", "recipient", "donor", "amount", "purpose", "place", "date", "other")
_SENTENCE_ENDS = re.compile(r"。|[a-z)]\.\s+(?=[A-Z][a-z]* )")
_NEXT_SENTENCE = re.compile(r"[a-z)\d]\.\s+[A-Z]|。\S")
# The word or mark right before an amount.
_LEADS = re.compile(r"(?:[\u4e00-\u9fff]{1,2}|(?<!\w)\w{1,24}|[^\w\s])$")
_NEAR = 32
_LONGEST_ITEM = 700
_OPENS_ACT = (
    "(?:<act>|<found>|<same_day>|<up_to_now>|同时|本次|[自在于向与由从为](?![一-鿿]{0,3}$))"
)
_HOLDS_ACT = "[^为]了|<give>的|<move>|始于"
_ENDS_ACT = "(?:<act>|<give>|<found>|<receive>|<signed>|<reports>|<time_of>|支出|收入)$|宣布|分别"
_NAMED = 0.7  # of the items at least


def sentence_grid(
    items: Sequence[Cell],
    context: tuple[Cell, ...],
    section: str | None,
    start: int,
    kind: str,
    owners: Sequence[Mapping[str, Cell]] = (),
) -> Grid | None:
    """A grid of the items that hold an amount, None where they do not share a shape.

    Its `fields` say what each column is; its headings are empty. `owners` are the names that the
    items stand under and what else is told of them, one for each: who it is where an item names
    nobody.
    """
    items = items if owners else bold_openings(items)
    cuts = [_cuts(cell) for cell in items]
    cut = [item for found in cuts for item in found]
    over = [owner for owner, found in zip(owners, cuts, strict=False) for _ in found]
    typed = Typed(cut)
    if not cut or len(cut) * 2 < len(items) or _is_report(cut):
        return None
    marks = shared_marks(cut, typed)
    titled = are_titles(cut, marks, typed)
    common = _common_headings(cut)
    context = tuple(c for c in context if not is_heading(c) or c.source in common)
    owned = bool(context) and (
        is_organization(context[-1].text) or (_may_own(context[-1]) and _open_with_sums(cut))
    )
    most = len(cut) + sum(len(item.more) for item in cut)
    rows: list[Row] = []
    named = read = 0
    for number, item in enumerate(cut):
        told_above = over[number] if over else None
        fields = _with_owner(item, read_item(item, marks, typed, titled), told_above)
        groups = tuple(Cell(h.text, h) for h in _headings(item.cell) if h not in common)
        rows += [
            Row(tuple(told.get(name, EMPTY) for name in FIELDS), groups)
            for told in (fields, *_further(item, fields))
        ]
        named += sum(map(_names_party, rows[read:]))
        if not owned and named + most - len(rows) < _NAMED * most:
            return None  # not even if all that are left name somebody
        read = len(rows)
    if named < max(1, _NAMED * len(rows)) and not owned:
        return None
    return Grid(kind, ("",) * len(FIELDS), tuple(rows), context, section, start, FIELDS)


def _with_owner(
    item: Item, fields: dict[str, Cell] | None, owner: Mapping[str, Cell] | None
) -> dict[str, Cell]:
    """The fields of an item, with what is told above it where it names nobody, and the vote."""
    if fields is None or (owner and "party" in fields):  # it says neither "to" nor "from"
        above = {name: cell.for_other_row() for name, cell in (owner or {}).items()}
        fields = above | without_party(item)
    if item.vote is not None:
        fields.setdefault("other", item.vote)
    return fields


def _may_own(above: Cell) -> bool:
    """Whether a heading may be the name of who got all that is listed below it."""
    plain = is_heading(above) and looks_like_name(above.text) and not any(leaning(above.text))
    return plain and not holds_digit(above.text) and parse_place(above.text) is None


def _open_with_sums(items: Sequence[Item]) -> bool:
    """Whether all items begin with their amount and go on in small letters: "$500 for desks"."""
    return all(
        not item.cell.text[: item.start].strip() and not any(map(str.isupper, item.cell.text))
        for item in items
    )


def _is_report(cut: Sequence[Item]) -> bool:
    """Whether the items are paragraphs of a report: of several sentences, in which no word leads to
    the amount as in another's."""
    several = sum(bool(_NEXT_SENTENCE.search(item.cell.text)) for item in cut)
    if several * 2 < len(cut):
        return False
    before = [item.cell.text[max(0, item.start - _NEAR) : item.start].rstrip() for item in cut]
    led = [word[0] if (word := _LEADS.search(text)) else "" for text in before]
    most = max(map(led.count, led))
    return most * 2 < len(led) or most == 1 < len(led)


def _names_party(row: Row) -> bool:
    return any(cell.text and not _tells_act(cell.text) for cell in row.cells[:3])


def _tells_act(text: str) -> bool:
    """Whether Chinese words tell what was done or when, and name nobody: "启动X计划", "当天"."""
    if text.isascii():
        return False
    plain = simplified(text)
    if pattern(_HOLDS_ACT).search(plain):
        return True
    if plain.endswith(tuple(chinese_kinds())) and not pattern(_OPENS_ACT).match(plain):
        return False
    return pattern(f"^{_OPENS_ACT}|{_ENDS_ACT}").search(plain) is not None


def _further(item: Item, fields: dict[str, Cell]) -> Iterator[dict[str, Cell]]:
    """The fields of the further sums of an item, whose tail is the purpose of all of them."""
    if item.tail is not None and item.tail.text and "purpose" not in fields:
        as_purpose([item.tail], fields)
    shared = ("party", "recipient", "donor", "purpose", "place")
    for cell in item.more:
        cut = _cut(cell)
        if cut is not None:
            same = {name: fields[name].for_other_row() for name in shared if name in fields}
            yield same | without_party(cut)


def _headings(cell: Cell) -> tuple[Passage, ...]:
    return cell.source.headings if isinstance(cell.source, Passage) else ()


def _common_headings(items: list[Item]) -> tuple[Passage, ...]:
    """The headings under which all items stand."""
    common = _headings(items[0].cell)
    for item in items:
        own = _headings(item.cell)
        while common != own[: len(common)]:
            common = common[:-1]
    return common


def _cuts(cell: Cell) -> list[Item]:
    """The records of one item: several where each part between semicolons has an amount."""
    if spans := sums_by_year(cell.text):
        first = _cut(cell.part(0, spans[0][1]))
        more = tuple(cell.part(*span) for span in spans[1:])
        tail = trimmed(cell, spans[-1][1], len(cell.text))
        return [] if first is None else [first._replace(more=more, tail=tail)]
    if ";" in cell.text:
        parts, at = [], 0
        for stop in [*(m.start() for m in re.finditer(";", cell.text)), len(cell.text)]:
            parts.append(_cut(cell.part(at, stop)))
            at = stop + 1
        if all(part is not None for part in parts):
            return [part for part in parts if part is not None]
    whole = _cut(cell)
    return [whole] if whole is not None else []


@lru_cache(maxsize=1024)  # siblings are tried as items, and then under their headings
def _sums(text: str) -> list[Amount]:
    return [amount for amount in find_amounts(text) if amount.kind == "money"]


_LED = re.compile(r"[^.!?;]{2,80}?\s?[:,–—-]\s*")  # a name set off before its sum


def _cut(cell: Cell) -> Item | None:
    if len(cell.text) > _LONGEST_ITEM or not holds_digit(cell.text):
        return None
    found = _sums(cell.text)
    main = [a for a in found if a.equivalent_of is None]
    if not main:
        return None
    if ends := _SENTENCE_ENDS.search(cell.text, main[0].end, main[-1].end):
        if not _LED.fullmatch(cell.text, 0, main[0].start):
            return None  # sentences that each tell of their own
        return _cut(cell.part(0, ends.start() + 1))  # the others tell more of it
    if main[0].value_max is not None or is_tier(cell.text, main[0].end):
        return None
    end = max([main[0].end, *(a.end for a in found if a.equivalent_of == main[0].start)])
    closing = re.match(r"\s*[)\]）]", cell.text[end:]) if end > main[0].end else None
    vote = vote_at(cell.text, main[-1].end)
    decided = trimmed(cell, vote, len(cell.text)) if vote < len(cell.text) else None
    return Item(
        cell.part(0, vote), main[0].start, end + (closing.end() if closing else 0), vote=decided
    )
