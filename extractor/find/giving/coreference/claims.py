"""Statements of a sentence -> claims: one gift each, full names, split where each gets its own."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.coreference.own_bodies import runs_scheme
from extractor.find.giving.coreference.topics import Sentence
from extractor.find.giving.coreference.who_is_meant import Role, resolved, same_object
from extractor.find.giving.gifts.gifts import Gift
from extractor.find.giving.parties.joins import one_for_each
from extractor.find.giving.parties.phrases import Party
from extractor.page import Passage

_PAIRED = re.compile("respectively|分别")
# Whose word counts where several verbs speak of one gift.
_RANK = {"give": 0, "receive": 0, "found": 1, "raise": 2, "move": 3, "state": 4, "noun": 5}


class Claim(NamedTuple):
    """That one gift is given, before the page around it has filled what the sentence leaves out."""

    passage: Passage
    start: int
    end: int
    rule: str
    sense: str
    status: str
    gift: Gift
    funders: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    via: Role | None = None
    purpose: tuple[int, int] | None = None
    date: str | None = None
    reckoned: bool = False  # the year of the date is reckoned from the day of the page
    total: bool = False
    giver: bool = False
    follows: bool = False  # what was told just before without a figure is counted here
    part: bool = False  # of the sum told before, whose giver is its own
    sums: bool = False  # says "a total of": one, if gifts told before come to it
    adds: bool = False  # to the gift told before, whose recipient is its own
    neutral: bool = False  # traders do it too
    weak: bool = False  # speaks of giving only if the page says who gave
    own: bool = False  # the giver is the page's publisher by "we" or "our"
    unread: bool = False  # somebody gives whose name could not be read: nobody else does
    topic: Role | None = None  # the publisher, where the sentence before was about it

    @property
    def goods(self) -> str | None:
        """What is given, as written, for goods."""
        if self.gift.kind != "goods":
            return self.gift.noun if self.gift.kind == "money" else None
        return self.gift.amount.item if self.gift.amount else self.gift.noun

    @property
    def quantity(self) -> Decimal | None:
        """How many of the goods."""
        amount = self.gift.amount
        return amount.value if amount and self.gift.kind == "goods" else None


def claims_of(found: list[Statement], sentence: Sentence) -> list[Claim]:
    """The claims of a sentence, in the order of their gifts."""
    groups: dict[int, list[tuple[Statement, Gift]]] = {}
    for statement in found:
        for gift in statement.gifts:
            groups.setdefault(gift.start, []).append((statement, gift))
    claims: list[Claim] = []
    paired: dict[int, tuple[str, Party]] = {}
    for statement in found:
        paired.update(_respectively(statement, sentence))
    for at in sorted(groups):
        options = sorted(groups[at], key=lambda pair: _rank(pair[0]))
        for claim in _claims(options, sentence, paired.get(at)):
            if claims and claims[-1].recipients and claims[-1].funders != claim.funders:
                before, text = claims[-1], sentence.passage.text
                gets = same_object(claim.recipients, before.recipients, before.funders, text)
                claim = claim._replace(recipients=gets)
            claims.append(claim)
    return claims


def _rank(statement: Statement) -> tuple[int, bool]:
    """A verb of giving before other verbs and nouns, the verb of a clause before a participle."""
    return _RANK[statement.sense], statement.rule.endswith(":participle")


def _respectively(statement: Statement, sentence: Sentence) -> dict[int, tuple[str, Party]]:
    """Gift by gift its recipient or giver, where "respectively" pairs them."""
    gifts = statement.gifts
    if len(gifts) < 2:
        return {}
    said = _PAIRED.search(sentence.passage.text, sentence.start, sentence.end)
    if not (said or statement.each_gives):
        return {}
    gets = statement.recipients if said else []
    for role, found in (("recipients", gets), ("funders", statement.funders)):
        found = one_for_each(found)
        if len(found) == 1 and found[0].kind == "pronoun":  # "They" are those named before
            named = resolved(found, sentence)
            found = [Party(one.start, one.end, one.name, "organization") for one in named]
        if len(found) == len(gifts):
            return {gift.start: (role, one) for gift, one in zip(gifts, found, strict=True)}
    return {}


def _claims(
    options: list[tuple[Statement, Gift]],
    sentence: Sentence,
    paired: tuple[str, Party] | None,
) -> list[Claim]:
    """What several statements say of one gift, as one claim, or one for each who gets or gives as
    much."""
    every = [one for one, _ in options]
    for one in every:
        one.funders, one.recipients = one_for_each(one.funders), one_for_each(one.recipients)
    said = [one.funders for one in every if one.funders and not _carries(one, sentence)]
    funders, recipients = next(iter(said), []), _recipients(every)
    if paired and paired[0] == "recipients":
        recipients = [paired[1]]
    elif paired:
        funders = [paired[1]]
    claim = _claim(every, options[0][1], sentence, funders, recipients)
    claim = _with_topic(claim, every[0], sentence)
    givers = _names(claim.funders)
    if any(one.name in givers for one in claim.recipients):
        others = tuple(one for one in claim.recipients if one.name not in givers)
        claim = claim._replace(recipients=others)
    if any(one.each for one in every) and len(claim.recipients) > 1 and not paired:
        return [claim._replace(recipients=(one,)) for one in claim.recipients]
    if every[0].each_gives and len(claim.funders) > 1 and not paired:
        return [claim._replace(funders=(one,)) for one in claim.funders]
    return [claim]


def _claim(
    every: list[Statement],
    gift: Gift,
    sentence: Sentence,
    funders: list[Party],
    recipients: list[Party],
) -> Claim:
    """The claim of a gift that the first of its statements makes, filled from the others."""
    statement = every[0]
    via = next((one.roles.via for one in every if one.roles.via), [])
    date = next((one.roles.date for one in every if one.roles.date), None)
    givers = resolved(funders, sentence, gives=True)
    return Claim(
        passage=sentence.passage,
        start=sentence.start,
        end=sentence.end,
        rule=statement.rule,
        sense=statement.sense,
        status="total" if any(one.total for one in every) else _status(every),
        gift=gift,
        funders=givers,
        recipients=resolved(recipients, sentence, apart=[role.name for role in givers]),
        via=next(iter(resolved(via, sentence)), None),
        purpose=next((one.roles.purpose for one in every if one.roles.purpose), None),
        date=date.date if date else None,
        reckoned=date is not None and date.basis == "reference",
        total=any(one.total for one in every),
        giver=statement.giver,
        weak=all(one.needs == "noun" for one in every),
        neutral=statement.neutral,
        follows=statement.follows,
        part=statement.part,
        sums=statement.sums,
        adds=statement.adds,
        unread=statement.unread or (bool(funders) and not givers),
        own=any(one.text.lower() in ("we", "our", "us") for one in funders),
    )


def _with_topic(claim: Claim, statement: Statement, sentence: Sentence) -> Claim:
    """The claim with who may give, where nobody is said to, by what the text around it is about."""
    if claim.funders:
        return claim
    publisher = sentence.who.publisher
    about = statement.sense in ("receive", "give") or statement.rule.endswith(":contents")
    about = about and publisher is not None and publisher not in _names(claim.recipients)
    if about and publisher and (sentence.topic == (publisher,) or runs_scheme(sentence)):
        claim = claim._replace(topic=Role(publisher, 0, 0, "organization"))
    elif statement.headless and _is_entry(sentence.passage) and (whose := _history(sentence)):
        claim = claim._replace(topic=Role(whose, 0, 0, "organization"))
    return claim


def _recipients(every: list[Statement]) -> list[Party]:
    """Whom a gift is for, by the verb that gives it rather than the one by which it gets there."""
    given = [one.recipients for one in every if one.sense == "give" and one.recipients]
    return next(iter([*given, *(one.recipients for one in every if one.recipients)]), [])


_ENTRIES = ("li", "dd", "dt", "td")


def _is_entry(passage: Passage) -> bool:
    """Whether a passage is an item of a list or a cell, or a paragraph that makes one."""
    parent = passage.node.parent
    return passage.tag in _ENTRIES or (parent is not None and parent.tag in _ENTRIES)


def _history(sentence: Sentence) -> str | None:
    """Whose acts the entries of a list tell: of who its heading names, else the publisher's."""
    over = [heading.begins for heading in sentence.passage.headings]
    kinds = ("organization", "person")
    named = {m.name for m in sentence.who.mentions if over[-1:] == [m.passage] and m.kind in kinds}
    return sentence.who.publisher if not named else named.pop() if len(named) == 1 else None


def _carries(statement: Statement, sentence: Sentence) -> bool:
    """Whether a subject is the gift itself; "the initiative" may be the publisher's own name."""
    if not statement.carrier:
        return False
    who = sentence.who
    return [role.name for role in resolved(statement.funders, sentence)] != [who.publisher]


def _status(every: list[Statement]) -> str:
    """What the verb of the sentence states: "masks donated by X have arrived" are received."""
    finite = [
        one
        for one in every
        if one.sense in ("give", "receive", "move") and not one.rule.endswith(":participle")
    ]
    return (finite or every)[0].status


def _names(roles: tuple[Role, ...]) -> frozenset[str]:
    return frozenset(role.name for role in roles)
