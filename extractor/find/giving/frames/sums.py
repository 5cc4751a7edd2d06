"""Sums of the gifts that a sentence tells one by one: "$2 million to X and $3 million to Y, a total
of $5 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.gifts.gifts import Gift
from extractor.find.giving.parties.phrases import Party
from extractor.find.giving.parties.roles import Roles
from extractor.lexicon import load
from extractor.values.amounts import Amount

_NEAR = 40  # characters between words of a sum and its amount


def with_sums(text: str, found: list[Statement], amounts: Sequence[Amount]) -> list[Statement]:
    """The statements of a sentence, where an amount sums others: that one is a total, they are not.

    `amounts` are those of the sentence. An amount is a sum where words say so right before or
    after it, two others of its kind stand before it, and it either comes to what they do or is
    given to nobody.
    """
    sums = [one for one in amounts if _is_sum(text, one, amounts, found)]
    if not sums or not found:
        return found
    starts = {one.start for one in sums}
    told: list[Statement] = []
    for one in found:
        parts = [gift for gift in one.gifts if gift.start not in starts]
        if parts:
            told.append(replace(one, gifts=parts, total=False))
    giver = next((one for one in told if one.funders), None)
    if giver is None:
        return found
    every = list(dict.fromkeys(party for one in told for party in one.funders))
    return [*told, *(_total(amount, giver, every) for amount in sums)]


def says_sum(text: str, amount: Amount) -> bool:
    """Whether words right before or after an amount say that it is a sum."""
    before, after = _words()
    first = max(0, amount.start - _NEAR)
    found = before.search(text, first, amount.start) or after.match(text, amount.end)
    return found is not None


def _is_sum(
    text: str, amount: Amount, amounts: Sequence[Amount], found: Sequence[Statement]
) -> bool:
    if len(amounts) < 3 or not says_sum(text, amount):
        return False
    parts = [
        one
        for one in amounts
        if one.start < amount.start
        and (one.kind, one.currency) == (amount.kind, amount.currency)
        and one.equivalent_of is None
    ]
    if len(parts) < 2 or amount.equivalent_of is not None:
        return False
    own = [one for one in found for gift in one.gifts if gift.start == amount.start]
    others = {party.text for one in found if one not in own for party in one.funders}
    apart = any(party.text not in others for one in own for party in one.funders)
    given = any(one.recipients for one in own) or (bool(others) and apart)
    return not given or sum((one.value for one in parts), Decimal(0)) == amount.value


def _total(amount: Amount, like: Statement, funders: list[Party]) -> Statement:
    thing = Gift(amount.kind, amount.start, amount.end, amount=amount)
    return Statement(
        rule="summed",
        sense=like.sense,
        gifts=[thing],
        status="total",
        start=like.start,
        end=max(like.end, amount.end),
        funders=funders,
        roles=Roles(),
        giver=like.giver,
        neutral=like.neutral,
        total=True,
    )


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of a sum right before an amount, and right after one."""
    lists = load("parts.toml")

    def any_of(name: str) -> str:
        return "|".join(
            rf"\b{re.escape(word)}" if word.isascii() else re.escape(word)
            for words in lists[name].values()
            for word in words
        )

    between = rf"[\s:：]{{0,2}}(?:(?:{any_of('sum_between')})\s?){{0,2}}"
    return (
        re.compile(rf"(?:{any_of('sum_before')}){between}\Z", re.IGNORECASE),
        re.compile(rf"[\s,，]{{0,2}}(?:{any_of('sum_after')})(?![a-z])", re.IGNORECASE),
    )
