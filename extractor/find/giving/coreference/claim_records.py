"""Claims -> records: which say enough to be one, and the record with the words of each role."""

from __future__ import annotations

from typing import Any

from extractor.find.giving.coreference.claims import Claim
from extractor.find.giving.coreference.who_is_meant import Role
from extractor.find.giving.words.tokens import lexicon
from extractor.identity import short_id
from extractor.lexicon import load
from extractor.page import Page
from extractor.records import Funding
from extractor.values.same_name import kind_of_name

_LONGEST_KIND = 16  # letters of "the charity " before a name
# Verbs of getting that speak of gifts on a page about giving, even where no giver is named.
_PLAINLY_GETS = ("receive:", "take home:", "share:")


def is_told(claim: Claim, page: Page, charitable: bool) -> bool:
    """Whether a claim says enough to be a record, of a giving that is no trade.

    `charitable`: the page speaks of giving somewhere (see `speaks_of_charity`).
    """
    gift = claim.gift
    if gift.kind == "vague" or claim.follows:
        return False
    if not claim.funders and not (claim.recipients and (charitable or not claim.weak)):
        return False
    if not claim.funders and claim.weak and not claim.rule.startswith(_PLAINLY_GETS):
        return False
    if claim.weak and not any(role.end for role in claim.funders) and not claim.recipients:
        return False  # "Won €40 on Ash Reels": nobody is named
    counted = gift.amount is not None or claim.rule.endswith(":service")
    if not counted and not (claim.recipients and any(role.end for role in claim.funders)):
        return False
    gives = any(_gives(role, page, claim.passage.text) for role in claim.funders)
    gives = gives or any(
        kind_of_name(role.name) in ("foundation", "fund") for role in claim.recipients
    )
    return gives or not (claim.giver or (claim.neutral and not charitable))


def speaks_of_charity(page: Page) -> bool:
    """Whether a page, or the name of its publisher, has a word of giving in it."""
    text = f"{page.facts.publisher} {page.facts.title} {page.body[page.body_start :]}".lower()
    return any(word in text for word in load("giving.toml")["words"]["charitable"])


def _gives(role: Role, page: Page, text: str) -> bool:
    """Whether a name is that of a body which exists to give, as it or what stands before it says,
    or of the page's publisher."""
    kinds = lexicon().sets["giver_kinds"]
    described = text[max(0, role.start - _LONGEST_KIND) : role.start].lower().split()
    if role.end and described and described[-1] in kinds:
        return True
    if role.name == page.facts.publisher or kind_of_name(role.name) == "foundation":
        return True
    return any(word.lower().strip(".,") in kinds for word in role.name.split())


def record_of(page: Page, claim: Claim) -> Funding:
    """The record of a claim, with the place of the words that fill each role."""
    passage, gift = claim.passage, claim.gift
    money = gift.amount if gift.kind == "money" else gift.worth
    equivalent = gift.equivalent
    funders = tuple(role.name for role in claim.funders)
    recipients = tuple(role.name for role in claim.recipients)
    where = page.where(*passage.place(claim.start, claim.end))
    return Funding(
        id=short_id("funding", page.path, where["quote"], funders, recipients, _gift_text(claim)),
        **where,
        source="prose",
        funders=funders,
        recipients=recipients,
        amount=money.value if money else None,
        amount_max=money.value_max if money else None,
        currency=money.currency if money else None,
        equivalent={"amount": equivalent.value, "currency": equivalent.currency}
        if equivalent
        else None,
        goods=claim.goods,
        quantity=claim.quantity,
        in_kind=gift.noun if gift.kind == "in_kind" else None,
        via=claim.via.name if claim.via else None,
        purpose=passage.text[slice(*claim.purpose)] if claim.purpose else None,
        date=claim.date,
        status=claim.status,
        rule=claim.rule,
        trace=tuple(_trace(claim)),
    )


def _gift_text(claim: Claim) -> str:
    return claim.passage.text[claim.gift.start : claim.gift.end]


def _trace(claim: Claim) -> Any:
    """(field, start, end) of the words of each role, in the source."""
    kind = (
        "in_kind"
        if claim.gift.kind == "in_kind"
        else ("goods" if claim.gift.kind == "goods" else "amount")
    )
    spans = [("funders", role.start, role.end) for role in claim.funders if role.end]
    spans += [(kind, claim.gift.start, claim.gift.end)]
    spans += [("recipients", role.start, role.end) for role in claim.recipients if role.end]
    if claim.via:
        spans.append(("via", claim.via.start, claim.via.end))
    if claim.purpose:
        spans.append(("purpose", *claim.purpose))
    for name, start, end in spans:
        yield (name, *claim.passage.place(start, end))
