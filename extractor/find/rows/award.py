"""Whether a grid lists gifts or grants, and from whose side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from extractor.find.grid.grid import Grid
from extractor.find.rows.headings import Role, heading_role, year_heading
from extractor.find.rows.looks import Look
from extractor.find.rows.wording import (
    is_either_way,
    item_words,
    leaning,
    says_it_gave,
    speaks_of_gifts,
)
from extractor.page import Page

ACCEPT = 2  # points of evidence that a grid lists what was given
GIVING = ("donor", "recipient", "amount")  # whoever states all three speaks of a gift
SENT = ("place", "goods", "quantity")  # or these, where the words above speak of gifts
FEW = 4  # rows of a list that no word above or over its columns explains
MOST = 0.6  # of the cells of a column, by which it is known for what it is
_SUMS = frozenset(("amount", "paid", "quantity", "goods", "purpose"))
"""Roles of which a column of sums or goods may be made."""


def may_tell_sums(grid: Grid, said: Sequence[Role | None], looks: Sequence[Look]) -> bool:
    """Whether a column may come to be one of sums or goods, by the least that each way asks: so
    most tables of the web are passed over before their units and other columns are looked into."""
    if not _SUMS.isdisjoint(grid.fields) or any(role and role.name in _SUMS for role in said):
        return True
    if any(year_heading(part) for heading in grid.headings for part in heading.split(" / ")):
        return True
    unsaid = (look for look, role in zip(looks, said, strict=True) if role is None)
    return any(max(look.money, look.opens_money) >= MOST for look in unsaid)


class Towards(NamedTuple):
    """What the words above say the grid is of; `near`: the heading or block right above says it.

    `gifts`: they speak of gifts, from whosever side.
    """

    received: bool = False
    given: bool = False
    money: bool = False
    near: bool = False
    gifts: bool = False


def towards_of(grid: Grid, page: Page) -> Towards:
    """The nearest words above that lean anywhere decide; the page's title and name come last.

    Words that lean both ways ("our supporters, whose lifetime giving") leave it to those further
    off, and say that it is of gifts made where none do.
    """
    texts = [cell.text for cell in reversed(grid.context)]
    texts += [text for text in (_links(grid), page.facts.title, page.path) if text]
    gifts = any(map(speaks_of_gifts, texts))
    tied: Towards | None = None
    for number, text in enumerate(texts):
        given, received, money = leaning(text)
        if not (given or received or money) and _leads_in(text):
            given = 1
        if received and not given and _is_of_gifts_made(text, grid, page):
            given, received = received, 0
        if money and not (given or received) and any(leaning(h).given for h in grid.headings):
            return Towards(given=True, near=True, gifts=gifts)
        if given and given == received:
            tied = tied or Towards(given=True, near=number < 2, gifts=gifts)
        elif given or received or money:
            near = number < 2 or (tied is not None and tied.near)
            sides = received > given, given > received, not (given or received)
            return tied if tied and sides[2] else Towards(*sides, near, gifts)
    return tied or Towards(gifts=gifts)


def _is_of_gifts_made(text: str, grid: Grid, page: Page) -> bool:
    """Whether a list below a text of gifts received is one of gifts made after all: the text speaks
    of either, or tells more than what the list is of."""
    either = is_either_way(text)
    if not either and len(text) <= _REPORT:
        return False
    return _says_what_for(grid) or (either and _says_it_gave(grid, page))


def _leads_in(text: str) -> bool:
    """Whether a text says that somebody gave what is listed below it ("It gave so far:")."""
    return (
        text.rstrip().endswith((":", "："))
        and item_words("gave", "inside").search(text) is not None
    )


_DISTINCT = 0.8  # purposes for each row, at least: funds that gifts are meant for come again
_REPORT = 160  # characters of a text that tells more than what the list is of
_LEAD = 8  # passages above a list in which the owner of the page may say that it gave


def _says_it_gave(grid: Grid, page: Page) -> bool:
    above = bisect_left(page.passages, grid.start, key=lambda passage: passage.node.start)
    return any(says_it_gave(p.text) for p in page.passages[max(0, above - _LEAD) : above])


def _says_what_for(grid: Grid) -> bool:
    """Whether a column says what each sum is for: who gives rarely has a purpose of his own."""
    for n, heading in enumerate(grid.headings):
        role = heading_role(heading)
        if role is not None and role.name == "purpose":
            told = [cell.text for cell in grid.column(n) if cell.text]
            if len(told) >= 3 and len(set(told)) >= _DISTINCT * len(grid.rows):
                return True
    return False


def _links(grid: Grid) -> str:
    """Where the links of the first rows lead, as words: "/grants/name" speaks of grants."""
    hrefs = [
        link.attribute("href") or ""
        for row in grid.rows[:5]
        for cell in row.cells
        if cell.node is not None
        for link in cell.node.elements("a")
    ]
    folders = [" ".join(href.split("?")[0].split("/")[:-1]) for href in hrefs]
    return " ".join(folder for folder in folders if folder)[:300]


class Evidence(NamedTuple):
    """What else shows that a grid lists gifts: how many rows it has with those alike.

    `winners`: it names people below words that speak of scholarships or prizes. `stated`: a heading
    or note says which currency its amounts are in. `other`: the heading over them says something
    that is not known ("Penalty"). `told`: sentences say to whom each amount went.
    """

    rows: int
    winners: bool
    stated: bool
    other: bool
    told: bool


def is_strong(role: Role | None) -> bool:
    return role is not None and role.strong


def is_award(
    roles: list[str],
    said: list[Role | None],
    looks: tuple[Look, ...],
    towards: Towards,
    shown: Evidence,
) -> bool:
    """Whether the grid lists gifts or grants: words over the columns, words above, names in it."""
    parties = [n for n, role in enumerate(roles) if role in ("recipient", "donor", "person")]
    points = ACCEPT if shown.winners else 0
    for n in parties:
        role = said[n]
        if role is not None and role.strong:
            points += 2 if role.name in ("recipient", "donor") else 1
    points += any(looks[n].organization >= 0.3 for n in parties)
    if all(role in roles and looks[roles.index(role)].filled >= 0.5 for role in GIVING):
        points += ACCEPT
    if "amount" in roles:
        amount = roles.index("amount")
        role = said[amount]
        if (role is not None and role.name != "paid") or shown.stated:  # bills are paid too
            points += 1
        elif max(looks[amount].money, looks[amount].opens_money) < 0.5:
            return False
        elif (
            looks[amount].round >= 0.7
            and (shown.rows >= FEW or shown.told)
            and _tells_more(roles, looks)
        ):
            points += 1
        points -= shown.other
    elif "other_money" in roles:
        return False
    if towards.gifts and all(role in roles for role in SENT):
        points += ACCEPT
    if towards.given or towards.received:
        points += 2 if towards.near or parties else 1
    if towards.money:
        points -= 2
        points += 2 if _says_why(roles, said, looks) else 0
    if not parties and "amount" in roles:
        return points >= ACCEPT and "purpose" in roles
    return points >= ACCEPT


def _says_why(roles: list[str], said: list[Role | None], looks: tuple[Look, ...]) -> bool:
    """Whether organisations stand beside what each is to do ("To train nurses") and its award."""
    return (
        {"recipient", "amount", "purpose"} <= set(roles)
        and looks[roles.index("recipient")].organization >= 0.3
        and looks[roles.index("purpose")].phrase >= 0.6
        and said[roles.index("amount")] is not None
    )


def _tells_more(roles: list[str], looks: tuple[Look, ...]) -> bool:
    """Whether most rows say where or what for as well: a bare list of names and sums does not."""
    return any(
        role in ("place", "purpose") and look.filled >= 0.5
        for role, look in zip(roles, looks, strict=True)
    )
