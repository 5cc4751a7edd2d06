"""Frames whose verb is said once: "was given to X and $5 million to Y", "gave Y $5 and Z $3"."""

from __future__ import annotations

from extractor.find.giving.clauses.clause import Clause
from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement, statement_of
from extractor.find.giving.gifts.gifts import gifts
from extractor.find.giving.parties.phrases import COMMON, PROPER, party
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.tokens import Token

_LINKS = ("and", ",", "det", "adv")
_BOUNDS = ("up", "to", "about", "over", "nearly", "almost", "another", "a", "further", ",")


def gapped(clause: Clause, first: Statement) -> list[Statement]:
    """ "X gave us $5, Y $4": Y gives too; "X gave Y $5 and Z $3": Z gets it too."""
    text, tokens, group, _, limit = clause
    verb = clause.verb
    made: list[Statement] = []
    at = _after_first(tokens, first, limit)
    gets = verb.sense == "receive" or first.rule.endswith("recipient-passive")
    while at + 2 < limit:
        if tokens[at].kind not in (",", "and", ";"):
            if not gets:
                break
            at += 1
            continue
        while at + 2 < limit and tokens[at + 1].kind == "and":
            at += 1
        who, after = party(text, tokens, at + 1, limit)
        things, end = gifts(text, tokens, after, limit) if who else ([], at)
        if (
            who is None
            or not (who.kind != "phrase" or who.text[0].isupper() or _the(tokens, at + 1))
            or not things
            or not _at_once(tokens, after, things[0].start)
        ):
            if not gets:
                break
            at += 1
            continue
        one = statement_of(tokens, group, verb, things, Roles(), end, limit)
        one.rule = first.rule
        of_giver = not gets and (
            not first.recipients
            or first.recipients[0].kind == "pronoun"
            or first.recipients[0].start > first.gifts[0].start
        )
        one.funders = [who] if of_giver else list(first.funders)
        one.recipients = list(first.recipients) if of_giver else [who]
        made.append(one)
        at = end
    return made


def _after_first(tokens: list[Token], first: Statement, limit: int) -> int:
    """Past the first gift, and past who gets it where another giver follows that: "X gave $5 to Z,
    Y $4"."""
    gift = first.gifts[-1].end
    last = max([one.end for one in first.recipients], default=0)
    at = next((i for i, one in enumerate(tokens) if one.start >= gift), limit)
    past = next((i for i in range(at, limit) if tokens[i].start >= last), at)
    return at if any(one.kind in ("money", "goods") for one in tokens[at:past]) else past


def gives_too(text: str, tokens: list[Token], first: Statement, limit: int) -> bool:
    """Whether another giver and its sum follow a sum at once: "X gave $5 and Y $4 to Z", "X gave
    $5 to Z and Y $4"."""
    at = _after_first(tokens, first, limit)
    told = next((i for i, one in enumerate(tokens) if one.start >= first.gifts[-1].end), limit)
    return _gives_at(text, tokens, told, limit) or _gives_at(text, tokens, at, limit)


def _gives_at(text: str, tokens: list[Token], at: int, limit: int) -> bool:
    if at + 2 >= limit or tokens[at].kind not in (",", "and"):
        return False
    at += tokens[at + 1].kind == "and"
    who, after = party(text, tokens, at + 1, limit)
    while after < limit and tokens[after].low in _BOUNDS:
        after += 1
    named = who is not None and who.kind in (*PROPER, *COMMON)
    return named and after < limit and tokens[after].kind in ("money", "goods")


def _at_once(tokens: list[Token], at: int, start: int) -> bool:
    """Whether a sum follows who gets it, but for "up to", "another"."""
    while at + 1 < len(tokens) and tokens[at].start < start and tokens[at].low in _BOUNDS:
        at += 1
    return tokens[at].start == start


def _the(tokens: list[Token], at: int) -> bool:
    return tokens[at].low == "the"


def elided(clause: Clause, first: Statement) -> list[Statement]:
    """The further gifts of a passive: "$12 million was given to X and $5 million to Y"."""
    text, tokens, group, _, limit = clause
    made: list[Statement] = []
    at = first.roles.end
    told = bool(first.recipients) or first.roles.purpose is not None
    comes = first.rule == "come:moving" and not first.recipients  # "$5 came from X and $4 from Y"
    told = told or comes
    while at < limit and told and not first.rule.endswith("recipient-passive"):
        while at < limit and (tokens[at].kind in _LINKS or tokens[at].low == "with"):
            at += 1
        things, after = gifts(text, tokens, at, limit)
        if not things or things[0].kind == "vague":
            break
        roles = read_roles(text, tokens, after, limit, "passive")
        told = bool(roles.sources if comes else roles.recipients)
        if not told and (comes or first.recipients or roles.purpose is None):
            break
        one = statement_of(tokens, group, clause.verb, things, roles, after, limit)
        givers = roles.sources if comes else roles.agents
        one.recipients, one.funders = list(roles.recipients), list(givers or first.funders)
        one.rule = first.rule
        made.append(one)
        at = roles.end
    return made
