"""Who is called a donor and with how much: "X was the largest donor to Y, with $22 million"."""

from __future__ import annotations

from extractor.find.giving.clauses.statement import Statement, stated
from extractor.find.giving.clauses.subject_phrases import covered
from extractor.find.giving.gifts.gifts import Gift, gifts
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, parties
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.tokens import Token, lexicon

_CALLED = 5  # words between "was" and "donor"
_FIGURE = 12  # tokens between "donor" and its figure


def donor_frames(text: str, tokens: list[Token], found: list[Statement]) -> list[Statement]:
    """The statements of a sentence that calls somebody a donor and says with what sum; those that
    verbs make of that sum, in `found`, get who is given to."""
    called = lexicon().sets["called_donors"]
    at = next((n for n, one in enumerate(tokens) if one.low in called), 0)
    being = next((n for n in range(at - 1, max(0, at - _CALLED), -1) if _is(tokens[n])), 0)
    if not being:
        return []
    things, first = _opening(text, tokens)
    things = things or _figure(text, tokens, at)
    while being > 1 and tokens[being - 1].kind in ("aux", "adv", "will"):
        being -= 1
    who = covered(text, tokens, first, being, ends=True).parties
    named = [one for one in who if one.kind in (*PROPER, *COMMON, "pronoun")]
    if not things or not named or len(named) != len(who):
        return []
    getting = _of(text, tokens, at)
    for other in found:
        if not other.recipients and [gift.start for gift in other.gifts] == [things[0].start]:
            other.recipients = list(getting)
    one = stated("donor", things[0], Roles(), tokens, "given")
    one.funders, one.recipients = named, getting
    return [one]


def _is(token: Token) -> bool:
    return token.kind == "aux" or token.low in ("became", "become", "becomes", "remains")


def _opening(text: str, tokens: list[Token]) -> tuple[list[Gift], int]:
    """A sum that a sentence opens with, and where its clause begins: "With a $5 gift, X is"."""
    if tokens[0].low != "with":
        return [], 0
    things, after = gifts(text, tokens, 1, len(tokens))
    money = bool(things) and things[0].kind == "money"
    return (things, after) if money else ([], 0)


def _figure(text: str, tokens: list[Token], at: int) -> list[Gift]:
    """The sum after who is called a donor: ", with $5", "giving $5"."""
    led = lexicon().sets["donor_figures"]
    for step in range(at + 1, min(len(tokens) - 1, at + _FIGURE)):
        if tokens[step].kind in (";", "rel", "money", "goods"):
            break
        if tokens[step].low in led:
            things, _ = gifts(text, tokens, step + 1, len(tokens))
            return [one for one in things if one.kind == "money"][:1]
    return []


def _of(text: str, tokens: list[Token], at: int) -> list[Party]:
    """To whom: "the largest donor to Y", "the main funder of Y"."""
    if at + 2 >= len(tokens) or tokens[at + 1].low not in ("of", "to", "for", "behind"):
        return []
    who, _ = parties(text, tokens, at + 2, len(tokens))
    return [one for one in who if one.kind in (*PROPER, *COMMON)]
