"""Frames of active verbs: "X gave Y $5", "Y received $5 from X", "$5 will endow Y"."""

from __future__ import annotations

from typing import NamedTuple

from extractor.find.giving.clauses.agreements import other_party
from extractor.find.giving.clauses.clause import Clause
from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.goals import hosted
from extractor.find.giving.clauses.objects import object_of
from extractor.find.giving.clauses.statement import Statement, statement_of
from extractor.find.giving.clauses.told_gifts import (
    contact_clause,
    endowed_with,
    figured,
    founds,
    opening_with,
    said_before,
)
from extractor.find.giving.gifts.gifts import Gift
from extractor.find.giving.parties.owners import thanker
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, parties
from extractor.find.giving.parties.relatives import Subject
from extractor.find.giving.words.tokens import Token, Verb, lexicon
from extractor.find.giving.words.verb_groups import Group


class _Object(NamedTuple):
    """What an active verb is said to give: the gifts, where they end, who gets them if named beside
    them, and who gives if it is not the subject."""

    gifts: list[Gift]
    end: int
    recipients: list[Party]
    givers: list[Party]


_SELLER = 8  # tokens after what was bought, in which "from" names who sold it


def active(clause: Clause, after: int, goes_on: bool = False) -> Statement | None:
    """What an active verb says of the gift that begins at `after`; `goes_on`: of a further one."""
    text, tokens, group, _, limit = clause
    verb = clause.verb
    told = _object(clause, after)
    may_serve = not told.gifts and (verb.recipient_object or verb.lemma == "pay for")
    if may_serve and any(one.kind == "money" for one in tokens) and clause.subject.gifts:
        return _serves(clause)
    if not told.gifts and verb.sense == "give":
        told = told._replace(gifts=said_before(text, tokens, group, verb), end=group.last + 1)
    if not told.gifts or (may_serve and clause.subject.gifts):
        return None
    if not (goes_on or _is_said(tokens, group, verb, told, after, limit)):
        return None
    at, subject = told.end, clause.subject
    told = told._replace(givers=told.givers or _may_act(subject, verb))
    roles = read_roles(text, tokens, at, limit, verb.sense, onto=verb.onto)
    bought = verb.lemma in lexicon().sets["buying"]
    if bought and any(one.low == "from" for one in tokens[at : min(limit, at + _SELLER)]):
        return None
    statement = statement_of(tokens, group, verb, told.gifts, roles, at, limit)
    statement.giver = verb.giver or not _called(tokens, verb, told, after, limit)
    statement.rule = f"{verb.lemma}:active"
    recipients = told.recipients or roles.recipients
    if verb.needs == "noun" and verb.sense == "give":  # "joined X with a grant to Y"
        recipients = roles.recipients or told.recipients
    if not recipients and verb.neutral and told.gifts[0].kind == "goods":
        recipients = handed_out_in(text, tokens, at, limit)
    if verb.sense == "receive" or (verb.sense == "state" and roles.sources and not recipients):
        statement.recipients = _named_after(text, tokens, at, told.givers) or list(told.givers)
        statement.funders = list(roles.sources)
    else:
        sources = roles.sources if goes_on and verb.sense == "found" else []
        statement.funders = list(sources or told.givers)
        statement.recipients = list(recipients or subject.goal or other_party(text, tokens, group))
        if statement.adds:  # "matched it with $5": it is the gift told before
            statement.recipients = [one for one in statement.recipients if one.kind != "pronoun"]
        statement.given_to = bool(told.recipients)
        if group.tense == "gerund" and not recipients:
            statement.recipients = thanker(text, tokens, told.givers)
    if verb.sense == "raise" and not _raised(tokens, at, statement):
        return None
    if verb.sense == "receive" and not statement.funders and _for_another(text, tokens, at, limit):
        return None
    statement.carrier = verb.sense != "receive" and _is_carrier(told.givers)
    _name_givers(text, tokens, verb, statement, at, limit)
    if not statement.recipients and _is_service(tokens, group, statement):
        statement.rule = f"{verb.lemma}:service"
    return statement


