"""What a sentence leaves out, taken from what else its own page states of the same gift.

Only the page's tables and other sentences answer; where they do not agree the field stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.find.giving.coreference.by_owner import GRANT_MAKERS, by_owner, from_page
from extractor.find.giving.coreference.claims import Claim
from extractor.find.giving.coreference.getters import (
    REACH,
    as_total,
    counted_out,
    definite,
    givers_of,
    to_whom,
)
from extractor.find.giving.coreference.same_gift import (
    same_goods,
    same_place,
    value_of,
    with_givers_of_statement,
)
from extractor.find.giving.coreference.several import is_count_of_bodies
from extractor.lexicon import load
from extractor.records import Donation
from extractor.values.name.words import spellings
from extractor.values.numbers import parse_number
from extractor.values.same_name import kind_of_name


def complete(
    claims: list[Claim], donations: Sequence[Donation], publisher: str | None
) -> list[Claim]:
    """The claims with givers and recipients filled where the page itself names them."""
    rows: dict[Decimal, list[Donation]] = {}
    for row in donations:
        if row.quantity is not None and not row.total:
            rows.setdefault(row.quantity, []).append(row)
    done: list[Claim] = []
    for claim in claims:
        claim = counted_out(claim, done)
        alike = rows.get(claim.quantity, []) if claim.quantity is not None else []
        done.append(_counted(_by_table(to_whom(claim, alike, done), alike), done[-REACH:]))
    done = [_by_back_reference(claim, done[at + 1 : at + 4]) for at, claim in enumerate(done)]
    of_value: dict[Decimal | None, list[Claim]] = {}
    for claim in done:
        if claim.funders:
            of_value.setdefault(value_of(claim), []).append(claim)
    done = [_by_same_gift(claim, of_value.get(value_of(claim), [])) for claim in done]
    done = [_by_goods(claim, done) for claim in done]
    done = [_by_recipients(claim, done[at + 1 : at + 1 + REACH]) for at, claim in enumerate(done)]
    for at, claim in enumerate(done):
        if claim.unread:
            continue
        if at and claim.part and not claim.funders:
            done[at] = claim = _of_whole(claim, done[at - 1])
        if not claim.funders and claim.topic:
            done[at] = claim._replace(funders=(claim.topic,))
        elif not claim.funders:
            done[at] = _by_context(claim, done[max(0, at - REACH) : at], publisher)
    done = with_givers_of_statement(done)
    done = [as_total(claim, done[max(0, at - REACH) : at]) for at, claim in enumerate(done)]
    return by_owner(done, publisher)


def _by_table(claim: Claim, rows: list[Donation]) -> Claim:
    """The donors of the table's row on the same goods, number and place."""
    if claim.quantity is None or (claim.funders and not claim.own):
        return claim
    alike = [row for row in rows if row.donors and same_goods(row.goods, claim.goods)]
    donors = {
        row.donors
        for row in alike
        if any(same_place(row.place, role.name) for role in claim.recipients)
    }
    placed = any(role.kind == "place" for role in claim.recipients)
    if not donors and len(alike) == 1 and not placed and not claim.funders:
        donors = {alike[0].donors}
    if len(donors) != 1:
        return claim
    names = donors.pop()
    if claim.funders and not any(role.name in names for role in claim.funders):
        return claim
    return claim._replace(funders=tuple(from_page(name) for name in names))


def _number(word: str) -> int | None:
    """How many "two", "both", "两家" count, of two to four; None for no such number."""
    both = load("kinds.toml")["both"]
    if word.startswith((*spellings(both), *spellings(both, chinese=True))):
        return 2
    value = parse_number(word) or parse_number(word[:1])
    return int(value) if value is not None and value in (2, 3, 4) else None


def _counted(claim: Claim, before: list[Claim]) -> Claim:
    """ "the two foundations" are the two that gave before."""
    words = claim.funders[0].name.lower().split() if len(claim.funders) == 1 else []
    number = _number(words[0]) if words else None
    if number is None or claim.funders[0].kind not in ("body", "phrase", "people"):
        return claim
    for other in reversed(before):
        if len(other.funders) == number:
            return claim._replace(funders=tuple(from_page(name) for name in givers_of(other)))
    if is_count_of_bodies(claim.funders[0].name):
        return claim._replace(funders=(), unread=True)
    return claim


def _by_same_gift(claim: Claim, claims: list[Claim]) -> Claim:
    """The giver whom another sentence of the page names for the same gift."""
    if claim.funders or claim.gift.amount is None:
        return claim
    named = {
        tuple(role.name for role in other.funders)
        for other in claims
        if other.funders and _same_gift(claim, other)
    }
    if len(named) != 1:
        return claim
    return claim._replace(funders=tuple(from_page(name) for name in named.pop()))


