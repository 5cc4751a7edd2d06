"""What somebody paid for, told by its price: "a €60,000 project in Peru funded by X"."""

from __future__ import annotations

from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.gifts.gifts import Gift, gift
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, parties
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.tokens import Token, lexicon

_THING = 5  # words from a price to the head of what has it
_WHERE = 9  # tokens between what was paid for and the verb that says so


def priced_frames(text: str, tokens: list[Token]) -> list[Statement]:
    """The statements of things that have a price and are said to be paid for by somebody."""
    made: list[Statement] = []
    for at in range(len(tokens) - 4):
        if tokens[at].kind != "money" or (at and tokens[at - 1].low in ("the", "this", "that")):
            continue
        head = at + 1
        while head < len(tokens) and tokens[head].kind == "word" and head - at <= _THING:
            head += 1
        paid = _paid(tokens, head)
        thing, _ = gift(text, tokens, at, at + 1)
        if thing is None or not paid or not _has_price(tokens, at, head):
            continue
        roles = read_roles(text, tokens, paid + 1, len(tokens), "passive")
        givers = [one for one in roles.agents if one.kind in (*PROPER, *COMMON)]
        if givers:
            made.append(_stated(tokens, at, paid, thing, givers, _place(text, tokens, head, paid)))
    return made


def _stated(
    tokens: list[Token], at: int, paid: int, thing: Gift, givers: list[Party], where: list[Party]
) -> Statement:
    return Statement(
        rule="priced",
        sense="noun",
        gifts=[thing],
        status="given",
        start=tokens[at].start,
        end=tokens[paid].end,
        funders=givers,
        recipients=where,
        roles=Roles(),
    )


def _has_price(tokens: list[Token], at: int, head: int) -> bool:
    """Whether words after a sum name a thing that has it as its price, and no sum or trade."""
    words = [one.low for one in tokens[at + 1 : head]]
    sets = lexicon().sets
    return bool(words) and not any(
        word in sets["not_gifts"] or word in sets["fractions"] or word in sets["financing"]
        for word in words
    )


def _paid(tokens: list[Token], head: int) -> int:
    """Where a participle of giving stands that "by" follows, after where the thing is; else 0."""
    for at in range(head, min(len(tokens) - 1, head + _WHERE)):
        token = tokens[at]
        if token.kind == "verb" and token.value.sense == "give":
            if token.value.lemma in lexicon().sets["invested"]:
                return 0  # "a $4 million film backed by X"
            after = at + 1 + (tokens[at + 1].kind == "adv")
            done = token.low == token.value.forms[3] and after < len(tokens)
            partly = tokens[at - 1].low in lexicon().sets["in_part"]
            return at if done and tokens[after].low == "by" and not partly else 0
        if token.kind not in ("prep", "name", "det", "word", ",", "rel", "aux", "adv", "'s"):
            return 0
    return 0


def _place(text: str, tokens: list[Token], head: int, paid: int) -> list[Party]:
    """Where the thing is: "a wing at Elm Hospital", "a project in Peru"."""
    for at in range(head, paid):
        if tokens[at].low in ("in", "at"):
            who, _ = parties(text, tokens, at + 1, paid)
            return [one for one in who if one.kind in (*PROPER, "body")]
    return []
