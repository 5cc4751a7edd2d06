"""Values that cannot be: dates out of time, fractions of things, shares of more than the whole,
awards of ten or ten trillion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Any

from extractor.audit.checks import Datasets, Finding, check, pages_by_path, period, say
from extractor.lexicon import load
from extractor.records import Check, PageFacts
from extractor.values.numbers import parse_number
from extractor.values.quantities import parse_quantity

SMALLEST_AWARD = Decimal(10)
LARGEST_AWARD = Decimal(10) ** 13
"""An award of at most 10 or at least 10^13 of any currency is a misprint or a misreading."""

_SMALL_CHANGE = Decimal(100)
"""Where a page has another gift of at most this, it lists what many people gave, not awards."""

_DAYS_AHEAD = 366
_PERCENT = re.compile(r"(?<![\d.,])(\d[\d.,]{0,20})\s?(?:%|％|per ?cent\b)", re.IGNORECASE)


def check_plausible(datasets: Datasets) -> Iterator[Check]:
    """A check for each value that cannot be right; nothing for those that can."""
    pages = pages_by_path(datasets)
    prose = [f for f in datasets["funding"] if f.source == "prose"]
    gifts = [*datasets["donations"], *prose]
    yield from _amounts(gifts)
    for record in gifts:
        yield from _quantity(record)
    for record in chain(datasets["donations"], datasets["timeline"], prose):
        yield from _date(record, pages)
        yield from _shares(record)


def _amounts(gifts: list[Any]) -> Iterator[Check]:
    small: dict[tuple[str, str | None], int] = defaultdict(int)
    for record in gifts:
        if record.amount is not None and 0 < record.amount <= _SMALL_CHANGE and not _sums(record):
            small[record.page, record.currency] += 1
    for record in gifts:
        amount = record.amount
        if amount is None or getattr(record, "unit_unknown", False):
            continue
        alone = small[record.page, record.currency] == 1 and not _sums(record)
        if 0 < amount <= SMALLEST_AWARD and alone:
            told = f"at most {say(SMALLEST_AWARD)}"
        elif amount >= LARGEST_AWARD:
            told = f"at least {say(LARGEST_AWARD)}"
        else:
            continue
        stated = say(amount, record.currency)
        yield impossible("amount", record, stated, f"An award of {stated} is {told}.")


def _sums(record: Any) -> bool:
    """Whether a record is no gift but a total of others."""
    return getattr(record, "total", False) or getattr(record, "status", None) == "total"


def _quantity(record: Any) -> Iterator[Check]:
    quantity, unit = record.quantity, getattr(record, "unit", None)
    if quantity is None or quantity == quantity.to_integral_value() or _sums(record):
        return
    if not _may_be_broken(f"{unit or ''} {record.goods or ''}"):
        detail = f"{say(quantity, unit)} of {record.goods or 'goods'} is no whole number."
        yield impossible("quantity", record, say(quantity, unit), detail)


def _may_be_broken(goods: str) -> bool:
    """Whether a word for goods or their unit is one of a measure: "tons of rice"."""
    latin, other = _words("measured")
    if any(word in goods for word in other):
        return True
    words = re.findall(r"[a-z-]+", goods.lower())
    read = (parse_quantity(f"1 {word}") for word in words)
    units = {found[1] for found in read if found}
    return any(word in latin or word.removesuffix("s") in latin for word in [*words, *units])


def _date(record: Any, pages: Mapping[str, PageFacts]) -> Iterator[Check]:
    facts = pages.get(record.page)
    said = [period(day) for day in (facts.published, facts.modified) if day] if facts else []
    last = max((span[1] for span in said if span), default=None)
    dated = period(record.date) if record.date else None
    if last is None or dated is None or (dated[0] - last).days <= _DAYS_AHEAD:
        return
    published = last.isoformat()
    detail = f"{record.date} is more than a year after the page was published, {published}."
    finding = Finding(record.date, published, None, "differs", detail)
    if _is_planned(record):
        detail = f"{record.date} is more than a year after {published}, and may be planned."
        finding = Finding(record.date, published, None, "cannot_tell", detail)
    yield check("impossible value", f"date at line {record.line}", [record], finding)


def _is_planned(record: Any) -> bool:
    """Whether a record speaks of what is still to come: a pledge, an entry of what "will" be."""
    latin, other = _words("planned")
    text = str(getattr(record, "text", None) or record.quote).lower()
    promised = "pledged" in (getattr(record, "stage", None), getattr(record, "status", None))
    return (
        promised
        or any(word in text for word in other)
        or not latin.isdisjoint(re.findall(r"[^\W\d_]+", text))
    )


def _shares(record: Any) -> Iterator[Check]:
    """Percentages over 100 of a column of shares, or of what a sentence says goes somewhere."""
    for heading, cell in getattr(record, "extra", {}).items():
        if is_share(heading):
            found = _PERCENT.match(cell.strip())
            bare = parse_number(cell) if found is None and "%" in heading else None
            share = parse_number(found[1]) if found else bare
            yield from _over(record, share, f"{heading}: {cell}")
    text = getattr(record, "text", None) or record.quote
    if "%" in text or "％" in text or "cent" in text:
        for found in _share_told().finditer(text):
            yield from _over(record, parse_number(found["share"] or found["han"]), found[0])


def _over(record: Any, share: Decimal | None, told: str) -> Iterator[Check]:
    if share is not None and share > 100:
        detail = f"{say(share)} % is more than the whole: {told}."
        yield impossible("share", record, f"{say(share)} %", detail)


def is_share(heading: str) -> bool:
    """Whether the heading of a column says that it holds parts of a whole."""
    folded = heading.lower()
    parts, over = (
        [word for words in load("audit.toml")[name].values() for word in words]
        for name in ("share", "over")
    )
    return any(word in folded for word in parts) and not any(word in folded for word in over)


@cache
def _share_told() -> re.Pattern[str]:
    lexicon = load("audit.toml")

    def any_of(name: str, language: str) -> str:
        return "|".join(re.escape(word) for word in lexicon[name][language])

    return re.compile(
        r"(?<![\d.,])(?P<share>\d[\d.,]{0,20})\s?(?:%|per ?cent) of (?:the|our|all|your|every|each)"
        rf" (?:\w{{1,20}} )?(?:{any_of('given', 'en')})s? (?:{any_of('goes', 'en')})\b"
        rf"|(?:{any_of('given', 'zh')})的?(?P<han>\d[\d.,]{{0,20}})[%％](?:{any_of('goes', 'zh')})",
        re.IGNORECASE,
    )


@cache
def _words(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of a list: those of letters with spaces between, and those of Chinese."""
    lists = load("audit.toml")[name]
    latin = [word for language, words in lists.items() if language != "zh" for word in words]
    return frozenset(latin), tuple(lists["zh"])


def impossible(what: str, record: Any, stated: str, detail: str) -> Check:
    """The check of a value that cannot be right."""
    return check(
        "impossible value",
        f"{what} at line {record.line}",
        [record],
        Finding(stated, None, None, "differs", detail),
    )
