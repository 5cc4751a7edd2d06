"""Whether a grid of dated rows is a chronology: entries that tell events, in the order of time.

Lists of posts, press and references, gifts with dates, prices and files have dates too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from extractor.find.chronology.date_line import LAST, OWN, WEAK, WHOLE
from extractor.find.chronology.dated import DateCell
from extractor.find.chronology.dated_rows import DatedGrid, date_of, title_and_text
from extractor.find.chronology.list_names import Telling, gift_words, pattern_of
from extractor.find.chronology.posts import (
    Link,
    are_bylines,
    are_comments,
    are_posts,
    links_in,
    names_itself,
)
from extractor.find.chronology.sequences import is_numbering, order
from extractor.find.grid.grid import Cell, Grid, Row, is_heading
from extractor.find.rows.parties import is_person, looks_like_name, split_person
from extractor.page import Node
from extractor.values.amounts import find_amounts

_REFERENCE = re.compile(
    r"\bet al\b|\bdoi\b|\bpp?\.\s?[0-9]|\b[Vv]ol\.|\bISBN|\bISSN|\barXiv|\bIn:\s|\bProceedings\b"
)
_INITIALS = re.compile(
    r"\b[A-Z][a-z]+,?\s(?:[A-Z]\.\s?){1,3}[,&;(]|(?:[A-Z]\.\s?){1,3}[A-Z][a-z]+\s?(?:,|and|&)"
)
_FIGURE = re.compile(r"\W{0,4}[0-9][0-9.,]*")
_DOCUMENT = re.compile(r"\b(?:PDF|DOCX?|XLSX?)\b|\b[0-9]{1,4}\s?[KM](?:B|o|Б)\b")
_GAP = re.compile(r"\W+")
_ENOUGH = 40  # parts of an entry by which it is judged
_JUDGED = 300  # characters of an entry in which sums are looked for
_LONGEST_SUM = 60  # characters of an entry that is a sum with who got it
_NAMED = 80  # characters of a name with the institution beside it


def is_chronology(made: DatedGrid, telling: Telling, least: int | None = None) -> bool:
    """Whether the rows of a grid are entries of a chronology; `least` overrides their number."""
    heads = [replace(row, cells=row.cells[:_ENOUGH]) for row in made.grid.rows]
    told = [(row, " ".join(filter(None, title_and_text(row)))) for row in heads]
    told = [(row, text) for row, text in told if sum(map(str.isalpha, text[:200])) > 1]
    if not told:
        return False
    rows = [row for row, _ in told]
    texts = [text for _, text in told]
    dates = [date_of(row) for row in rows]
    named = telling.is_named(made.grid)
    here = telling.is_named_here(made.grid)
    if len(told) < (least or _least(dates, named)) or not _is_set_apart(made, dates, named):
        return False
    if _are_people(texts) or (not named and telling.is_of_others(made.grid)):
        return False
    if len(
        {_FIGURE.sub("", text, count=1) if _FIGURE.match(text) else text for text in texts}
    ) * 2 <= len(texts):
        return False  # "2019 Awardees, 2018 Awardees", "2019: 31 grants, 2018: 40 grants"
    if _share(texts, lambda text: pattern_of("rights").search(text)) > 0.3:
        return False
    if _share(texts, lambda text: _REFERENCE.search(text[:400])) >= 0.5 and not named:
        return False
    if _share(rows, _holds_table) >= 0.5:
        return False
    if is_numbering([date.date.text for date in dates]):
        return False
    if _share(dates, _is_signed) >= 0.7 or (not here and _lists_other_things(rows, texts)):
        return False
    links: dict[int, list[Link]] = {}
    if not named and _share(dates, lambda date: _is_stamp(date, links)) >= 0.7:
        return False
    if are_comments(texts) or are_bylines(texts):
        return False
    if telling.is_of_posts(made.grid) and _share(rows, _has_title) >= 0.7:
        return False
    if are_posts(rows, texts, named, telling.is_outside, links):
        return False
    name = telling.name(made.grid) or ("" if _is_of_days(made.grid, dates) else None)
    return not _are_gifts(rows, texts, name)


def _lists_other_things(rows: Sequence[Row], texts: Sequence[str]) -> bool:
    """Whether the entries are of a calendar, documents, pictures or fields ("Closes: 3 May")."""
    dates = [date_of(row) for row in rows]
    if _is_calendar(rows, texts) or _share(texts, _DOCUMENT.search) >= 0.7:
        return True
    labels = Counter(label for date in dates if (label := _label(date)))
    labelled = max(labels.values(), default=0)
    pictures = sum(_tag(date) == "figcaption" and date.kind in (LAST, OWN) for date in dates)
    return max(labelled, pictures) >= 0.7 * len(rows)


def _label(date: DateCell) -> str:
    """The words before a date that ends its line, in no heading."""
    if date.kind not in (LAST, OWN) or is_heading(date):
        return ""
    return _GAP.sub(" ", date.source.text[date.line[0] : date.date.start]).strip()


def _has_title(row: Row) -> bool:
    return title_and_text(row)[0] is not None and not is_heading(date_of(row))


def _is_of_days(grid: Grid, dates: Sequence[DateCell]) -> bool:
    """Whether the days of a log are the headings of what was done on each."""
    return grid.kind == "headings" and all(cell.date.precision == "day" for cell in dates)


def _are_gifts(rows: Sequence[Row], texts: Sequence[str], name: str | None) -> bool:
    """Whether the entries are sums; under the name of a history, a sentence with one is none.

    The name is "" for a log of days, None for other lists without one.
    """
    of_gifts = name is None or gift_words().search(name) is not None
    above = [cell.text for row in rows for cell in row.groups[-1:]]
    if len(set(above)) == len(rows):  # each under a heading of its own
        texts = [f"{over} {text}" for over, text in zip(above, texts, strict=True)]
    heads = [text[:_JUDGED] for text in texts]
    told = 0
    for text in heads:
        sums = sum(amount.kind == "money" for amount in find_amounts(text))
        told += sums > 0 and (of_gifts or _length(text) <= _LONGEST_SUM * sums)
    return told > (0.5 if of_gifts else 0.85) * len(texts)


def _length(text: str) -> int:
    """How long a text is in letters, of which a Chinese character tells as much as three."""
    return len(text) + 2 * sum("\u4e00" <= one <= "\u9fff" for one in text)


def _are_people(texts: Sequence[str]) -> bool:
    """Whether the texts are but people's names, with or without where they are from."""
    people = _share(texts, lambda text: is_person(text) or split_person(text)[0] is not None)
    return people >= 0.3 and _share(texts, _may_be_person) >= 0.7


