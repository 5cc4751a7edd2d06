"""Lists of sums, each with who gets it: "£5,000 to X", "approved two grants: £5,000 to X, £4,000
to Y"."""

from __future__ import annotations

from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement, stated
from extractor.find.giving.clauses.subject_phrases import covered
from extractor.find.giving.gifts.gifts import gift
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, parties
from extractor.find.giving.words.tokens import Token, lexicon

_UPTO = 6  # words between a sum and "to": "£18,000 over two years to"


def lines(text: str, tokens: list[Token], found: list[Statement]) -> list[Statement]:
    """A line of a list of grants: "£25,000 to Bristol Youth Links towards a new minibus", or
    "The Elm Fund: £25,000 to Bristol Youth Links"."""
    if found:
        return []
    givers, first = _before_colon(text, tokens)
    opening = tokens[first : first + 4]
    at = first + next((i for i, one in enumerate(opening) if one.kind == "money"), len(tokens))
    if any(one.kind not in ("det", "adv") for one in tokens[first:at]):
        return []
    to = next((i for i in range(at, min(len(tokens), at + _UPTO)) if tokens[i].low == "to"), 0)
    if not to or any(one.kind in ("aux", "will", "modal", "verb") for one in tokens[:to]):
        return []
    thing, after = gift(text, tokens, at, len(tokens))
    if thing is None or thing.amount is None or after > to:
        return []
    roles = read_roles(text, tokens, to, len(tokens), "passive")
    who, end = parties(text, tokens, to + 1, len(tokens))
    named = bool(who) and all(one.kind in (*PROPER, *COMMON) for one in who)
    goes_on = end < len(tokens) and tokens[end].kind in ("aux", "will", "modal", "verb")
    if not named or goes_on or not roles.recipients:
        return []
    one = stated("line", thing, roles, tokens, "given")
    one.funders = one.funders or givers
    return [one]


def _before_colon(text: str, tokens: list[Token]) -> tuple[list[Party], int]:
    """The organisation or person that a line begins with, before a colon, and what follows."""
    colon = next((i for i, one in enumerate(tokens[:8]) if one.kind == ":"), 0)
    who, after = parties(text, tokens, 0, colon) if colon else ([], 0)
    named = bool(who) and all(one.kind in ("organization", "person") for one in who)
    return (who, colon + 1) if named and after == colon else ([], 0)


def listed(text: str, tokens: list[Token]) -> list[Statement]:
    """The sums after a colon, two at least, of what a verb of giving or stating tells: "the board
    approved four projects: £5,000 to X, £4,000 to Y"."""
    colon = next((at for at in range(1, len(tokens)) if tokens[at].kind == ":"), 0)
    verb = next((at for at in range(colon) if _tells(tokens[at])), -1)
    if verb < 0:
        return []
    being = lexicon().sets["being"]
    passive = any(one.low in being for one in tokens[max(0, verb - 3) : verb])
    givers = [] if passive else covered(text, tokens, 0, verb, ends=False).parties
    givers = [one for one in givers if one.kind != "phrase"]
    made: list[Statement] = []
    at = _sum_after(tokens, colon + 1)
    while at < len(tokens):
        thing, after = gift(text, tokens, at, len(tokens))
        limit = next((n for n in range(after, len(tokens)) if _begins(tokens, n)), len(tokens))
        roles = read_roles(text, tokens, after, limit, "passive")
        if thing is None or not roles.recipients or tokens[after].low not in ("to", "for"):
            break
        one = stated("listed", thing, roles, tokens, "given")
        one.funders = one.funders or list(givers)
        made.append(one)
        at = _sum_after(tokens, limit)
    return made if len(made) > 1 else []


def _tells(token: Token) -> bool:
    return token.kind == "verb" and token.value.sense in ("give", "state")


def _begins(tokens: list[Token], at: int) -> bool:
    return tokens[at].kind in ("money", "goods", ";")


def _sum_after(tokens: list[Token], at: int) -> int:
    """Where the next sum of a list stands, past what parts it from the last."""
    while at < len(tokens) and tokens[at].kind in (",", ";", "and", "det", "adv"):
        at += 1
    return at if at < len(tokens) and tokens[at].kind == "money" else len(tokens)
