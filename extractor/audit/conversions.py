"""Stated conversions against the European Central Bank's reference rate of the day, offline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from extractor.audit.checks import Datasets, Finding, check, day_of_page, pages_by_path, period, say
from extractor.records import AmountMention, Check, Funding

TOLERANCE = Decimal("0.03")
"""A stated conversion differs when it is further than this from the official rate."""

_BACK = 7
"""Days to look back for a business day: the longest closure of TARGET, Easter, is four."""


_FIRST_YEAR = 1999
"""The European Central Bank's first reference rates are of 4 January 1999."""


def check_conversions(datasets: Datasets) -> Iterator[Check]:
    """A check for each amount in brackets that converts the one before it."""
    all_converted = [mention for mention in datasets["amounts"] if mention.equivalent_of]
    if not all_converted:
        return
    pages = pages_by_path(datasets)
    dated = [f for f in datasets["funding"] if f.date and period(f.date)]
    by_id = {mention.id: mention for mention in datasets["amounts"]}
    for converted in all_converted:
        original = by_id.get(converted.equivalent_of or "")
        if original is None or not original.currency or not converted.currency:
            continue
        day, source = _day(original, dated, day_of_page(pages, original.page))
        yield check(
            "conversion",
            f"{original.text} ({converted.text})",
            [original, converted],
            _compare(original, converted, day, source),
        )


def _day(
    mention: AmountMention, dated: list[Funding], published: str | None
) -> tuple[str | None, str]:
    """The day whose rate counts: of the statement that the amount is part of, else of the page."""
    for statement in dated:
        if statement.page == mention.page and statement.start <= mention.start < statement.end:
            return statement.date, "the statement's date"
    return published, "the page's date"


def _compare(
    original: AmountMention, converted: AmountMention, day: str | None, source: str
) -> Finding:
    if original.value < converted.value:  # people say how many of the smaller unit make one
        original, converted = converted, original
    implied = original.value / converted.value if converted.value else None
    pair = f"{original.currency} for 1 {converted.currency}"
    stated = f"{implied:.4f} {pair}" if implied else None
    official = _rates(str(converted.currency), str(original.currency), day) if day else ()
    if implied is None or not official:
        reason = f"no reference rate of {day} is known" if day else "the page has no date"
        return Finding(stated, None, None, "cannot_tell", f"Cannot be compared: {reason}.")
    rate, rate_day = min(official, key=lambda one: (abs(implied / one[0] - 1), one[1]))
    off = implied / rate - 1
    detail = (
        f"{say(original.value, original.currency)} for {say(converted.value, converted.currency)} "
        f"is {implied:.4f} {pair}; the reference rate of {rate_day} ({source}: {day}) is {rate:.4f}"
    )
    if len(official) > 1:
        detail += f", the nearest of {len(official)}"
    if abs(off) <= TOLERANCE:
        verdict = "agrees"
    else:
        verdict = "differs"
        if _rounding(original.value) + _rounding(converted.value) >= abs(off):
            detail += "; the rounding of the stated figures alone could explain it"
    return Finding(stated, f"{rate:.4f} {pair}", f"{off:+.1%}", verdict, f"{detail}.")


def _rounding(value: Decimal) -> Decimal:
    """Half a unit of the last stated digit, relative to the value."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1) / value


@lru_cache(maxsize=2**13)
def _rates(base: str, quote: str, day: str) -> Sequence[tuple[Decimal, str]]:
    """How much `quote` one `base` bought on the day or the nearest earlier business day; on each
    business day of a month or year, where no more of the date is said."""
    span = period(day)
    if span is None or span[0].year < _FIRST_YEAR:
        return ()
    converter = _converter()
    if base not in converter.currencies or quote not in converter.currencies:
        return ()
    first, last = span
    days = [first + timedelta(days=after) for after in range((last - first).days + 1)]
    if first == last:
        days += [first - timedelta(days=back) for back in range(1, _BACK + 1)]
    rates = ((_rate(base, quote, on), on.isoformat()) for on in days)
    known = ((rate, on) for rate, on in rates if rate)
    return tuple(islice(known, 1)) if first == last else tuple(known)


def _rate(base: str, quote: str, on: date) -> Decimal | None:
    from currency_converter import RateNotFoundError

    try:
        return Decimal(_converter().convert(Decimal(1), base, quote, date=on))
    except RateNotFoundError:
        return None


@cache
def _converter() -> Any:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)
