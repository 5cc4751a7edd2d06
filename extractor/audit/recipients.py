"""Statements that may be of one gift, but name other receivers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from extractor.audit.checks import Datasets, Finding, Names, check, place, say, says
from extractor.records import Check, Funding

_MOST = 8
"""A figure that more gifts than this share is a usual one, and tells nothing."""


def check_recipients(datasets: Datasets, canonical: Names) -> Iterator[Check]:
    """Two gifts of one figure on different pages that may be one, told with other receivers.

    They are where the words of the one name the receiver of the other ("for a team at X"), which
    proves nothing yet; and they differ where giver, day and purpose are the same too. A page that
    states both tells them apart itself.
    """
    forms = {
        organization.name: sorted({organization.name, *organization.aliases})
        for organization in datasets["organizations"]
    }
    figures: dict[tuple[str, str], dict[str, list[Funding]]] = defaultdict(dict)
    for statement in sorted(datasets["funding"], key=place):
        if key := figure_to_somebody(statement):
            figures[key].setdefault(statement.flow or statement.id, []).append(statement)
    for key in sorted(figures):
        flows = figures[key]
        if 1 < len(flows) <= _MOST:
            for one, other in combinations(sorted(flows), 2):
                yield from _held(flows[one], flows[other], forms, canonical)


def figure_to_somebody(statement: Funding) -> tuple[str, str] | None:
    """The currency and figure of a sum that somebody gets; None for others."""
    if statement.amount is None or not statement.currency or statement.status == "total":
        return None
    if not statement.recipients:
        return None
    return statement.currency, format(statement.amount.normalize(), "f")


def _held(
    one: Sequence[Funding],
    other: Sequence[Funding],
    forms: Mapping[str, Sequence[str]],
    canonical: Names,
) -> Iterator[Check]:
    first, second = ({canonical(n) for s in flow for n in s.recipients} for flow in (one, other))
    pages = [{statement.page for statement in flow} for flow in (one, other)]
    if first & second or pages[0] & pages[1]:
        return
    for told, named, who in ((one, other, second), (other, one, first)):
        for statement in told:
            if any(_names(statement, name, forms, canonical) for name in sorted(who)):
                yield _finding(statement, named[0], "cannot_tell")
                return
    for statement in one:
        for same in other:
            if _same_act(statement, same, canonical):
                yield _finding(statement, same, "differs")
                return


def _names(
    statement: Funding, name: str, forms: Mapping[str, Sequence[str]], canonical: Names
) -> bool:
    """Whether the words of a statement name an organisation that is no giver of it."""
    if statement.source != "prose" or name in map(canonical, statement.funders):
        return False
    return says(statement.quote, forms.get(name, ()))


def _same_act(one: Funding, other: Funding, canonical: Names) -> bool:
    return bool(
        one.date
        and len(one.date) == 10
        and one.date == other.date
        and one.purpose
        and one.purpose.casefold() == (other.purpose or "").casefold()
        and set(map(canonical, one.funders)) == set(map(canonical, other.funders))
    )


def _finding(one: Funding, other: Funding, verdict: str) -> Check:
    one, other = sorted((one, other), key=place)
    gift = say(one.amount, one.currency) if one.amount is not None else ""
    first, second = ", ".join(one.recipients), ", ".join(other.recipients)
    detail = (
        f"{gift} to {first} at {one.page}:{one.line}, to {second} at {other.page}:{other.line}: "
    )
    detail += "one gift or two." if verdict == "cannot_tell" else "one day and purpose."
    finding = Finding(first, second, None, verdict, detail)
    return check("contradiction", f"receiver of {gift}", [one, other], finding)