def _by_goods(claim: Claim, claims: list[Claim]) -> Claim:
    """The one giver whom the page names for such goods, of what is only said to move."""
    moves = claim.sense == "move" or claim.rule.endswith(":moving")
    if claim.funders or not moves or claim.gift.kind != "goods":
        return claim
    named = {
        tuple(role.name for role in other.funders)
        for other in claims
        if other.funders and same_goods(other.goods, claim.goods)
    }
    if len(named) != 1:
        return claim
    return claim._replace(funders=tuple(from_page(name) for name in named.pop()))


def _by_recipients(claim: Claim, after: list[Claim]) -> Claim:
    """The giver whom the page goes on to name for goods to the same recipients: a lead sentence."""
    names = {role.name for role in claim.recipients}
    if claim.funders or claim.unread or claim.gift.kind != "goods" or not names:
        return claim
    named = {
        tuple(role.name for role in other.funders)
        for other in after
        if other.funders
        and other.gift.kind == "goods"
        and {role.name for role in other.recipients} == names
    }
    if len(named) != 1:
        return claim
    return claim._replace(funders=tuple(from_page(name) for name in named.pop()))


def _by_back_reference(claim: Claim, after: list[Claim]) -> Claim:
    """The giver of "the ventilators" in a sentence that goes on about the same goods."""
    if claim.funders or claim.quantity is None:
        return claim
    for other in after:
        if (
            other.passage is claim.passage
            and other.quantity is None
            and other.funders
            and same_goods(other.goods, claim.goods)
        ):
            return claim._replace(funders=other.funders)
    return claim


def _same_gift(one: Claim, other: Claim) -> bool:
    if one.gift.kind != other.gift.kind or other.gift.amount is None or one.gift.amount is None:
        return False
    if one.gift.amount.value != other.gift.amount.value:
        return False
    if one.gift.kind == "goods" and not same_goods(one.goods, other.goods):
        return False
    if one.gift.amount.currency != other.gift.amount.currency:
        return False
    return bool(one.recipients) and {role.name for role in one.recipients} == {
        role.name for role in other.recipients
    }


def _by_context(claim: Claim, before: list[Claim], publisher: str | None) -> Claim:
    """The giver of the statement just before, in the same passage or the one above it.

    A gift that "was donated" or that somebody "received" goes on with what was told of its giver.
    """
    for other in reversed(before):
        if not other.funders:
            continue
        if other.passage.headings != claim.passage.headings:
            continue
        alike = other.gift.kind in (claim.gift.kind, "vague")
        if _is_consignment(claim) and other.passage is claim.passage:
            return claim._replace(funders=tuple(from_page(one.name) for one in other.funders))
        if {role.name for role in other.funders} & {role.name for role in claim.recipients}:
            return claim
        house = any(role.name == publisher for role in other.funders)
        item, before_it = claim.passage, other.passage
        listed = alike and item.tag == "li" and item.node.parent is before_it.node.parent
        if not house and not listed and not (alike and _goes_on(claim, other)):
            return claim
        return claim._replace(funders=tuple(from_page(role.name) for role in other.funders))
    return claim


def _goes_on(claim: Claim, other: Claim) -> bool:
    """Whether "X was awarded $5" goes on, in its passage, about grants of a grant maker."""
    gets = claim.rule.endswith((":recipient-passive", ":passive", ":moving", "bracket"))
    gets = gets or claim.weak
    makes = all(kind_of_name(role.name) in GRANT_MAKERS for role in other.funders)
    money = claim.gift.kind == "money" and claim.passage is other.passage
    same = {role.name for role in claim.recipients} & {role.name for role in other.recipients}
    return money and makes and gets and not same  # what one more gift is to the same is another's


_BATCH = re.compile(r"首批|第[一二三四五]批")


def _is_consignment(claim: Claim) -> bool:
    """Whether a sentence is about what was given before: "The first batch", "The main grants"."""
    text = claim.passage.text
    if claim.gift.kind == "goods" and _BATCH.match(text, claim.start, claim.end):
        return True
    words = "consigned" if claim.gift.kind == "goods" else "granted"
    return definite(words).match(text, claim.start, claim.end) is not None


def _of_whole(part: Claim, before: Claim) -> Claim:
    """The giver of the sum told just before, for a part of it: "Of this, $5 million is for X"."""
    if before.passage.headings != part.passage.headings:
        return part
    return part._replace(funders=tuple(from_page(role.name) for role in before.funders))
