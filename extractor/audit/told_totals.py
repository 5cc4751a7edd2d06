"""Sentences that state a total ("in total", "a total of") against the statements they may sum."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from extractor.audit.checks import Datasets, Finding, Names, check, compare, place, say, sums_of
from extractor.lexicon import load
from extractor.records import Check, Funding

_MOST_PARTS = 12
"""Subsets of at most so many statements are tried for a sum; 2 to the power of 12 is 4,096."""

_FEW = 4  # so many figures are named one by one

_Part = tuple[Funding, Decimal]  # a statement, and its figure in the unit of the total


def check_told_totals(datasets: Datasets, canonical: Names) -> Iterator[Check]:
    """A check for each sentence that states a total, of money or goods.

    The sentence seldom says which statements it sums, so a sum that is not found proves nothing:
    that verdict is cannot_tell. Parts that one and the same sentence states must add up, unless it
    says that they are some of them.
    """
    totals = [f for f in datasets["funding"] if f.source == "prose" and f.status == "total"]
    if not totals:
        return
    on_page: dict[str, list[Funding]] = defaultdict(list)
    by_giver: dict[tuple[str, str], dict[str, _Part]] = defaultdict(dict)
    for statement in sorted(datasets["funding"], key=place):
        if statement.status == "total":
            continue
        on_page[statement.page].append(statement)
        for figure, unit in _figures(statement):
            for name in set(map(canonical, statement.funders)):
                flows = by_giver[name, unit]
                flows.setdefault(statement.flow or statement.id, (statement, figure))
    sums = {key: _sum(flows.values()) for key, flows in by_giver.items()}
    for total in sorted(totals, key=place):
        givers = sorted(set(map(canonical, total.funders)))
        for stated, unit in _figures(total):
            parts = _parts(total, on_page[total.page], unit, canonical)
            key = (givers[0], unit) if len(givers) == 1 else ("", "")
            pages = list(by_giver[key].values()) if sums.get(key) == stated else []
            yield _held(total, stated, unit, parts, pages)


def _figures(statement: Funding) -> Iterator[tuple[Decimal, str]]:
    """The figures of a statement with what they count: currencies, or goods by their noun."""
    yield from sums_of(statement)
    words = (statement.goods or "").casefold().split()
    if statement.amount is None and statement.quantity is not None and words:
        yield statement.quantity, words[-1].removesuffix("s")


def _parts(
    total: Funding, statements: Iterable[Funding], unit: str, canonical: Names
) -> list[_Part]:
    """The gifts of the total's giver in its unit, each once."""
    givers = set(map(canonical, total.funders))
    flows: dict[str, _Part] = {}
    for one in statements:
        if givers and givers.isdisjoint(map(canonical, one.funders)):
            continue
        for figure, counted in _figures(one):
            if counted == unit and figure < (total.amount or total.quantity or 0):
                flows.setdefault(one.flow or one.id, (one, figure))
    return list(flows.values())


def _held(
    total: Funding, stated: Decimal, unit: str, parts: list[_Part], pages: list[_Part]
) -> Check:
    subject = f"total of {say(stated, unit)}"
    inside = [part for part in parts if _is_inside(part[0], total)]
    if len(inside) > 1:
        finding = compare(stated, _sum(inside), unit, "The parts of the sentence")
        if finding.verdict == "differs" and names_some(total.quote):
            reason = "The sentence names some of the parts, or rounds them."
            finding = finding._replace(verdict="cannot_tell", detail=reason)
        return check("total", subject, [total, *_statements(inside)], finding)
    for what, cover in _covers(parts, pages):
        if _sum(cover) == stated:
            finding = compare(stated, stated, unit, what)
            return check("total", subject, [total, *_statements(cover)], finding)
    reason = "No set of the page's other statements of this giver comes to the total."
    finding = Finding(say(stated, unit), None, None, "cannot_tell", reason)
    return check("total", subject, [total], finding)


def _is_inside(part: Funding, total: Funding) -> bool:
    return part.source == "prose" and total.start <= part.start and part.end <= total.end


def _covers(
    parts: Sequence[_Part], pages: Sequence[_Part]
) -> Iterator[tuple[str, Sequence[_Part]]]:
    """What a total may sum: all gifts of its page, its rows, some, the gifts of all pages."""
    rows: Mapping[str, list[_Part]] = defaultdict(list)
    for part in parts:
        rows[part[0].source].append(part)
    for what, cover in (("The statements", parts), ("The rows", rows["table"])):
        if len(cover) > _FEW or len(parts) > _MOST_PARTS:
            yield f"{what} ({len(cover)})", cover
    for size in range(2, len(parts) + 1 if len(parts) <= _MOST_PARTS else 2):
        for some in combinations(parts, size):
            yield "The statements " + " and ".join(say(figure) for _, figure in some), some
    if len(pages) > max(1, len(parts)):
        yield f"The statements on all pages ({len(pages)})", pages


def _sum(parts: Iterable[_Part]) -> Decimal:
    return sum((figure for _, figure in parts), Decimal(0))


def _statements(parts: Iterable[_Part]) -> list[Funding]:
    return [statement for statement, _ in parts]


def names_some(quote: str) -> bool:
    """Whether a sentence names only some of the parts of a sum, or gives it not exactly."""
    return _some().search(quote) is not None


@cache
def _some() -> re.Pattern[str]:
    """Words that say that not all parts are named, or not exactly."""
    lists = load("audit.toml")["some"]
    latin = "|".join(
        re.escape(word) for name in sorted(lists) if name != "zh" for word in lists[name]
    )
    return re.compile(rf"\b(?:{latin})\b|{'|'.join(lists['zh'])}", re.IGNORECASE)
