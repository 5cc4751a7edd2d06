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
from extractor.find.giving.dating import is_founding
from extractor.find.giving.gifts.one_gift import Gift
from extractor.find.giving.parties.joins import Party
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.vocabulary import Verb, lexicon
from extractor.find.names import Mention
from extractor.values.amounts import Amount
from extractor.values.date.plain import named_date
from extractor.values.date.western import words_of_dates
from extractor.values.dates import Date
from extractor.values.number.digits import holds_digit

_OPENING = ("", "The ")
_BEFORE_DAY, _AFTER_DAY = ("On ", "In "), (", the ", ", The ", ", ")
_TO = frozenset((" to ", " to the ", " to The "))
_FROM = frozenset((" from ", " from the ", " from The "))
_ON_DAY = (" on ", " in ")
_LETTERS = re.compile("[a-z]+")


def plain_statements(
    text: str, start: int, end: int, gifts: Sequence[Amount], named: Sequence[Mention]
) -> list[Statement]:
    """The statements of the plain sentence text[start:end]; [] where it is no such.

    `gifts` and `named` are the sums and the names in it, each in order; its day is read from the
    words themselves, as `find_dates` reads it from an English text.
    """
    if len(gifts) != 1 or len(named) != 2 or text[end - 1] != ".":
        return []
    gift, (first, second) = gifts[0], named
    act = _acts().get(text[first.end : gift.start])
    if act is None:
        return []
    verb, article, noun = act
    gets = verb.sense == "receive"
    if text[gift.end : second.start] not in (_FROM if gets else _TO):
        return []
    subject, other = _party(first), _party(second)
    if subject is None or other is None:
        return []
    day = _day_in(text, start, end, first, second)
    if day is None and not _is_undated(text, start, end, first, second):
        return []
    return _told(verb, gift, (subject, other), (first.end + article, noun), end, day)


def _told(
    verb: Verb,
    gift: Amount,
    who: tuple[Party, Party],
    called: tuple[int, str],
    end: int,
    day: Date | None,
) -> list[Statement]:
    """What a verb says of a gift, and what the noun says that it is called, which begins so."""
    gets, (begins, noun) = verb.sense == "receive", called
    fund = noun in lexicon().fund_nouns
    thing = Gift(gift.kind, gift.start, gift.end, amount=gift, fund=fund)
    one = Statement(
        rule=f"{verb.lemma}:active",
        sense=verb.sense,
        gifts=[thing],
        status=verb.status,
        start=who[0].end + 1,
        end=end,
        funders=[who[1] if gets else who[0]],
        recipients=[who[0] if gets else who[1]],
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
        start=begins,
        end=gift.end + len(" to"),
        recipients=[who[1]],
        roles=Roles(date=day),
    )
    return [one, by_noun]


def _is_undated(text: str, start: int, end: int, first: Mention, second: Mention) -> bool:
    """Whether at most an article stands before the first name, and nothing after the second."""
    return text[start : first.start] in _OPENING and text[second.end : end] == "."


def _day_in(text: str, start: int, end: int, first: Mention, second: Mention) -> Date | None:
    """The day or month that a sentence opens or closes with, nothing else being there; None where
    words beside it may belong to it ("to First Week in May 2019") or say what was founded then."""
    opening, closing = text[start : first.start], text[second.end : end]
    if closing == ".":
        led = next((after for after in _AFTER_DAY if opening.endswith(after)), "")
        begins, ends = start + len("On "), first.start - len(led)
        apart = bool(led) and opening.startswith(_BEFORE_DAY)  # nor does a date go on in "On"
    else:
        begins, ends = second.end + len(" on "), end - len(".")
        apart = opening in _OPENING and closing.startswith(_ON_DAY)
    told = named_date(text[begins:ends]) if apart else None
    if told is None or not (_is_dateless(first.text) and _is_dateless(second.text)):
        return None
    day = Date(told[0], None, told[1], "stated", begins, ends, text[begins:ends])
    return None if is_founding(text, day) else day


def _is_dateless(name: str) -> bool:
    """Whether no word of a name can be one of a date."""
    words = _LETTERS.findall(name.lower())
    return name.isascii() and not holds_digit(name) and words_of_dates().isdisjoint(words)


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