def _object(clause: Clause, after: int) -> _Object:
    """The object of an active verb, after it or, where none stands there, before it."""
    text, tokens, group, _, limit = clause
    verb = clause.verb
    who: list[Party] = []
    things, at, getting = object_of(text, tokens, after, limit, verb)
    paid = verb.lemma in lexicon().sets["helping"] and things and things[0].amount is None
    if things and (things[0].kind == "vague" or paid):  # "fund a chair at X with $5"
        things, at, getting = figured(text, tokens, at, limit, things, getting)
    bare = all(one.amount is None for one in things) and tokens[0].low == "with"
    if bare and verb.sense == "give" and (verb.recipient_object or verb.only_with):
        opening = opening_with(text, tokens, group, limit)
        if opening[0] or not things:
            things, at, getting, givers = opening
            who = givers or who
    if not things and verb.sense == "give":
        things, givers = contact_clause(text, tokens, group)
        who, at = givers or who, group.last + 1
    if not things and (verb.sense == "found" or founds(tokens, after, limit)):
        things, at = endowed_with(text, tokens, after, limit)
    elif verb.sense == "found" and not all(one.fund and one.kind == "money" for one in things):
        things = []
    return _Object(things, at, getting, who)


def _may_act(subject: Subject, verb: Verb) -> list[Party]:
    """Who does what a verb says: those of its subject who can."""
    if verb.sense == "raise":
        return [
            one for one in subject.parties if one.kind in (*PROPER, "pronoun", "people", "body")
        ]
    return subject.parties


def _called(tokens: list[Token], verb: Verb, told: _Object, after: int, limit: int) -> bool:
    """Whether verb or object speak of giving, not of any sum: "approved a grant of $5"."""
    end = told.end
    available = verb.lemma == "make" and end < limit and tokens[end].low == "available"
    called = verb.sense != "state" or available
    return called or called_a_gift(tokens, after, end, told.gifts)


def _is_said(
    tokens: list[Token], group: Group, verb: Verb, told: _Object, after: int, limit: int
) -> bool:
    """Whether what a verb has as its object is given: not "gave back", not "confirmed" goods."""
    if verb.lemma == "give" and told.end < limit and tokens[group.last + 1].low == "back":
        return False
    alone = verb.alone and told.gifts[0].kind == "money"
    return alone or _called(tokens, verb, told, after, limit)


def _name_givers(
    text: str, tokens: list[Token], verb: Verb, one: Statement, at: int, limit: int
) -> None:
    """Adds who gives too, told after the gift; puts for whom it is given in place of who hands it
    over, and makes a haulier its way."""
    if one.funders and verb.sense in ("give", "found", "state"):
        one.funders += _together(text, tokens, at, limit)
    if verb.carries:
        carried_by(one)
    if verb.sense == "give" and (others := _on_behalf(text, tokens, at, limit)):
        one.funders = others


def _is_service(tokens: list[Token], group: Group, one: Statement) -> bool:
    """Whether an act, and no habit or offer to all, gives a service for nothing: "will provide free
    transport", "has provided the flight for free"."""
    acts = group.tense != "present" or group.first < group.verb
    free = any(one.start <= token.start < one.end and token.kind == "free" for token in tokens)
    return acts and free and bool(one.funders) and all(g.kind == "in_kind" for g in one.gifts)


def _on_behalf(text: str, tokens: list[Token], at: int, limit: int) -> list[Party]:
    """For whom somebody hands a gift over: "on behalf of the people of Osaka"."""
    for step in range(at + 1, limit - 2):
        if (tokens[step].low, tokens[step + 1].low) == ("behalf", "of"):
            who, _ = parties(text, tokens, step + 2, limit)
            return [one for one in who if one.kind in (*PROPER, *COMMON)]
    return []


def _together(text: str, tokens: list[Token], at: int, limit: int) -> list[Party]:
    """Who gives with the subject, named after the gift: "... to Z together with X and Y"."""
    mark = next((i for i in range(at, limit) if tokens[i].kind == "with"), limit)
    who, after = parties(text, tokens, mark + 1, limit) if mark + 1 < limit else ([], limit)
    kinds = ("organization", "person", "group", "name")
    closes = after >= limit or tokens[after].kind in (",", ".", "prep", "and")
    of_next = [one.kind for one in tokens[after : after + 2]] in _SUBJECT_GOES_ON
    return who if closes and not of_next and _all(who, kinds) else []


_SUBJECT_GOES_ON = ([",", "verb"], [",", "aux"], [",", "will"])  # ", and Y, with X, gave"


def _all(who: list[Party], kinds: tuple[str, ...]) -> bool:
    return all(one.kind in kinds for one in who)


def carried_by(one: Statement) -> None:
    """Makes a haulier or an airline that delivers what somebody gives its `via`."""
    carriers = lexicon().sets["carriers"]
    by = [who for who in one.funders if not carriers.isdisjoint(who.text.lower().split())]
    if by:
        one.funders = [who for who in one.funders if who not in by]
        one.roles.via = one.roles.via or by


