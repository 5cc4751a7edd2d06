"""Parts of a larger gift: only where a page says so ("of which", "the remaining funds")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from extractor.lexicon import load
from extractor.link.light import Statement

_LATIN = re.compile("[a-z]")


def says_part(words: str) -> bool:
    """Whether a statement's words make it one of a part."""
    return bool(words) and _says("part", words)


def says_rest(words: str) -> bool:
    """Whether a statement's words speak of what is left."""
    return bool(words) and _says("rest", words)


def _says(name: str, text: str) -> bool:
    # Beyond ASCII there are letters that are one for a pattern and two in lower case.
    if text.isascii():
        lower = text.lower()
        if not any(word in lower for word in _words(name)):
            return False
    return _told(name).search(text) is not None


@cache
def _told(name: str) -> re.Pattern[str]:
    escaped = ((_LATIN.match(word), re.escape(word)) for word in _words(name))
    told = "|".join(rf"\b{word}\b" if latin else word for latin, word in escaped)
    return re.compile(told, re.IGNORECASE)


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for listed in load("parts.toml")[name].values() for word in listed)


def parts_of_wholes(
    statements: Sequence[Statement], known: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Flow of a part and flow of its whole, of the statements of a page, whose flows are known.

    A whole is a sum of money without recipient. Its parts, on the same page and after it, are sums
    of the same funders and currency to somebody, together no more than the whole: each of them
    says that it is a part, or all stand before words of what remains. `known` has the names of the
    page's parties.
    """
    listed = _told_as_parts(statements)
    for whole in sorted(statements, key=lambda one: (one.start, one.end, one.id)) if listed else ():
        if whole.amount is None or whole.recipients or whole.status == "total":
            continue
        for part in _parts(whole, listed, known):
            yield str(part.flow), str(whole.flow)


def wholes(parts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Flow -> flow of its whole, where pages agree on it and it is no whole itself."""
    found: dict[str, set[str]] = {}
    for part, whole in parts:
        found.setdefault(part, set()).add(whole)
    all_wholes = {flow for several in found.values() for flow in several}
    return {
        flow: min(several)
        for flow, several in found.items()
        if len(several) == 1 and flow not in all_wholes
    }


def _told_as_parts(statements: Sequence[Statement]) -> list[Statement]:
    """The gifts of a page that say they are parts, or stand before words of what remains."""
    remains = max((one.start for one in statements if one.rest), default=-1)
    return [
        one
        for one in statements
        if one.amount is not None
        and one.recipients
        and one.status != "total"
        and (one.part or one.start < remains)
    ]


def _parts(
    whole: Statement, listed: Iterable[Statement], known: Mapping[str, str]
) -> list[Statement]:
    funders = {known[name] for name in whole.funders}
    parts = [
        one
        for one in listed
        if one.start > whole.start
        and one.flow != whole.flow
        and one.currency == whole.currency
        and (one.amount or 0) < (whole.amount or 0)
        and {known[name] for name in one.funders} <= funders
    ]
    sums = {one.flow: one.amount or Decimal(0) for one in parts}
    return parts if sum(sums.values()) <= (whole.amount or 0) else []
