"""Sentences that say who gave what to whom and when, and no more: "The Elm Trust donated $5 million
to Oak House on 4 May 2019."

Most sentences of giving are clauses within others, and `statements` reads them from their tokens,
frame by frame. A plain one has two names, one sum and at most one day, and what stands between
these is one of few wordings: it is read from the text between them. No frame but that of its verb
(and that of the gift noun, if it has one) finds anything there, so both ways give the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.gifts.one_gift import Gift
from extractor.find.giving.parties.joins import Party
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.vocabulary import Verb, lexicon
from extractor.find.names import Mention
from extractor.values.amounts import Amount
from extractor.values.dates import Date

_OPENING = frozenset(("", "The "))
_AFTER_DAY = frozenset((", ", ", the ", ", The "))
_TO = frozenset((" to ", " to the ", " to The "))
_FROM = frozenset((" from ", " from the ", " from The "))
_BEFORE_DAY = frozenset(("On ", "In "))
_ON_DAY = frozenset((" on ", " in "))
_ONLY_A_DAY = re.compile(r"(?:[0-3]?\d )?[A-Z][a-z]{2,8} (?:[0-3]?\d, )?\d{4}|\d{4}")


def plain_statements(
    text: str,
    start: int,
    end: int,
    gifts: Sequence[Amount],
    named: Sequence[Mention],
    days: Sequence[Date],
) -> list[Statement]:
    """The statements of the plain sentence text[start:end]; [] where it is no such.

    `gifts`, `named` and `days` are the sums, names and dates in it, each in order.
    """
    if len(gifts) != 1 or len(named) != 2 or len(days) > 1 or text[end - 1] != ".":
        return []
    gift, (first, second) = gifts[0], named
    act = _acts().get(text[first.end : gift.start])
    if act is None:
        return []
    verb, article, noun = act
    gets = verb.sense == "receive"
    if text[gift.end : second.start] not in (_FROM if gets else _TO):
        return []
    day = days[0] if days else None
    if not _is_all(text, start, end, first, second, day):
        return []
    subject, other = _party(first), _party(second)
    if subject is None or other is None:
        return []
    fund = noun in lexicon().fund_nouns
    thing = Gift(gift.kind, gift.start, gift.end, amount=gift, fund=fund)
    one = Statement(
        rule=f"{verb.lemma}:active",
        sense=verb.sense,
        gifts=[thing],
        status=verb.status,
        start=first.end + 1,
        end=end,
        funders=[other if gets else subject],
        recipients=[subject if gets else other],
        roles=Roles(date=day),
        giver=verb.giver,
        needs=None if verb.needs == "noun" else verb.needs,
        neutral=verb.neutral,
    )
    if not noun:
        return [one]
    by_noun = Statement(
        rule=f"{noun}:noun",
        sense="noun",
        gifts=[thing],
        status="given",
        start=first.end + article,
        end=gift.end + len(" to"),
        recipients=[other],
        roles=Roles(date=day),
    )
    return [one, by_noun]


def _is_all(
    text: str, start: int, end: int, first: Mention, second: Mention, day: Date | None
) -> bool:
    """Whether but for articles and the day nothing stands before the first name and after both."""
    opening, closing = text[start : first.start], text[second.end : end]
    if day is None:
        return opening in _OPENING and closing == "."
    if day.basis == "reference" or _ONLY_A_DAY.fullmatch(day.text) is None:
        return False
    if day.start < first.start:
        led = text[start : day.start] in _BEFORE_DAY
        return led and text[day.end : first.start] in _AFTER_DAY and closing == "."
    return (
        opening in _OPENING
        and text[second.end : day.start] in _ON_DAY
        and text[day.end : end] == "."
    )


def _party(one: Mention) -> Party | None:
    """The organisation of several words that a mention names; None for others, whose words may be
    read otherwise: "Aid", "Save the Children for life"."""
    if one.kind != "organization" or " " not in one.text or " for " in one.text:
        return None
    return Party(one.start, one.end, one.text, one.kind)


@cache
def _acts() -> dict[str, tuple[Verb, int, str]]:
    """What stands between who acts and the sum: the verb, where the article of a gift noun begins
    after the name, and that noun ("" for none): " donated ", " announced a gift of "."""
    nouns = sorted(lexicon().nouns)
    found: dict[str, tuple[Verb, int, str]] = {}
    for form, verb in lexicon().verbs.items():
        if form not in verb.forms[2:4] or not _is_plain(verb):
            continue
        if verb.sense != "state":
            found[f" {form} "] = verb, 0, ""
            continue
        for noun in nouns:
            for article in ("a", "an"):
                found[f" {form} {article} {noun} of "] = verb, len(form) + 2, noun
    return found


def _is_plain(verb: Verb) -> bool:
    """Whether a verb has its gift as object and who gets it after "to", whatever they are, or who
    gives it after "from"; not "helped X with $5", "added $5 to it"."""
    return (
        verb.sense in ("give", "receive", "state")
        and " " not in verb.lemma
        and not (verb.only_with or verb.onto or verb.carries)
        and verb.needs in (None, "recipient", "giver", "noun", "names")
        and verb.lemma not in lexicon().sets["contributing"]
    )
