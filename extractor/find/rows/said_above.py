"""What the texts above a grid say of all its rows: donor, recipient, place, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor.find.grid.grid import Grid
from extractor.find.rows.headings import heading_role, year_heading
from extractor.find.rows.parties import is_organization, looks_like_name, split_names
from extractor.find.rows.wording import leaning, listed
from extractor.page import Page
from extractor.values.dates import find_dates
from extractor.values.number.digits import holds_digit
from extractor.values.places import parse_place
from extractor.values.tries import any_of

_BY = re.compile(
    r"\b(?:grants?|donations?|gifts?|awards?|contributions?|funding|given|donated|provided|made"
    r"|funded|awarded|supported|sponsored)\s+(?:from|by)\s+(?:the\s+)?(?P<name>[^,.:;()\n]{3,80})",
    re.I,
)
_TO = re.compile(
    r"\b(?:grants?|donations?|gifts?|awards?|contributions?|funding|given|donated|paid)"
    r"\s+to\s+(?:the\s+)?(?P<name>[^,.:;()\n]{3,80})",
    re.I,
)
_LABEL = re.compile(r"(?P<label>[^:：\n]{2,40})[:：]\s*(?P<value>\S[^\n]{1,120})")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERIOD_ENDS = re.compile(r"\b(?:years?|periods?|months)\s+end(?:ed|ing|s)\s+(?:on\s+)?$", re.I)
_FEW = 3  # lists under headings before those name whose the lists are
_WHEN = re.compile(r"\s+(?:in|during|since|for)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:19|20)\d\d.*$")


class Above(NamedTuple):
    """Values that count for every row of a grid unless the row says otherwise."""

    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None


def name_owners(grids: Sequence[Grid]) -> bool:
    """Whether the headings over grids that are alike name who got what each lists.

    All differ and look like names, and every other one is an organisation's.
    """
    names = [grid.section or "" for grid in grids]
    if len(names) < _FEW or len(set(names)) < len(names):
        return False
    sure = sum(bool(_organization(name)) for name in names)
    return sure * 2 >= len(names) and all(map(_may_be_owner, names))


def _may_be_owner(text: str) -> bool:
    plain = looks_like_name(text) and not any(leaning(text))
    return plain and not _YEAR.search(text) and parse_place(text) is None


def read_above(grid: Grid, page: Page, owned: bool = False) -> Above:
    """Reads the texts above a grid, the nearest first; the nearest that says something counts.

    The title of the page may date a list of grants that nothing else does. `owned`: the heading
    names who got all that the grid lists.
    """
    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = (grid.section,) if owned and grid.section else ()
    place = date = None
    for cell in reversed(grid.context):
        text = " ".join(cell.text.split())
        label = _LABEL.fullmatch(text)
        role = heading_role(label["label"]) if label else None
        if label and role and role.strong and role.name in ("donor", "recipient"):
            names = split_names(label["value"], commas=True)
            donors = donors or (names if role.name == "donor" else ())
            recipients = recipients or (names if role.name == "recipient" else ())
        donors = donors or _named(_BY, text)
        recipients = recipients or _named(_TO, text) or _organization(text)
        if place is None and len(text) <= 60 and parse_place(text, page.facts.language):
            place = text
        date = date or date_above(text, page)
    title = page.facts.title or ""
    if date is None and leaning(title).given:
        date = date_above(title, page)
    return Above(donors, recipients, place, date)


def _named(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    match = pattern.search(text)
    if match is None:
        return ()
    name = _WHEN.sub("", match["name"]).strip()
    return (name,) if is_organization(name) and looks_like_name(name) else ()


def _organization(text: str) -> tuple[str, ...]:
    """A heading that is an organisation's name and says nothing else."""
    if len(text) > 80 or any(leaning(text)) or not looks_like_name(text):
        return ()
    return (text,) if is_organization(text) else ()


@cache
def _bound() -> re.Pattern[str]:
    """Words before the end or the beginning of a time, which is no day of a gift."""
    return re.compile(rf"(?<!\w){any_of(listed('date_bounds'))}\s*$", re.I)


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(listed('changed'))}(?!\w)", re.I)


def date_above(text: str, page: Page) -> str | None:
    """The one date or year that a heading names; None where it names none or several, or when the
    page was changed last."""
    if len(text) > 120 or not holds_digit(text) or _changed().search(text):
        return None
    year = year_heading(text)
    if year is not None:
        return year
    known = (page.facts.published, page.facts.language, page.site.day_first)
    found = {
        date.date[:4] if _PERIOD_ENDS.search(text, 0, date.start) else date.date
        for date in find_dates(text, *known)
        if not date.date.startswith("--") and not _bound().search(text, 0, date.start)
    }
    if not found:
        found = set(re.findall(r"(?<![\d,.$])(?:19|20)\d\d(?![\d,])", text))
    return min(found) if len(found) == 1 else None