def _serves(clause: Clause) -> Statement | None:
    """ "$12 million will endow the scholars program": money that serves somebody is his."""
    text, tokens, group, _, limit = clause
    verb, subject = clause.verb, clause.subject
    who, after = parties(text, tokens, group.last + 1, limit)
    named = [one for one in who if one.kind in (*PROPER, *COMMON)]
    if not named:
        named, after = hosted(text, tokens, group.last + 1, limit)
    money = all(thing.kind == "money" for thing in subject.gifts)
    whose = any(token.low == "whose" for token in tokens[: group.first])  # "whose $5 paid for it"
    if (
        not (named or (whose and subject.parties))
        or not money
        or (after < limit and tokens[after].kind == "'s")
    ):
        return None
    if group.tense == "present" and tokens[0].kind == "money":
        return None  # "$600 stocks a pantry": what a gift would do
    last = subject.gifts[-1].end
    if any(t.low in ("to", "for") for t in tokens[: group.first] if t.start >= last):
        return None  # "$5 million to X will support Y": X has it
    roles = read_roles(text, tokens, after, limit, verb.sense)
    one = statement_of(tokens, group, verb, subject.gifts, roles, after, limit)
    one.recipients = named or thanker(text, tokens, subject.parties)
    one.funders = list(subject.parties)
    one.rule = f"{verb.lemma}:serves"
    one.giver = verb.giver and not called_a_gift(tokens, 0, group.first, subject.gifts)
    return one


def _for_another(text: str, tokens: list[Token], at: int, limit: int) -> bool:
    """Whether who "secured $5 million for X" got nothing: it is X who did, from nobody named."""
    if at >= limit or tokens[at].low != "for":
        return False
    who, _ = parties(text, tokens, at + 1, limit)
    return bool(who) and who[0].kind in PROPER and tokens[at - 1].kind != "noun"


def _raised(tokens: list[Token], at: int, one: Statement) -> bool:
    """Whether money is raised for a cause; what one gets from others is received from them."""
    financiers = lexicon().sets["financiers"]
    aim = [token.low for token in tokens[at : at + 5]]
    if aim[:1] and aim[0] in ("toward", "towards") and not lexicon().sets["goals"].isdisjoint(aim):
        return False  # how far a campaign has come
    if (
        not one.recipients
        and one.roles.purpose is None
        and any(token.low in lexicon().sets["financing"] for token in tokens)
    ):
        return False
    near = tokens[at : at + 4]
    if near and near[0].low == "from" and any(token.low in financiers for token in near):
        return False
    if all(who.kind == "place" for who in one.roles.sources):
        return True  # "sourced from South Korea"
    if one.roles.sources and not one.recipients:
        one.recipients, one.funders, one.status = one.funders, list(one.roles.sources), "received"
    return True


def _named_after(text: str, tokens: list[Token], at: int, who: list[Party]) -> list[Party]:
    """Who "three teams" are: "three teams will share $6 million: A, B and C"."""
    if not who or who[0].kind not in COMMON or at >= len(tokens) or tokens[at].kind != ":":
        return []
    named, _ = parties(text, tokens, at + 1, len(tokens))
    return named if len(named) > 1 and all(one.kind in PROPER for one in named) else []


def handed_out_in(text: str, tokens: list[Token], at: int, limit: int) -> list[Party]:
    """The places where goods are handed out: "400 tents in Hatay and Aleppo"."""
    if at >= limit or tokens[at].low not in ("in", "across", "throughout"):
        return []
    who, _ = parties(text, tokens, at + 1, limit)
    places = all(one.kind in ("place", "body") or _unknown(one) for one in who)
    return who if places else []


def _unknown(one: Party) -> bool:
    words = one.text.lower().split()
    return one.kind == "name" and (len(words) == 1 or words[-1] in lexicon().sets["area_words"])


def _is_carrier(who: list[Party]) -> bool:
    """Whether a subject is the gift itself ("the grant will provide ..."), not who gives it."""
    words = lexicon().sets["gift_carriers"] | lexicon().sets["vehicles"]
    return bool(who) and all(
        one.kind not in (*PROPER, "pronoun") and one.text.lower().split()[-1] in words
        for one in who
    )


def called_a_gift(tokens: list[Token], i: int, at: int, things: list[Gift]) -> bool:
    """Whether the object is called a donation, grant, ...: "announced a donation of $5 million"."""
    return any(token.kind == "noun" for token in tokens[i:at]) or (
        at < len(tokens) and tokens[at].kind == "noun"
    )
