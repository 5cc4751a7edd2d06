"""Who gets what a sentence tells of without saying so, from what the page states before it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import combinations

from extractor.find.giving.coreference.claims import Claim
from extractor.find.giving.coreference.same_gift import same_goods
from extractor.find.giving.coreference.who_is_meant import Role
from extractor.find.giving.words.tokens import lexicon
from extractor.lexicon import load
from extractor.records import Donation

REACH = 40  # claims back that a sentence may refer to
_SUMMED = 8  # sums back that a total may sum


def counted_out(claim: Claim, before: list[Claim]) -> Claim:
    """ "It includes 500 ventilators" after a gift told without figures: the parties are its."""
    whole = next((one for one in reversed(before[-REACH:]) if one.gift.amount is None), None)
    if whole is None or not (claim.follows or _counts_out(claim, whole)):
        return claim
    if whole.passage is not claim.passage and claim.follows:
        return claim
    return claim._replace(
        follows=False,
        funders=_elsewhere(whole.funders),
        recipients=_elsewhere(whole.recipients),
        status=whole.status,
    )


def _counts_out(claim: Claim, whole: Claim) -> bool:
    """Whether "The donation consists of" tells what a gift just before is, that names who gets."""
    text = claim.passage.text
    begins = definite("consigned").match(text, claim.start, claim.end)
    told = claim.rule.endswith(":contents") and not claim.recipients and begins
    return bool(told) and whole.passage.headings == claim.passage.headings


def to_whom(claim: Claim, rows: list[Donation], before: list[Claim]) -> Claim:
    if claim.recipients or claim.gift.kind == "vague":
        return claim
    adds = claim.adds and claim.purpose is None and bool(before)
    if adds and _goes_with(claim, before[-1]) and not _is_one_of_several(before):
        gets = [one for one in before[-1].recipients if one.name not in givers_of(claim)]
        return claim._replace(recipients=_elsewhere(tuple(gets)))
    if claim.quantity is not None and (place := _place_told(claim, rows)):
        return claim._replace(recipients=(place,))
    earlier = _unfigured(claim, before)
    return claim._replace(recipients=_elsewhere(earlier.recipients)) if earlier else claim


def _is_one_of_several(before: list[Claim]) -> bool:
    """Whether the last sentence gave to several, each its own: what adds to it says not to whom."""
    last = before[-1]
    same = [one for one in before[:-1] if one.passage is last.passage and one.start == last.start]
    return any(one.recipients and one.recipients != last.recipients for one in same)


def _goes_with(claim: Claim, before: Claim) -> bool:
    """Whether a gift adds to that before: in its passage, or as "a further $5" in its section."""
    words = claim.passage.text[claim.start : claim.end].lower().split()
    more = not lexicon().sets["more_of_it"].isdisjoint(words)
    same = before.passage.headings == claim.passage.headings
    return before.passage is claim.passage or (more and same)


def _place_told(claim: Claim, rows: list[Donation]) -> Role | None:
    """The one place of the table's rows with these goods that the passage names as well."""
    text = claim.passage.text
    places = []
    for row in rows:
        if row.place and same_goods(row.goods, claim.goods):
            at = text.find(row.place)
            if at >= 0:
                places.append(Role(row.place, at, at + len(row.place), "place"))
    return places[0] if len({place.name for place in places}) == 1 else None


def _unfigured(claim: Claim, before: list[Claim]) -> Claim | None:
    """The gift without a figure that was told just before, which this figure is about."""
    if claim.gift.kind != "money" or claim.purpose is None or not before:
        return None
    words = claim.passage.text[slice(*claim.purpose)].lower().split()
    last = before[-1]
    if (
        last.gift.kind == "vague"
        and last.recipients
        and {role.name for role in last.funders} == {role.name for role in claim.funders}
        and any(word in ("relevant", "related", "this", "these", "such") for word in words[:3])
        and last.passage.headings == claim.passage.headings
    ):
        return last
    return None


def as_total(claim: Claim, before: list[Claim]) -> Claim:
    """A claim of "a total of" as a total, where two or three sums told before come to it."""
    amount = claim.gift.amount
    if not claim.sums or claim.total or amount is None or claim.gift.kind != "money":
        return claim
    alike = [one.gift.amount for one in before if one.gift.kind == "money"]
    values = [one.value for one in alike if one and one.currency == amount.currency]
    told = list(dict.fromkeys(reversed(values)))[:_SUMMED]
    sums = (sum(some, Decimal(0)) for many in (2, 3) for some in combinations(told, many))
    return claim._replace(status="total", total=True) if amount.value in sums else claim


def _elsewhere(told: tuple[Role, ...]) -> tuple[Role, ...]:
    """Parties of another claim, whose words may stand in another passage."""
    return tuple(one._replace(start=0, end=0) for one in told)


def givers_of(claim: Claim) -> tuple[str, ...]:
    return tuple(role.name for role in claim.funders)


@cache
def definite(words: str) -> re.Pattern[str]:
    """How a sentence begins that goes on about what was told: "The first batch", "These masks"."""
    nouns = "|".join(re.escape(word) for word in load("giving.toml")["words"][words])
    return re.compile(rf"(?:The|These|This)\b[^.,，]{{0,24}}\b(?:{nouns})\b")