def _may_be_person(text: str) -> bool:
    name = text.split(",")[0].split("(")[0].strip()
    return 2 <= len(name.split()) <= 4 and len(text) <= _NAMED and looks_like_name(name)


Item = TypeVar("Item")


def _share(items: Sequence[Item], holds: Callable[[Item], Any]) -> float:
    return sum(bool(holds(item)) for item in items) / len(items)


def _least(dates: Sequence[DateCell], named: bool) -> int:
    """How many entries it takes: fewer where the dates have months or a heading names it."""
    mild = _share(dates, lambda date: date.kind in (WEAK, LAST, OWN)) > 0.5
    precise = _share(dates, lambda date: date.date.precision != "year") > 0.5
    return 2 if named or (precise and not mild) else 3


def _is_set_apart(made: DatedGrid, dates: Sequence[DateCell], named: bool) -> bool:
    """Whether the dates are set apart from the texts well enough, and in the order of time."""
    weak = _share(dates, lambda date: date.kind == WEAK) > 0.5
    last = _share(dates, lambda date: date.kind in (LAST, OWN)) > 0.5
    unsure = _share(dates, lambda date: not date.sure) > 0.5
    ordered = order([date.date.date for date in dates])
    all_dated = made.share == 1 and len(dates) > 3 and ordered == 1
    prose = weak and _tag(dates[0]) in ("p", "div") and not (named or all_dated)
    if unsure or prose or (weak and made.share < 0.75) or (last and made.share < 0.5):
        return False
    if last and _share([date.source.text for date in dates], _INITIALS.search) > 0.3:
        return False
    if _share(dates, _stands_behind) > 0.5 and not named:
        return ordered == 1 and len(dates) > 2
    if weak or last:
        return ordered >= 0.7
    return named or len(dates) < 4 or ordered >= 0.6


