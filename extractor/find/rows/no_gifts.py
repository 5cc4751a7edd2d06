"""Lists of names and sums that are no gifts: offers, levels, games, accounts, statistics."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.grid.grid import Grid, is_heading
from extractor.find.rows.headings import folded
from extractor.find.rows.parties import is_organization, is_person
from extractor.find.rows.who import having
from extractor.find.rows.wording import LOOKED_AT, leaning, listed, may_lean
from extractor.values.amounts import find_amounts
from extractor.values.number.digits import holds_digit

_LIMIT = 40  # characters of a cell that is but a limit ("up to $5,000") or range


def lists_no_gifts(roles: list[str], grid: Grid) -> bool:
    """Whether a grid of names and sums is of something that nobody gave or got.

    Its headings are of bills, offers or games, the heading above it of what readers wrote, of staff
    or of requests refused, its names are levels of sponsors or lines of accounts, its amounts
    limits.
    """
    if any(folded(heading) in listed("bills") for heading in grid.headings):
        return True
    if any(map(is_call_heading, grid.headings)) or _is_contest(grid.headings):
        return True
    if any(is_heading(cell) and _heads_others(cell.text) for cell in grid.context[-2:]):
        return True
    above = next((cell.text for cell in reversed(grid.context) if is_heading(cell)), "")
    if heads_refusals(above):
        return True
    return _names_no_party(roles, grid) or _are_offers(roles, grid) or _are_sums_by(roles, grid)


def _are_sums_by(roles: list[str], grid: Grid) -> bool:
    """Whether the heading above says what gifts are summed by ("Grants by area"), and no names."""
    above = next((cell.text for cell in reversed(grid.context) if is_heading(cell)), "")
    if not any(f" {word} " in f" {folded(above)} " for word in listed("groups")):
        return False
    names = [cell.text for n in having(roles, "recipient")[:1] for cell in grid.column(n)]
    return sum(is_organization(name) or is_person(name) for name in names) * 4 <= len(names)


_LONGEST_HEADING = 6  # words


def heads_refusals(text: str) -> bool:
    """Whether a heading stands over requests that were refused or not decided on.

    >>> heads_refusals("Grants declined"), heads_refusals("Grants approved and declined")
    (True, False)
    """
    key = f" {folded(text[:120])} "
    words = key.split()
    if len(words) > _LONGEST_HEADING or not listed("agreed").keys().isdisjoint(words):
        return False
    return any(f" {word} " in key for group in ("refused", "waiting") for word in listed(group))


def _is_contest(headings: Sequence[str]) -> bool:
    """Whether a table lists the results of a game and what each place won."""
    return sum(map(_is_contest_heading, headings)) > 1


def _names_no_party(roles: list[str], grid: Grid) -> bool:
    """Whether most names are levels of sponsors or tickets, links to apply, lines of accounts."""
    parties = [n for n, role in enumerate(roles) if role in ("recipient", "donor", "person")]
    names = [cell.text for n in parties[:1] for cell in grid.column(n)]
    keys = [folded(name) for name in names]
    calls, lines = listed("calls"), listed("lines")
    sure = sum(key in calls or key in lines or _is_level(key.split()) for key in keys)
    likely = sure + sum(
        (may_lean(key) or len(name) > LOOKED_AT) and _speaks_of_grants(name)
        for name, key in zip(names, keys, strict=True)
    )
    if sure * 2 > len(names) or (likely > 1 and likely * 2 >= len(names)):
        return True
    return sum(map(_closes_account, keys)) > 1


def _closes_account(key: str) -> bool:
    """Whether a folded line is of a statement of income or of assets: "Total revenue".

    >>> _closes_account("total support & revenue"), _closes_account("basic income trust")
    (True, False)
    """
    words = key.split()
    return 1 < len(words) <= 5 and words[-1] in listed("accounts")


def _speaks_of_grants(name: str) -> bool:
    """Whether a name says what the sum beside it is of: "Average grant"."""
    return leaning(name).given > 0 and not is_organization(name)


def _are_offers(roles: list[str], grid: Grid) -> bool:
    """Whether many amounts are limits or ranges: what a programme offers, which nobody got yet."""
    texts = [cell.text for n in having(roles, "amount") for cell in grid.column(n)]
    offers = sum(len(text) <= _LIMIT and _is_offer(text) for text in texts)
    return offers > 1 and offers * 3 > len(texts)


_ONE_FIGURE = re.compile(r"[$£€¥]?\d[\d,.]*")


def _is_offer(text: str) -> bool:
    if _ONE_FIGURE.fullmatch(text):
        return False  # neither a range nor words, as most cells
    sums = [a for a in find_amounts(text) if a.kind == "money"] if holds_digit(text) else []
    return bool(sums) and (sums[0].value_max is not None or calls_for_requests(text))


def _is_contest_heading(text: str) -> bool:
    """Whether a heading is one of the results of a game ("Score", "Rank")."""
    return folded(text) in listed("contests")


def is_level(text: str) -> bool:
    """Whether a text names what can be bought or joined rather than a party.

    >>> is_level("Gold Sponsor"), is_level("Table of ten"), is_level("Sponsors of Birka")
    (True, True, False)
    """
    return _is_level(folded(text).split())


def _is_level(words: Sequence[str]) -> bool:
    levels = listed("levels")
    if len(words) == 1 and words[0] in listed("medals"):
        return True
    return 0 < len(words) <= 4 and (
        words[-1] in levels or (words[0] in levels and len(words) > 1 and words[1] in ("of", "for"))
    )


def calls_for_requests(text: str) -> bool:
    """Whether words offer money that can be asked for, which nobody has got yet."""
    key = f" {folded(text[:300])} "
    return any(f" {word} " in key for word in listed("calls"))


def is_call_heading(text: str) -> bool:
    """Whether a heading or a link is one of an offer ("Deadline", "Apply")."""
    return folded(text) in listed("calls")


def _heads_others(text: str) -> bool:
    """Whether a heading stands over what readers wrote ("4 comments") or over staff."""
    words = [word for word in folded(text).split() if not word.isdigit()]
    if 0 < len(words) <= 3 and words[-1] in listed("staff"):
        return True
    counted = text[:1].isdigit()
    return any(
        " ".join(words[: said.count(" ") + 1]) == said and (counted or len(words) <= 3)
        for said in listed("comments")
    )
