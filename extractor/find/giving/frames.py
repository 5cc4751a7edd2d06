"""Tokens of a sentence -> statements of giving, one frame of the lexicon each.

A frame is a verb or a noun of giving with what stands around it. Verbs are read in the order of the
sentence; a verb without a subject of its own takes the one before ("has bought and donated").
"""

from __future__ import annotations

from itertools import pairwise

from extractor.find.giving.complements import past_home
from extractor.find.giving.listed_frames import listed_frames
from extractor.find.giving.moving_frames import cargo
from extractor.find.giving.noun_frames import content_frames, main_subject, noun_frames
from extractor.find.giving.party_phrases import COMMON, PROPER, Party, parties, party
from extractor.find.giving.relatives import Subject
from extractor.find.giving.roles import dates_the_act
from extractor.find.giving.shared_nouns import with_shared_nouns
from extractor.find.giving.side_figures import without_side_figures
from extractor.find.giving.statement import Statement
from extractor.find.giving.subjects import subject_of
from extractor.find.giving.terse_frames import terse_frames
from extractor.find.giving.tokens import Token, lexicon
from extractor.find.giving.verb_frames import verb_frames
from extractor.find.giving.verb_groups import Group, clause_end, read_group
from extractor.find.giving.whole_names import whole_names
from extractor.values.dates import Date


def statements(text: str, tokens: list[Token]) -> list[Statement]:
    """The statements that one sentence makes, in order."""
    if any(token.kind == "?" for token in tokens):
        return []
    tokens = without_side_figures(with_shared_nouns(whole_names(text, tokens)))
    groups = [read_group(tokens, i) for i, token in enumerate(tokens) if token.kind == "verb"]
    found: list[Statement] = []
    last_subject = Subject([], [])
    floor = 0
    announcer: list[Party] = []
    for number, group in enumerate(groups):
        if not group.said:
            if not group.reduced and group.tense != "infinitive":
                floor = group.last + 1
            continue
        limit = clause_end(tokens, groups, number)
        subject = subject_of(text, tokens, group, floor, last_subject)
        verb = tokens[group.verb].value
        moves = verb.sense == "move" or verb.lemma == "leave"
        loose = all(thing.amount is None for thing in subject.gifts)
        if moves and loose and (goods := cargo(text, tokens, floor, group.first)):
            subject = Subject([], goods)
        if tokens[group.verb].value.sense == "state" and not group.passive:
            announcer = subject.parties
        made = verb_frames(text, tokens, group, subject, limit)
        made = [one for one in made if not _is_habit(tokens, floor, group, one)]
        sourced = _all_sources_read(tokens, group, limit, made)
        for statement in made:
            if statement.sense == "receive" and not statement.funders:
                statement.funders = (
                    _announced_by(announcer, statement)
                    or _source_before(text, tokens, floor, group.first)
                    or _giver_of_whole(tokens, group.first, found)
                    or _giver_of_others(statement, found)
                )
            if tokens[0].low in ("through", "via") and not statement.roles.via:
                statement.roles.via = _passed_through(text, tokens)
            thanked = tokens[0].low in ("with", "thanks") and group.first < len(tokens) // 2 + 2
            if thanked and not statement.recipients and statement.sense == "give":
                statement.recipients = main_subject(text, tokens, 0)
            if statement.sense == "give" and not statement.recipients and not statement.roles.via:
                statement.recipients = _fronted(text, tokens, floor, group.first)
            if not statement.recipients and _gives_as_well(statement, tokens, floor):
                statement.recipients = _same_recipients(statement, found)
                statement.adds = statement.adds or bool(found and found[-1].adds)
            if not statement.funders and _more_of_it(tokens, group, statement):
                statement.part = True
            unread = _has_unread_subject(tokens, group, floor, statement)
            statement.unread = unread or not (sourced or statement.funders)
            if statement.roles.date is None:
                statement.roles.date = _date_before(tokens, floor, group.first)
            found.append(statement)
        if not group.reduced and group.tense not in ("gerund",):
            if subject.parties or subject.gifts:
                last_subject = subject
            if group.tense != "infinitive":
                floor = group.last + 1
    _lend_givers(found)
    _given_to_us(found)
    found = listed_frames(text, tokens, [one for one in found if _complete(tokens, one)])
    found.extend(noun_frames(text, tokens, found))
    found.extend(content_frames(text, tokens))
    found.extend(terse_frames(text, tokens, found))
    _date_by_opening(tokens, found)
    return found


_OPENS = ("prep", "det", "adv", "word", "noun")


def _date_by_opening(tokens: list[Token], found: list[Statement]) -> None:
    """Gives the date that opens a sentence to its clauses without one: "On 3 May X gave and Y
    lent", "Today X announced that it will give"; not to what had been given before."""
    at = 0
    while at < min(len(tokens), 5) and tokens[at].kind in _OPENS:
        at += 1
    if at == len(tokens) or tokens[at].kind != "date" or not dates_the_act(tokens, at):
        return
    for one in found:
        told = (token for token in tokens if token.start < one.end)
        if one.roles.date is None and not any(token.low == "had" for token in told):
            one.roles.date = tokens[at].value


def _given_to_us(found: list[Statement]) -> None:
    """Gives "us" what is told before of others who gave: "X gave $9,000, and Y gave us $4,000"."""
    for one, following in pairwise(found):
        alike = one.sense == following.sense == "give" and bool(one.funders)
        us = [who for who in following.recipients if who.text.lower() == "us"]
        if us and alike and not one.recipients and one.roles.purpose is None:
            one.recipients = us


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


