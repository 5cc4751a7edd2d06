"""Frames of what moves to somebody: "500 masks arrived in Kenya"."""

from __future__ import annotations

from extractor.find.giving.clauses.clause import Clause
from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement, statement_of
from extractor.find.giving.gifts.gifts import Gift, gifts
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, parties
from extractor.find.giving.parties.relatives import Subject
from extractor.find.giving.words.tokens import Token, lexicon


def _met(text: str, tokens: list[Token], at: int, limit: int) -> bool:
    """Whether what is reached is a number of people, helped and not supplied."""
    who, _ = parties(text, tokens, at, limit)
    return bool(who) and who[0].kind == "people" and who[0].text[0].isdigit()


def _bound_for(text: str, tokens: list[Token], subject: Subject, hi: int) -> list[Party]:
    """For whom goods are that move: "300,000 masks for Nepal are on their way"."""
    last = max(thing.end for thing in subject.gifts)
    for at in range(hi - 1):
        if tokens[at].start >= last and tokens[at].low in ("for", "to"):
            who, after = parties(text, tokens, at + 1, hi)
            closes = after >= hi or tokens[after].kind in (",", "aux", "prep")
            return [one for one in who if one.kind in (*PROPER, *COMMON)] if closes else []
    return []


def moving(clause: Clause) -> Statement | None:
    """What a verb of motion says of the gifts that are its subject, or of what was told before."""
    text, tokens, group, _, limit = clause
    verb, subject = clause.verb, clause.subject
    if not subject.gifts or subject.gifts[0].kind == "vague":
        return _follow(clause)
    sets_off = verb.lemma in lexicon().sets["setting_off"]
    roles = read_roles(text, tokens, group.last + 1, limit, "depart" if sets_off else "move")
    if verb.lemma == "reach" and _met(text, tokens, group.last + 1, limit):
        return None
    if verb.lemma in ("reach", "leave for"):
        who, _ = parties(text, tokens, group.last + 1, limit)
        roles.recipients = [one for one in who if one.kind != "phrase"] or roles.recipients
    bound = _bound_for(text, tokens, subject, group.first)
    arrived = verb.status == "received" and all(one.kind == "place" for one in roles.recipients)
    if not roles.recipients or (bound and arrived):  # "masks for Europe arrived in Liege"
        roles.recipients = bound
    if verb.lemma in ("go", "reach") and not roles.recipients:
        return None
    if verb.lemma == "come" and not roles.sources:
        return None
    statement = statement_of(tokens, group, verb, subject.gifts, roles, group.last + 1, limit)
    statement.recipients = list(roles.recipients)
    sources = [one for one in roles.sources if one.kind != "place" and not _lone(one)]
    statement.funders = list(subject.parties or sources)
    statement.each_gives = statement.each and verb.lemma == "come"
    statement.rule = f"{verb.lemma}:moving"
    return statement


def _lone(one: Party) -> bool:
    """Whether nothing says that a name is no place."""
    return one.kind == "name" and " " not in one.text


def _follow(clause: Clause) -> Statement | None:
    """Where what the sentence before told of goes, or comes from: "All of it went to Y"."""
    text, tokens, group, _, limit = clause
    verb = clause.verb
    words = " ".join(token.low for token in tokens[: group.first])
    if verb.lemma not in ("go", "come") or words not in lexicon().sets["told_before"]:
        return None
    roles = read_roles(text, tokens, group.last + 1, limit, "move")
    follow = statement_of(tokens, group, verb, [], roles, group.last + 1, limit)
    follow.recipients = [] if verb.lemma == "come" else list(roles.recipients)
    follow.funders = [one for one in roles.sources if one.kind != "place"]
    follow.sense = "follow"
    return follow


def cargo(text: str, tokens: list[Token], lo: int, hi: int) -> list[Gift]:
    """The goods that a flight or a lorry carries: "A second flight, carrying 900 kits, is due"."""
    sets = lexicon().sets
    for at in range(lo, hi):
        with_load = tokens[at].low == "with" and at > lo and tokens[at - 1].low in sets["vehicles"]
        if with_load:
            things, _ = gifts(text, tokens, at + 1, hi)
            return [thing for thing in things if thing.kind == "goods"]
        if tokens[at].low in sets["loaded"]:
            start = at + 1 + (at + 1 < hi and tokens[at + 1].low == "with")
            things, _ = gifts(text, tokens, start, hi)
            return [thing for thing in things if thing.kind == "goods"]
    return []
