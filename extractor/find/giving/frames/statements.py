"""Tokens of a sentence -> statements of giving, one frame of the lexicon each.

A frame is a verb or a noun of giving with what stands around it. Verbs are read in the order of the
sentence; a verb without a subject of its own takes the one before ("has bought and donated").
"""

from __future__ import annotations

from functools import cache, partial

from extractor.find.giving.clauses.clause import Clause
from extractor.find.giving.clauses.complements import past_home
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.clauses.subjects import subject_of
from extractor.find.giving.frames.contents import content_frames
from extractor.find.giving.frames.costs import lend_costs
from extractor.find.giving.frames.lent_parties import (
    from_others,
    given_to_us,
    lend_agent,
    lend_givers,
)
from extractor.find.giving.frames.listed import listed_frames
from extractor.find.giving.frames.moving import cargo
from extractor.find.giving.frames.noun import noun_frames
from extractor.find.giving.frames.openings import date_before, date_by_opening, from_opening
from extractor.find.giving.frames.terse import terse_frames
from extractor.find.giving.frames.verb import verb_frames
from extractor.find.giving.gifts.side_figures import without_side_figures
from extractor.find.giving.parties.phrases import PROPER, Party
from extractor.find.giving.parties.relatives import Subject, Told
from extractor.find.giving.parties.shared_nouns import with_shared_nouns
from extractor.find.giving.parties.whole_names import whole_names
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.find.giving.words.verb_groups import Group, clause_end, read_group


def statements(text: str, tokens: list[Token]) -> list[Statement]:
    """The statements that one sentence makes, in order."""
    kinds = {token.kind for token in tokens}
    if "?" in kinds:
        return []
    tokens = whole_names(text, tokens)
    if "goods" in kinds:
        tokens = with_shared_nouns(tokens)
    if "goods" in kinds or "money" in kinds:
        tokens = without_side_figures(tokens)
    found = _by_verbs(text, tokens)
    lend_givers(found)
    given_to_us(found)
    lend_costs(text, tokens, found)
    found = listed_frames(text, tokens, [one for one in found if _complete(tokens, one)])
    found.extend(noun_frames(text, tokens, found))
    found.extend(content_frames(text, tokens))
    found.extend(terse_frames(text, tokens, found))
    date_by_opening(tokens, found)
    return found


def _by_verbs(text: str, tokens: list[Token]) -> list[Statement]:
    """What the verbs of a sentence say, each with what the clauses before it lend it."""
    groups = [read_group(tokens, i) for i, token in enumerate(tokens) if token.kind == "verb"]
    found: list[Statement] = []
    last = announcer = _nobody
    floor = 0
    for number, group in enumerate(groups):
        if group.said:
            limit = clause_end(tokens, groups, number)
            subject = cache(partial(_subject, text, tokens, group, floor, last))
            if tokens[group.verb].value.sense == "state" and not group.passive:
                announcer = subject
            made = verb_frames(Clause(text, tokens, group, subject, limit))
            made = [one for one in made if not _is_habit(tokens, floor, group, one)]
            sourced = _all_sources_read(tokens, group, limit, made)
            if not made:
                lend_agent(text, tokens, group, limit, found)
            for one in made:
                from_opening(text, tokens, group, floor, one)
                from_others(text, tokens, group, floor, one, found, announcer().parties)
                unread = _has_unread_subject(tokens, group, floor, one)
                one.unread = unread or not (sourced or one.funders)
                one.roles.date = one.roles.date or date_before(tokens, floor, group.first)
                found.append(one)
            if not group.reduced and group.tense != "gerund":
                last = cache(partial(_first_told, subject, last))
        opens = group.reduced or (group.said and group.tense == "gerund")
        if not opens and group.tense != "infinitive":
            floor = group.last + 1
    return found


def _nobody() -> Subject:
    return Subject([], [])


def _first_told(subject: Told, last: Told) -> Subject:
    """The subject if it was read, else that of a verb before."""
    return subject() if subject().parties or subject().gifts else last()