def _lend_givers(found: list[Statement]) -> None:
    """Who bought what is given, gives it: "40 masks bought by X were handed to Y"."""
    bought = [one for one in found if one.rule.endswith(":participle") and one.funders]
    for one in found:
        for other in bought:
            same = [gift.start for gift in one.gifts] == [gift.start for gift in other.gifts]
            if same and not one.funders and one.sense in ("give", "move", "receive"):
                one.funders = list(other.funders)
            elif same and one is not other and _hands_on(one) and not _carries(other):
                one.roles.via = one.roles.via or one.funders  # "X delivered masks donated by Y"
                one.funders = list(other.funders)


def _hands_on(one: Statement) -> bool:
    """Whether who acts carries what another gave, or is a person who hands it over for him."""
    alone = one.sense == "give" and all(who.kind == "person" for who in one.funders)
    return _carries(one) or (alone and one.rule.endswith(":active"))


def _carries(one: Statement) -> bool:
    verb = lexicon().verbs.get(one.rule.split(":")[0])
    return verb is not None and verb.carries and one.rule.endswith(":active")


def _fronted(text: str, tokens: list[Token], lo: int, hi: int) -> list[Party]:
    """For whom a gift is, where its clause opens with it: "For the library, X gave books"."""
    if lo + 1 >= hi or tokens[lo].low not in ("for", "to"):
        return []
    who, after = party(text, tokens, lo + 1, hi)
    subject = after < hi and tokens[after].kind in (",", "pronoun", "det")
    closed = subject and tokens[hi - 1].kind != ","
    return [who] if who and closed and who.kind in (*PROPER, *COMMON) else []


def _gives_as_well(one: Statement, tokens: list[Token], floor: int) -> bool:
    """Whether a clause tells of money that is given as well: "..., and Y gave $4,000"."""
    joined = floor > 0 and any(token.low in ("and", "while") for token in tokens[floor:])
    active = one.sense == "give" and one.rule.endswith(":active") and one.roles.purpose is None
    money = bool(one.funders and one.gifts) and one.gifts[0].kind == "money"
    return (
        joined
        and active
        and money
        and not any(one.gifts[-1].end <= t.start < one.end and t.kind == "prep" for t in tokens)
    )


def _same_recipients(one: Statement, found: list[Statement]) -> list[Party]:
    """Who gets the money of another giver told just before in the sentence."""
    last = found[-1] if found else one
    money = all(thing.kind == "money" for thing in last.gifts)
    others = not {who.text.lower() for who in one.funders} & {w.text.lower() for w in last.funders}
    alike = last.sense == "give" and money and last.funders and others
    return list(last.recipients) if alike else []


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


def _announced_by(announcer: list[Party], statement: Statement) -> list[Party]:
    """Who announces that others will receive a gift gives it."""
    if any(one.kind == "pronoun" for one in statement.recipients):
        return []
    return list(announcer)


def _giver_of_whole(tokens: list[Token], at: int, found: list[Statement]) -> list[Party]:
    """Who gave the whole "among which X got 20 million" is a part of."""
    for i in range(1, at):
        if tokens[i].kind == "rel" and tokens[i - 1].low in ("among", "amongst", "of"):
            before = [one for one in found if one.start < tokens[i].start and one.funders]
            return list(before[-1].funders) if before else []
    return []


def _more_of_it(tokens: list[Token], group: Group, one: Statement) -> bool:
    """Whether what went to somebody is more of what was told: "A further 500 cots were sent"."""
    if not one.gifts:
        return False
    passive = one.rule.endswith((":passive", ":moving"))
    before = [token.low for token in tokens[: group.first] if token.end <= one.gifts[0].start]
    return passive and bool(before) and before[-1] in lexicon().sets["more_of_it"]


def _giver_of_others(one: Statement, found: list[Statement]) -> list[Party]:
    """Who gave the goods of which a bare number is told: "Mali received 200 beds from X; Niger got
    80"."""
    shared = all(thing.amount and thing.amount.text.isdigit() for thing in one.gifts)
    return list(found[-1].funders) if shared and found else []


def _source_before(text: str, tokens: list[Token], lo: int, hi: int) -> list[Party]:
    """From whom, where a clause of getting opens with it: "From the Fund, X received $5"."""
    if lo + 1 >= hi or tokens[lo].low != "from":
        return []
    who, after = party(text, tokens, lo + 1, hi)
    named = who is not None and who.kind in (*PROPER, "body", "programme_word")
    return [who] if who and named and after < hi and tokens[after].kind == "," else []


def _passed_through(text: str, tokens: list[Token]) -> list[Party]:
    """Through whom, where a sentence opens with it: "Through the Red Cross, X sent masks"."""
    who, after = parties(text, tokens, 1, len(tokens))
    named = bool(who) and all(one.kind in PROPER for one in who)
    return who if named and after < len(tokens) and tokens[after].kind == "," else []


def _complete(tokens: list[Token], one: Statement) -> bool:
    """Whether what the verb needs to speak of giving is said."""
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


def _bears_cost(tokens: list[Token], one: Statement) -> bool:
    """Whether a giver's money is for work that others do: "will pay for the freight, $5"."""
    words = lexicon().sets["costs_borne"]
    money = all(gift.kind == "money" for gift in one.gifts)
    return money and any(one.start <= t.start < one.end and t.low in words for t in tokens)


def _date_before(tokens: list[Token], lo: int, hi: int) -> Date | None:
    """The last date that stands before a verb in its clause ("On 3 May, X gave")."""
    for at in range(hi - 1, lo - 1, -1):
        if tokens[at].kind == "date" and dates_the_act(tokens, at):
            value: Date = tokens[at].value
            return value
    return None
