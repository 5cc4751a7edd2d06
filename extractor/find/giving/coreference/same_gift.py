"""Whether two claims are of the same goods, place, figure or statement."""

from __future__ import annotations

from decimal import Decimal

from extractor.find.giving.coreference.claims import Claim
from extractor.find.giving.coreference.who_is_meant import Role
from extractor.values.money.goods import singular
from extractor.values.places import parse_place


def same_goods(one: str | None, other: str | None) -> bool:
    """Whether two phrases end in the same noun: "virus detection kits", "Detection Kit".

    >>> same_goods("masks", "Face Mask"), same_goods("masks", "gloves")
    (True, False)
    """
    if not one or not other:
        return False
    return _head(one) == _head(other)


def _head(phrase: str) -> str:
    last = phrase.lower().split()[-1]
    return singular(last) or (last if last.isascii() else last[-2:])


def same_place(one: str | None, other: str | None) -> bool:
    """Whether two names are those of the same country or place."""
    if not one or not other:
        return False
    if one.casefold() == other.casefold():
        return True
    first, second = parse_place(one), parse_place(other)
    return bool(first and second and first.countries and first.countries == second.countries)


def value_of(claim: Claim) -> Decimal | None:
    """The figure of a gift, where it has one."""
    return claim.gift.amount.value if claim.gift.amount else None


def with_givers_of_statement(claims: list[Claim]) -> list[Claim]:
    """The claims with one giver for all goods of a statement: who gave its masks gave its cots."""
    told: dict[tuple[int, int, int, str], dict[tuple[Role, ...], None]] = {}
    for claim in claims:
        if claim.funders and claim.gift.kind == "goods":
            told.setdefault(_statement(claim), {})[claim.funders] = None
    done = []
    for claim in claims:
        givers = list(told.get(_statement(claim), ()))
        lends = not claim.funders and claim.gift.kind == "goods" and len(givers) == 1
        done.append(claim._replace(funders=givers[0]) if lends else claim)
    return done


def _statement(claim: Claim) -> tuple[int, int, int, str]:
    return claim.passage.begins, claim.start, claim.end, claim.rule
