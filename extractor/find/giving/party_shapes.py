"""Shapes by which tokens show a party, or where one ends: quotation marks, "'s", gift nouns."""

from __future__ import annotations

from extractor.find.giving.party_joins import kind_of
from extractor.find.giving.tokens import Token


def quoted(tokens: list[Token], at: int, end: int) -> int:
    """Where a programme ends that is named in quotation marks: 'the "Dream Big" program'; or 0."""
    if tokens[at].kind != '"' or at + 2 >= end:
        return 0
    if not tokens[at + 1].proper and tokens[at + 1].kind != "name":
        return 0
    close = next((i for i in range(at + 1, min(end, at + 8)) if tokens[i].kind == '"'), 0)
    named = close and close + 1 < end and kind_of(tokens[close + 1].low) == "programme_word"
    return close + 1 if named else 0


def owned_body(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a body of a body is named: "the Museum's Board of Trustees"."""
    if at + 2 >= end or not tokens[at].proper or tokens[at + 1].kind != "'s":
        return False
    owned = tokens[at + 2]
    return owned.kind == "name" and owned.value.kind == "organization"


def ends_in_s(tokens: list[Token], after: int) -> bool:
    """Whether nothing is owned after "'s", which ends a name then: "to St Mungo's for its work"."""
    if after >= len(tokens):
        return True
    return tokens[after].kind in ("prep", ",", ".", ";", ")", "(", "aux", "will", "and", "date")


def winning(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a gerund describes the people after it: "the 50 winning rangers"."""
    people = at + 1 < end and kind_of(tokens[at + 1].low) == "people"
    return people and tokens[at].kind == "verb" and tokens[at].low.endswith("ing")


def begins_gift(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a gift noun has its sum after it: "the museum | grants of $5 million"."""
    step = at + 1
    while step < end and tokens[step].low in ("of", "worth", "totalling", "totaling", "over"):
        step += 1
    return at + 1 < step < end and tokens[step].kind == "money"