def _stands_behind(date: DateCell) -> bool:
    """Whether a date is in a later cell of a table, or in what a term is explained by."""
    node = date.node
    if node is not None and node.tag == "dd":
        return date.kind in (WHOLE, WEAK)
    if node is None or node.tag != "td" or node.parent is None:
        return False
    cells = (c for c in node.parent.children if isinstance(c, Node) and c.tag in ("td", "th"))
    return next(cells) is not node


def _tag(cell: Cell) -> str:
    return cell.node.tag if cell.node is not None else ""


_TIME = r"(?:[0-2]?[0-9][:.h][0-5][0-9]|[0-9]\s?[ap]\.?m\b)"
_CLOCK = re.compile(_TIME, re.I)
_FIRST_CLOCK = re.compile(
    rf"\W{{0,3}}(?:(?:[a-z]{{2,4}}\s)?1?{_TIME}|[0-9]{{1,3}}\s?min(?:utes)?\b)", re.I
)
_PROGRAMME = re.compile(rf"1?{_TIME}.{{1,400}}?(?<![0-9])1?{_TIME}", re.I | re.S)


def _is_stamp(cell: DateCell, known: dict[int, list[Link]]) -> bool:
    """Whether the date is a link to what it dates, or has a time of day: a post or comment."""
    if is_heading(cell):
        return False
    if cell.kind == WHOLE and pattern_of("updated").match(cell.text):
        return True
    in_table = _tag(cell) in ("td", "th")
    date = cell.date
    dated = "".join(date.text.split())
    after = cell.source.text[date.end : date.end + 12]
    clock = (
        cell.kind == WHOLE and not in_table and (_CLOCK.search(after) or _CLOCK.search(date.text))
    )
    return bool(clock) or any(
        dated in link.words and not names_itself(link)
        for link in links_in(cell, known)
        if len(link.words) < 60
    )


def _is_calendar(rows: Sequence[Row], texts: Sequence[str]) -> bool:
    """Whether the texts say at what time to come: first of all, all day, or on days of no year."""
    if max(_share(texts, _PROGRAMME.match), _share(rows, _opens_with_clock)) >= 0.7:
        return True
    yearless = _share(rows, lambda row: date_of(row).date.date.startswith("--"))
    return yearless >= 0.7 and _share(texts, _CLOCK.search) >= 0.5


def _opens_with_clock(row: Row) -> bool:
    return _FIRST_CLOCK.match(title_and_text(row)[1]) is not None


def _is_signed(cell: DateCell) -> bool:
    """Whether a date after or amid words is of who wrote them: in a quotation, or with a time."""
    if cell.kind not in (OWN, LAST):
        return False
    quoted = cell.node is not None and "blockquote" in (cell.node.tag, _tag_above(cell.node))
    return quoted or bool(_CLOCK.search(cell.source.text[cell.date.start : cell.date.end + 12]))


def _tag_above(node: Node) -> str:
    return node.parent.tag if node.parent else ""


def _holds_table(row: Row) -> bool:
    """Whether what stands under the date is a table, which other datasets are made from."""
    date, *cells = row.cells
    below = [_tag(cell) in ("td", "th") for cell in cells if cell.source is not date.source]
    return _tag(date) not in ("td", "th") and sum(below) * 2 > len(below)
