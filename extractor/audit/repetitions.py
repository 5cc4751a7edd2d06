"""One gift that is told more than once: it counts once in any sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.audit.checks import Datasets, Finding, check, figure, place, say
from extractor.records import Check, Funding


def check_repetitions(datasets: Datasets) -> Iterator[Check]:
    """A check for each gift that several pages state, or both the text and a table of one page."""
    flows: dict[str, list[Funding]] = defaultdict(list)
    for statement in datasets["funding"]:
        if statement.flow:
            flows[statement.flow].append(statement)
    for flow in sorted(flows):
        pages = sorted({statement.page for statement in flows[flow]})
        if len(pages) > 1 or len({statement.source for statement in flows[flow]}) > 1:
            yield _repetition(flows[flow], pages)


def _repetition(statements: Sequence[Funding], pages: Sequence[str]) -> Check:
    first = min(statements, key=place)
    number = figure(first)
    gift = say(number, first.currency or first.goods) if number is not None else first.goods
    subject = f"{', '.join(first.funders)} to {', '.join(first.recipients)}: {gift or 'a gift'}"
    where = f"on {len(pages)} pages" if len(pages) > 1 else "in the text and a table"
    told = f"{len(statements)} statements {where}"
    detail = f"{told} ({', '.join(pages)}) are one gift and count once in any sum."
    return check("repetition", subject, statements, Finding(told, "1 gift", None, "agrees", detail))
