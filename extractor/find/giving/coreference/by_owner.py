"""Gifts without a giver on the page of one who gives: where it gives most, it gave those too."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from extractor.find.giving.coreference.claims import Claim
from extractor.find.giving.coreference.getters import givers_of
from extractor.find.giving.coreference.who_is_meant import Role
from extractor.find.giving.words.tokens import lexicon
from extractor.values.same_name import kind_of_name


def by_owner(claims: list[Claim], publisher: str | None) -> list[Claim]:
    """The claims with the page's publisher as giver of what is told without one, where it gives
    more than others do, or tells in a section of its own of grants."""
    done = list(claims)
    others = [one for one in done if _is_of_another(one, publisher)]
    house = [one for one in done if any(role.name == publisher for role in one.funders)]
    maker = _lives_by_giving(publisher)
    mostly = len(house) > len(others) - (maker and bool(house))
    elsewhere = [one.passage.headings for one in others]
    joint = {givers_of(one) for one in house}
    for at, claim in enumerate(done):  # where the publisher gives most, it gives what is left too
        own_news = maker and _is_award(claim) and claim.passage.headings not in elsewhere
        alone = mostly or own_news
        if claim.gift.kind == "goods" and len(joint) > 1:
            continue  # which of them gave these is not said
        if publisher and alone and _is_unsaid(claim, publisher):
            names = joint.pop() if claim.gift.kind == "goods" and joint else (publisher,)
            joint.add(names)
            done[at] = claim._replace(funders=tuple(from_page(name) for name in names))
    return done


GRANT_MAKERS = ("foundation", "fund", "trust")


def _lives_by_giving(publisher: str | None) -> bool:
    """Whether a page's publisher is one whose own news of grants, without giver, is of its own."""
    return publisher is not None and kind_of_name(publisher) in GRANT_MAKERS


def _is_of_another(claim: Claim, publisher: str | None) -> bool:
    """Whether another than the publisher gives, and not to the publisher."""
    parties = (*claim.funders, *claim.recipients)
    return bool(claim.funders) and all(role.name != publisher for role in parties)


def _is_award(claim: Claim) -> bool:
    """Money for somebody who does not himself collect it: goods come from anybody's hands."""
    collectors = (*GRANT_MAKERS, "red_cross")
    collect = any(kind_of_name(role.name) in collectors for role in claim.recipients)
    return claim.gift.kind == "money" and not collect


def _is_unsaid(claim: Claim, publisher: str) -> bool:
    """Whether a gift to somebody else is told without who gives it."""
    words = claim.passage.text[claim.start : claim.end].lower().rstrip(".").split()
    if not lexicon().sets["collected_as"].isdisjoint(words):
        return False  # donations and legacies come from many
    if _reports_own(words):
        return False  # "An agency said it had received $5" counts what all gave
    told = claim.funders or claim.unread or not claim.recipients
    others = all(role.name != publisher for role in claim.recipients)
    return not told and others and not _names_giver(claim, publisher)


def _reports_own(words: list[str]) -> bool:
    """Whether who got something tells it of itself: "X said that it had received"."""
    sets = lexicon().sets
    told = [word for word in words if word != "that"]
    return any(
        word in sets["reporting"] and after in sets["subject_pronouns"]
        for word, after in pairwise(told)
    )


_MAKER_NAMED = re.compile(rf"\b[A-Z][\w’']{{0,30}} (?:{'|'.join(map(str.title, GRANT_MAKERS))})\b")


@cache
def _programme_of() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon().sets["programmes_of"]))
    return re.compile(
        rf"\b(?:{words}) (?:the )?[A-Z][\w.&-]{{0,30}}(?: [A-Z][\w.&-]{{0,30}}){{0,4}}['’]"
    )


def _names_giver(claim: Claim, publisher: str) -> bool:
    """Whether the sentence of a claim names a grant maker beside the publisher and who gets, or
    whose programme pays: "€2 million under the EU's Horizon programme"."""
    words = claim.passage.text[claim.start : claim.end]
    for name in (publisher, *(role.name for role in claim.recipients)):
        words = words.replace(name, "")
    return bool(_MAKER_NAMED.search(words) or _programme_of().search(words))


def from_page(name: str) -> Role:
    """A party whose name stands elsewhere on the page."""
    return Role(name, 0, 0, "organization")