def _subject(text: str, tokens: list[Token], group: Group, floor: int, last: Told) -> Subject:
    """Who or what a verb is said of; of a vehicle that moves, the goods that it carries."""
    subject = subject_of(text, tokens, group, floor, last)
    verb = tokens[group.verb].value
    moves = verb.sense == "move" or verb.lemma == "leave"
    loose = all(thing.amount is None for thing in subject.gifts)
    goods = cargo(text, tokens, floor, group.first) if moves and loose else []
    return Subject([], goods) if goods else subject


def _is_habit(tokens: list[Token], lo: int, group: Group, one: Statement) -> bool:
    """Whether a relative clause says what somebody does as a rule, and no act: "a firm which brings
    vegetables to the markets"."""
    verb = tokens[group.verb]
    if group.passive or group.tense != "present" or verb.low != verb.value.forms[1]:
        return False
    if any(gift.kind != "goods" or gift.amount is not None for gift in one.gifts):
        return False
    told = any(token.kind == "rel" for token in tokens[lo : group.first])
    return told and verb.value.lemma not in lexicon().sets["helping"]


def _has_unread_subject(tokens: list[Token], group: Group, floor: int, one: Statement) -> bool:
    """Whether words stand before a verb of giving that were not read as who gives."""
    if one.funders or one.sense not in ("give", "raise") or one.rule.endswith("passive"):
        return False
    if group.reduced or group.passive or group.tense not in ("past", "present", "future"):
        return False
    return any(token.kind in ("word", "name", "noun") for token in tokens[floor : group.first])


def _all_sources_read(tokens: list[Token], group: Group, limit: int, made: list[Statement]) -> bool:
    """Whether nobody stands after "from" or "by" who was not read as who gives or carries."""
    receives = any(one.sense == "receive" for one in made)
    words = ("from", "by") if group.passive else ("from",) if receives else ()
    if any(one.funders or one.roles.via for one in made):
        return True
    return not any(
        tokens[at].low in words
        and tokens[at - 1].kind not in ("word", "verb")  # "a team led by"
        and tokens[at + 1].kind in ("det", "my", "name", "word", "adv")
        and not past_home(tokens, at, limit)
        for at in range(group.last + 1, min(limit, len(tokens) - 1))
    )


def _complete(tokens: list[Token], one: Statement) -> bool:
    """Whether what the verb needs to speak of giving is said."""
    if one.neutral and any(gift.kind == "goods" for gift in one.gifts) and _trades(tokens, one):
        return False
    if one.rule.split(":")[0] in lexicon().sets["spending"]:  # not "spent $5 on staff"
        return any(who.kind != "people" and _spent_on(tokens, who) for who in one.recipients)
    if one.needs == "recipient":
        collected = one.sense == "raise" and all(who.kind == "people" for who in one.funders)
        told = bool(one.funders) and (collected or one.adds or _bears_cost(tokens, one))
        return bool(one.recipients) or told
    if one.needs == "giver":
        return bool(one.funders)
    if one.needs == "goods":
        return bool(one.recipients) and all(gift.kind == "goods" for gift in one.gifts)
    if one.needs == "names":
        return bool(one.funders) or any(who.kind in PROPER for who in one.recipients)
    if one.needs == "money":
        return all(gift.kind == "money" for gift in one.gifts)
    if one.needs == "noun":
        around = [token for token in tokens if one.start <= token.start < one.end]
        if one.funders or any(token.kind == "noun" for token in around):
            one.needs = None
    return True


def _spent_on(tokens: list[Token], who: Party) -> bool:
    """Whether somebody stands right after "on", but for how many they are."""
    at = next((n for n, token in enumerate(tokens) if token.start >= who.start), 0)
    return any(token.low == "on" for token in tokens[max(0, at - 2) : at])


def _trades(tokens: list[Token], one: Statement) -> bool:
    """Whether goods are sold: "supplies Y with 40 beds under a contract"."""
    words = lexicon().sets["trading"]
    return any(one.start <= token.start < one.end and token.low in words for token in tokens)


def _bears_cost(tokens: list[Token], one: Statement) -> bool:
    """Whether a giver's money is for work that others do: "will pay for the freight, $5"."""
    words = lexicon().sets["costs_borne"]
    money = all(gift.kind == "money" for gift in one.gifts)
    return money and any(one.start <= t.start < one.end and t.low in words for t in tokens)
