"""Frames of passive verbs: "$5 was given to Y by X", "Y was given $5"."""

from __future__ import annotations

from extractor.find.giving.clauses.agreements import signatories
from extractor.find.giving.clauses.clause import Clause
from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement, statement_of
from extractor.find.giving.frames.active import called_a_gift, handed_out_in
from extractor.find.giving.gifts.gifts import Gift, gifts
from extractor.find.giving.parties.phrases import COMMON, Party, parties
from extractor.find.giving.parties.relatives import Subject
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.tokens import Token, Verb, lexicon
from extractor.find.giving.words.verb_groups import Group


def passive(clause: Clause) -> Statement | None:
    """What a passive verb says: of the gift or the recipient that is its subject."""
    text, tokens, group, _, limit = clause
    verb, subject = clause.verb, clause.subject
    after = group.last + 1
    given = bool(subject.gifts) and subject.gifts[0].kind != "vague"
    if not given and verb.sense == "found" and not group.reduced:
        return _founded(clause)
    if not given and group.reduced and group.tense == "future":
        subject = Subject(_hung_on(text, tokens, group), [])
        clause = clause._replace(told=lambda: subject)
    elif not given and group.reduced:
        return None
    if not given and (not subject.parties or verb.sense != "give"):
        return None
    roles = read_roles(text, tokens, after, limit, "passive", inside=group.reduced, onto=verb.onto)
    if given:
        return _of_gift(clause, roles)
    if subject.parties[0].kind == "pronoun" and roles.via:
        follow = statement_of(tokens, group, verb, [], roles, after, limit)
        follow.sense = "follow"
        return follow
    return _of_recipient(clause, roles)


def _hung_on(text: str, tokens: list[Token], group: Group) -> list[Party]:
    """Whom "to be given" hangs on: "one of twelve chemists to be awarded $5"."""
    for start in range(max(0, group.first - _WHOM), group.first):
        if start == 0 or tokens[start - 1].kind in ("prep", "verb", "aux", ",", "word"):
            who, after = parties(text, tokens, start, group.first)
            if who and after == group.first and all(one.kind in COMMON for one in who):
                return who
    return []


_WHOM = 6  # tokens of such a phrase


def _of_gift(clause: Clause, roles: Roles) -> Statement | None:
    """ "$5 was given to Y by X"."""
    text, tokens, group, _, limit = clause
    verb, subject = clause.verb, clause.subject
    after, things = group.last + 1, subject.gifts
    if verb.sense == "state" and not group.reduced and not subject.parties:
        things = [thing for thing in things if thing.kind == "money"]
        if not things or not called_a_gift(tokens, 0, group.first, things):
            return None
    statement = statement_of(tokens, group, verb, things, roles, after, limit)
    statement.rule = f"{verb.lemma}:{'participle' if group.reduced else 'passive'}"
    if verb.sense == "receive":
        statement.funders, statement.recipients = list(roles.sources), list(roles.agents)
        return statement
    statement.recipients = list(roles.recipients)
    if verb.neutral and not roles.recipients and things[0].kind == "goods":
        statement.recipients = handed_out_in(text, tokens, after, limit)
    if verb.sense == "give" and not statement.recipients and not group.reduced:
        statement.recipients = _standing_at(text, tokens, group, things)
    statement.funders = list(
        roles.agents
        or [one for one in roles.sources if _may_give(one, verb)]
        or subject.parties
        or signatories(text, tokens, group, statement.recipients)
    )
    return statement


def _of_recipient(clause: Clause, roles: Roles) -> Statement | None:
    """ "Y was given $5 by X", "Y was helped by X with $5"."""
    text, tokens, group, _, limit = clause
    verb, subject = clause.verb, clause.subject
    start = group.last + 1
    while start < limit and tokens[start].low in ("with", "by"):
        start += 1
    things, at = gifts(text, tokens, start, limit)
    if not things:
        start = next((at + 1 for at in range(start, limit) if tokens[at].low == "with"), limit)
        things, at = gifts(text, tokens, start, limit)
    if not things or things[0].kind == "vague" or not verb.recipient_object:
        return None
    around = read_roles(text, tokens, at, limit, "receive")
    around.agents = around.agents or roles.agents
    statement = statement_of(tokens, group, verb, things, around, at, limit)
    parts = lexicon().sets["fractions"]  # "half of it was covered by a grant of $5"
    statement.recipients = [one for one in subject.parties if one.text.lower() not in parts]
    statement.funders = list(around.agents or around.sources)
    statement.rule = f"{verb.lemma}:recipient-passive"
    return statement


def _standing_at(text: str, tokens: list[Token], group: Group, things: list[Gift]) -> list[Party]:
    """Where goods stand that were given: "the beds at X were donated by Y"."""
    at = next((n for n in range(group.first) if tokens[n].start >= things[-1].end), group.first)
    if at >= group.first or tokens[at].low != "at" or things[-1].kind != "goods":
        return []
    who, after = parties(text, tokens, at + 1, group.first, inside=True)
    kinds = ("organization", "body")
    return who if after >= group.first and all(one.kind in kinds for one in who) else []


def _may_give(one: Party, verb: Verb) -> bool:
    """Whether "from X" names a giver: what is shipped comes from a place."""
    return one.kind != "place" and not (verb.carries and one.kind == "name")


_AFTER = 12  # words between "was set up" and the sum it was set up with


def _founded(clause: Clause) -> Statement | None:
    """What a body or programme was set up with, and by whom: "was launched by X with $5", "was set
    up in 1998 with $5 from X"."""
    text, tokens, group, _, limit = clause
    verb, subject = clause.verb, clause.subject
    begins = group.last + 1
    near = range(begins, min(limit, begins + _AFTER))
    at = next((n for n in near if tokens[n].low in ("with", "through")), limit)
    things, after = gifts(text, tokens, at + 1, limit)
    if not subject.parties or not things or things[0].kind != "money":
        return None
    roles = read_roles(text, tokens, after, limit, "noun")
    founders = read_roles(text, tokens, begins, at, "passive").agents
    statement = statement_of(tokens, group, verb, things, roles, after, limit)
    statement.recipients = list(subject.parties)
    statement.funders = list(roles.sources or roles.agents or founders)
    statement.rule = f"{verb.lemma}:founded"
    return statement if statement.funders else None
