"""Gifts that a page says are parts of a larger one, against that one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractor.audit.checks import Datasets, Finding, check, place, say
from extractor.records import Check, Funding


def check_wholes(datasets: Datasets) -> Iterator[Check]:
    """A check for each gift of which parts are told: do they come to more than the whole?

    Parts of one page cannot; those of several pages may be parts of each other.
    """
    flows: dict[str, Funding] = {}
    parts: dict[str, dict[str, Funding]] = defaultdict(dict)
    for statement in sorted(datasets["funding"], key=place):
        if statement.flow and statement.amount is not None:
            flows.setdefault(statement.flow, statement)
            if statement.part_of:
                parts[statement.part_of].setdefault(statement.flow, statement)
    for name in sorted(parts):
        whole = flows.get(name)
        if whole is not None and whole.amount is not None:
            yield _whole(whole, whole.amount, list(parts[name].values()))


def _whole(whole: Funding, stated: Decimal, parts: list[Funding]) -> Check:
    figures = [part.amount for part in parts if part.amount is not None]
    together = sum(figures, Decimal(0))
    told = "; ".join(say(figure) for figure in figures)
    detail = f"The parts {told} come to {say(together)} of {say(stated, whole.currency)}"
    verdict = "agrees"
    if together <= stated:
        detail += ", no more than the whole."
    elif len({part.page for part in parts}) > 1:
        verdict, detail = "cannot_tell", f"{detail}; some may be parts of others."
    else:
        verdict, detail = "differs", f"{detail}, more than the whole."
    return check(
        "split",
        f"parts of {say(stated, whole.currency)} of {', '.join(whole.funders)}",
        [whole, *parts],
        Finding(
            say(stated, whole.currency),
            say(together, whole.currency),
            say(stated - together, whole.currency),
            verdict,
            detail,
        ),
    )
