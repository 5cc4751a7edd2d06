"""Tokens of a sentence -> statements of giving, one frame of the lexicon each.

A frame is a verb or a noun of giving with what stands around it. Verbs are read in the order of the
sentence; a verb without a subject of its own takes the one before ("has bought and donated").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.find.arguments import Gift, Party, gift, gifts, parties
from extractor.find.complements import Roles, dates_the_act, read_roles
from extractor.find.tokens import Token, Verb, lexicon
from extractor.values.dates import Date

_GROUP = ("aux", "will", "adv", "neg", "date", "total")
_BOUNDARY = (",", ";", ":", "and", "sub", "rel", '"', "(", ")", "prep", "date")
_HELPING_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "am", "'s", "’s", "get", "gets", "got"))
_TIMES = frozenset("this last morning afternoon evening week month year".split())
_PROPER = ("organization", "person", "place", "group", "programme", "name")


@dataclass(slots=True)
class Statement:
    """What one frame says: who is named, by text position; what is left out stays empty."""

    rule: str
    sense: str
    gifts: list[Gift]
    status: str
    start: int
    end: int
    funders: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    roles: Roles = field(default_factory=Roles)
    each: bool = False
    total: bool = False
    giver: bool = False
    carrier: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries: tokens first to last, the verb at `verb`."""

    first: int
    verb: int
    last: int
    passive: bool
    reduced: bool
    tense: str  # past, future, present, infinitive, gerund
    said: bool  # false where the act is denied, only possible, or not committed to


@dataclass(slots=True)
class _Subject:
    parties: list[Party]
    gifts: list[Gift]


def statements(text: str, tokens: list[Token]) -> list[Statement]:
    """The statements that one sentence makes, in order."""
    if any(token.kind == "?" for token in tokens):
        return []
    groups = [_group(tokens, i) for i, token in enumerate(tokens) if token.kind == "verb"]
    found: list[Statement] = []
    last_subject = _Subject([], [])
    floor = 0
    skip_to = -1
    for number, group in enumerate(groups):
        if group.verb < skip_to:
            continue
        if not group.said:
            if not group.reduced and group.tense != "infinitive":
                floor = group.last + 1
            continue
        limit = _limit(tokens, groups, number)
        subject = _subject(text, tokens, group, floor, last_subject)
        for statement in _verb_frames(text, tokens, group, subject, limit):
            if statement.roles.date is None:
                statement.roles.date = _date_before(tokens, floor, group.first)
            found.append(statement)
        if not group.reduced and group.tense not in ("gerund",):
            if subject.parties or subject.gifts:
                last_subject = subject
            if group.tense != "infinitive":
                floor = group.last + 1
    found.extend(_noun_frames(text, tokens, found))
    return found


def _date_before(tokens: list[Token], lo: int, hi: int) -> Date | None:
    """The date that stands before a verb in its clause ("On 3 May, X gave")."""
    for at in range(lo, hi):
        if tokens[at].kind == "date" and dates_the_act(tokens, at):
            value: Date = tokens[at].value
            return value
    return None


# Verb groups -------------------------------------------------------------------------------------


def _group(tokens: list[Token], i: int) -> Group:
    """The verb group of the verb at i."""
    lex = lexicon()
    verb: Verb = tokens[i].value
    form = tokens[i].low
    first, said = i, True
    infinitive = False
    while first > 0:
        token = tokens[first - 1]
        if token.low in ("each", "both", "all") and first > 1:
            pass
        elif token.kind in _GROUP and not (token.kind == "date" and first == i):
            said = said and token.kind != "neg"
        elif token.kind == "modal":
            said = False
        elif token.low == "to" and token.kind == "prep" and form == verb.forms[0] and not infinitive:
            infinitive = True
        elif _joined_verb(tokens, first - 1, form):
            first -= 1
        else:
            break
        first -= 1
    while first < i and tokens[first].kind in ("adv", "date", "total", "det"):
        first += 1
    inside = tokens[first:i]
    be = any(token.low in _HELPING_BE for token in inside if token.kind == "aux")
    will = any(token.kind == "will" for token in inside)
    participle = form in (verb.forms[2], verb.forms[3])
    passive = be and participle and not form.endswith("ing")
    tense = "past" if participle else "present"
    if any(token.low == "would" for token in inside) and any(token.low == "have" for token in inside):
        said = False
    if will:
        tense = "future"
    elif infinitive:
        tense = "infinitive"
    elif form.endswith("ing") and not be:
        tense = "gerund"
    reduced = False
    if verb.sense != "move" and participle and not inside and form == verb.forms[3] and _is_reduced(tokens, i):
        passive = reduced = True
    if infinitive:
        be_inside = any(token.low == "be" for token in inside)
        reduced = be_inside and first > 0 and tokens[first - 1].kind in ("goods", "money", "word", "noun")
        said = said and (reduced or _committed(tokens, first))
        tense = "future" if reduced else tense
    if _conditional(tokens, first):
        said = False
    if verb.sense == "give" and form in lex.sets["helping"] and infinitive:
        said = False
    return Group(first, i, i, passive, reduced, tense, said)


def _joined_verb(tokens: list[Token], at: int, form: str) -> bool:
    """Whether "and" at `at` joins another verb of the same form ("sourced and donated")."""
    if tokens[at].kind != "and" or at == 0:
        return False
    other = tokens[at - 1]
    ending = "ing" if form.endswith("ing") else "ed"
    return form.endswith(ending) and other.low.endswith(ending) and other.kind in ("verb", "word")


def _is_reduced(tokens: list[Token], i: int) -> bool:
    """Whether a participle hangs on the noun before it ("masks donated by X to Y")."""
    if i == 0:
        return False
    before = tokens[i - 2] if i > 1 and tokens[i - 1].kind == "," else tokens[i - 1]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before.kind not in ("goods", "money", "word", "noun", ")", "date"):
        return False
    return after is None or after.kind in (".", ",", "date") or (
        after.kind == "prep" and after.low in ("by", "to", "for", "from", "via", "through", "towards", "in")
    )


def _committed(tokens: list[Token], first: int) -> bool:
    """Whether what stands before an infinitive commits to the act ("agreed to", "is proud to")."""
    sets = lexicon().sets
    at = first - 1
    while at >= 0 and (tokens[at].kind in ("date", "adv", ",") or tokens[at].low in _TIMES):
        at -= 1
    if at < 0:
        return False
    if tokens[at].low in ("fund", "funds", "programme", "program", "campaign", "agreement"):
        return True
    if tokens[at].low in sets["committed"]:
        return tokens[at - 1].kind not in ("neg",) if at else True
    for back in range(at, max(-1, at - 7), -1):  # "partnered with X to", "joined hands with X to"
        if tokens[back].low in ("partnered", "partnering", "teamed", "joined", "hands", "forces", "worked"):
            return True
    return False


def _conditional(tokens: list[Token], first: int) -> bool:
    """Whether the clause of the verb group begins with "if", "whether", or calls on somebody."""
    sets = lexicon().sets
    for at in range(first - 1, max(-1, first - 12), -1):
        token = tokens[at]
        if token.low in sets["conditions"] and (token.kind == "sub"):
            return True
        if token.low in ("hope", "hopes", "hoped", "wish", "wishes", "urge", "urged", "urges", "please", "encourage", "encourages", "appeal", "appeals", "called", "calls", "you"):
            return token.kind != "noun"
        if token.kind in (";", ":"):
            return False
    return False


def _limit(tokens: list[Token], groups: list[Group], number: int) -> int:
    """Where the complement of a verb ends: before the clause of the next finite verb."""
    here = groups[number]
    for later in groups[number + 1 :]:
        if later.reduced or later.tense in ("infinitive", "gerund"):
            continue
        at = later.first
        if at <= here.last:
            continue
        if here.reduced:
            return at
        back = at
        while back > here.last + 1 and tokens[back - 1].kind not in (",", "and", ";", ":", "rel", "sub"):
            back -= 1
        back = _before_list(tokens, back, here.last + 1)
        if back > here.last + 1:
            return back - 1 if tokens[back - 1].kind in (",", "and", ";", ":") else back
        return at
    return len(tokens)


def _before_list(tokens: list[Token], at: int, floor: int) -> int:
    """Back over "A, B and" where each is a gift of the clause that follows."""
    while at - 2 > floor and tokens[at - 1].kind in (",", "and") and tokens[at - 2].kind == "goods":
        step = at - 2
        while step > floor and tokens[step - 1].kind in ("det", "adv"):
            step -= 1
        if step <= floor or tokens[step - 1].kind not in (",", "and"):
            break
        at = step
    return at


# Subjects ----------------------------------------------------------------------------------------


def _subject(
    text: str, tokens: list[Token], group: Group, floor: int, last: _Subject
) -> _Subject:
    """Who or what stands before a verb group."""
    hi = group.first
    if group.reduced:
        return _reduced_subject(text, tokens, hi)
    if group.tense == "gerund":
        return _gerund_subject(text, tokens, group, last)
    lo = floor
    for at in range(hi - 1, lo - 1, -1):
        if tokens[at].kind in (";", '"'):
            lo = at + 1
            break
    while hi > lo and (
        tokens[hi - 1].kind in (",", "adv", "date", ")", "'s")
        or tokens[hi - 1].low in ("each", "both", "all")
    ):
        if tokens[hi - 1].kind == ")":
            hi = _opening(tokens, hi - 1, lo)
            continue
        hi -= 1
    if hi <= lo:
        return last
    closing = tokens[hi - 1]
    if closing.kind == "and" and floor:
        return last
    if closing.kind == "pronoun":
        who = Party(closing.start, closing.end, text[closing.start : closing.end], "pronoun")
        return _Subject([who, *_joined(text, tokens, hi, hi, hi - 1)], [])
    if closing.kind == "rel":
        return _antecedent(text, tokens, hi - 1)
    if group.tense == "infinitive":
        hi = next((at for at in range(lo + 1, hi) if tokens[at].kind == "aux"), hi)
        whole = _covered(text, tokens, lo, hi, ends=False)
        return whole if whole.parties or whole.gifts else last
    return _covered(text, tokens, lo, hi, ends=True)


def _opening(tokens: list[Token], at: int, lo: int) -> int:
    while at > lo and tokens[at].kind != "(":
        at -= 1
    return at


def _covered(text: str, tokens: list[Token], lo: int, hi: int, ends: bool) -> _Subject:
    """The first noun phrase or list of them from which on the clause runs up to the verb."""
    starts = [lo] if lo == 0 else []
    starts += [at + 1 for at in range(lo, hi) if tokens[at].kind in _BOUNDARY or _reports(tokens[at])]
    starts += [
        at
        for at in range(lo + 1, hi)
        if tokens[at].kind in ("det", "name") and tokens[at - 1].kind in ("word", "adv")
    ]
    for start in starts:
        while start < hi and tokens[start].kind in ("and", "adv"):
            start += 1
        if start >= hi or start > lo and tokens[start - 1].kind == "prep" and not _opens(tokens, start, lo):
            continue
        things, at = gifts(text, tokens, start, hi, inside=True)
        if things and _closes(tokens, at, hi):
            return _Subject(_owner(text, tokens, start, hi), things)
        who, at = parties(text, tokens, start, hi, inside=True)
        if who and who[0].kind == "phrase" and at < hi and tokens[at].kind == ",":
            continue
        if who and (not ends or _closes(tokens, at, hi)):
            return _Subject(who + _joined(text, tokens, at, hi, start), [])
    return _Subject([], [])


def _reports(token: Token) -> bool:
    return token.low in lexicon().sets["reporting"]


def _opens(tokens: list[Token], start: int, lo: int) -> bool:
    """Whether a preposition before a phrase opens a clause ("Since we announced")."""
    return tokens[start - 1].low in ("since", "after", "before", "as", "until") and start - 1 == lo


def _owner(text: str, tokens: list[Token], start: int, hi: int) -> list[Party]:
    """Whose gift a gift is: "our donation of", "X's grant of"."""
    token = tokens[start]
    if token.kind == "my":
        return [Party(token.start, token.end, text[token.start : token.end], "pronoun")]
    if token.kind == "name" and start + 1 < hi and tokens[start + 1].kind == "'s":
        return [Party(token.start, token.end, text[token.start : token.end], token.value.kind)]
    if (
        token.kind == "word"
        and text[token.start].isupper()
        and start + 1 < hi
        and tokens[start + 1].kind == "'s"
    ):
        return [Party(token.start, token.end, text[token.start : token.end], "name")]
    return []


def _closes(tokens: list[Token], at: int, hi: int) -> bool:
    """Whether only what hangs on a subject stands between it and its verb."""
    if at >= hi:
        return True
    if tokens[at].kind in ("rel", "(", "with", "date", "among"):
        return True
    if tokens[at].kind == ",":
        return at + 1 < hi and tokens[at + 1].kind in ("rel", "verb", "prep", "det", "with", "date", "adv", "word", "name", "among") and (
            tokens[hi - 1].kind == "," or hi < len(tokens) and _comma_before(tokens, at, hi)
        )
    for token in tokens[at:hi]:
        if token.kind in (",", ";", "pronoun", "sub") or (
            token.kind in ("aux", "will", "modal") and not _inside_relative(tokens, at, hi)
        ):
            return False
    return tokens[at].kind in ("prep", "verb", "word", "noun", "adv")


def _comma_before(tokens: list[Token], at: int, hi: int) -> bool:
    return any(token.kind == "," for token in tokens[at + 1 : hi + 1])


def _inside_relative(tokens: list[Token], at: int, hi: int) -> bool:
    return any(token.kind == "rel" for token in tokens[at:hi])


def _joined(text: str, tokens: list[Token], at: int, hi: int, start: int) -> list[Party]:
    """Those with whom the subject acts: "together with Z" after it, or before it."""
    found: list[Party] = []
    for place in [*range(max(0, start - 8), start), *range(at, hi)]:
        if tokens[place].kind == "with":
            who, _ = parties(text, tokens, place + 1, hi)
            found += [one for one in who if one.kind in _PROPER]
    return found


def _reduced_subject(text: str, tokens: list[Token], hi: int) -> _Subject:
    """The gift that a participle hangs on: the list of gifts that ends where it begins."""
    if tokens[hi - 1].kind == ",":
        hi -= 1
    for start in range(max(0, hi - 24), hi):
        if start and tokens[start - 1].kind not in (",", "prep", "verb", "and", "aux", "sub", "rel", ".", ":", '"', "total", "adv", "word"):
            continue
        if tokens[start].kind in ("and", ",", "prep", "verb"):
            continue
        things, at = gifts(text, tokens, start, hi)
        if things and things[0].kind != "vague" and (at >= hi or tokens[at].kind in ("word", "(", "date") and hi - at <= 3):
            return _Subject([], things)
    return _Subject([], [])


def _gerund_subject(
    text: str, tokens: list[Token], group: Group, last: _Subject
) -> _Subject:
    """Who does what a gerund says: the subject of its main clause, or "by X" in it."""
    before = tokens[group.first - 1] if group.first else None
    if before is not None and before.low == "for":
        return _Subject(_thanked(text, tokens, group.first - 1), [])
    if before is not None and before.kind == "prep" and before.low in ("after", "by", "in", "through", "besides"):
        if group.first > 1:
            who = _covered(text, tokens, 0, group.first - 1, ends=False)
            if who.parties:
                return who
        return _main_clause(text, tokens, group)
    if before is None:
        return _main_clause(text, tokens, group)
    if before.kind == "," and last.parties:
        return last
    if before.kind == ",":
        return _covered(text, tokens, 0, group.first - 1, ends=False)
    return _Subject([], [])


def _thanked(text: str, tokens: list[Token], at: int) -> list[Party]:
    """Who stands right before "for": "thanks to X for donating", "we thank X for its gift of"."""
    for start in range(max(0, at - 12), at):
        if start and (tokens[start - 1].low in ("to", "thank", "thanks", "thanked", "and")):
            who, after = parties(text, tokens, start, at, inside=True)
            if who and after >= at:
                return who
    return []


def _thanker(text: str, tokens: list[Token], thanked: list[Party]) -> list[Party]:
    """Who thanks: the subject of the sentence, which has what it gives thanks for."""
    if not any(token.low in ("thank", "thanks", "thanked", "grateful", "gratitude") for token in tokens):
        return []
    who, _ = parties(text, tokens, 0, len(tokens))
    return [one for one in who if one.kind in (*_PROPER, "pronoun") and one not in thanked]


def _main_clause(text: str, tokens: list[Token], group: Group) -> _Subject:
    for at in range(group.last, len(tokens) - 1):
        if tokens[at].low == "by":
            who, _ = parties(text, tokens, at + 1, len(tokens))
            if who and who[0].kind in (*_PROPER, "pronoun"):
                return _Subject(who, [])
        if tokens[at].kind == ",":
            who, after = parties(text, tokens, at + 1, len(tokens))
            if who and who[0].kind in (*_PROPER, "pronoun") and after < len(tokens) and (
                tokens[after].kind in ("aux", "will", "verb", "word", "adv")
            ):
                return _Subject(who, [])
    return _Subject([], [])


def _antecedent(text: str, tokens: list[Token], rel: int) -> _Subject:
    """What "which", "who" stand for: the phrase right before."""
    hi = rel
    while hi > 0 and tokens[hi - 1].kind in (",", "prep"):
        hi -= 1
    if hi == 0:
        return _Subject([], [])
    before = tokens[hi - 1]
    if before.kind == "name":
        return _Subject([Party(before.start, before.end, text[before.start : before.end], before.value.kind)], [])
    if before.kind in ("goods", "money"):
        thing, _ = gift(text, tokens, hi - 1, hi)
        return _Subject([], [thing] if thing else [])
    return _Subject([], [])


# Frames ------------------------------------------------------------------------------------------


def _verb_frames(
    text: str, tokens: list[Token], group: Group, subject: _Subject, limit: int
) -> list[Statement]:
    """What one verb says: "gave $5 million to X and $2 million to Y" says it twice."""
    verb: Verb = tokens[group.verb].value
    if group.passive:
        one = _passive(text, tokens, group, subject, limit, verb)
        return [one, *_elided(text, tokens, group, one, limit, verb)] if one else []
    if verb.sense == "move":
        one = _moving(text, tokens, group, subject, limit, verb)
        return [one] if one else []
    made: list[Statement] = []
    after = group.last + 1
    if group.tense == "gerund":  # "X for giving this and to Y for that" are two
        limit = next(
            (at for at in range(after, limit - 1) if tokens[at].kind == "and" and tokens[at + 1].low == "to"),
            limit,
        )
    while after < limit and len(made) < 12:
        one = _active(text, tokens, group, subject, limit, verb, after)
        if one is None:
            break
        made.append(one)
        after = one.roles.end
        while after < limit and tokens[after].kind in ("and", ",", "det", "adv"):
            after += 1
        if after >= limit or tokens[after].kind not in ("money", "goods"):
            break
    return made


def _elided(
    text: str, tokens: list[Token], group: Group, first: Statement, limit: int, verb: Verb
) -> list[Statement]:
    """The further gifts of a passive: "$12 million was given to X and $5 million to Y"."""
    made: list[Statement] = []
    at = first.roles.end
    while at < limit and first.recipients and not first.rule.endswith("recipient-passive"):
        while at < limit and tokens[at].kind in ("and", ",", "det", "adv"):
            at += 1
        things, after = gifts(text, tokens, at, limit)
        if not things or things[0].kind == "vague":
            break
        roles = read_roles(text, tokens, after, limit, "passive")
        if not roles.recipients:
            break
        one = _statement(tokens, group, verb, things, roles, after, limit)
        one.recipients, one.funders = list(roles.recipients), list(roles.agents or first.funders)
        one.rule = first.rule
        made.append(one)
        at = roles.end
    return made


def _active(
    text: str,
    tokens: list[Token],
    group: Group,
    subject: _Subject,
    limit: int,
    verb: Verb,
    after: int,
) -> Statement | None:
    who = subject.parties
    if verb.sense == "raise":
        who = [one for one in who if one.kind in (*_PROPER, "pronoun")]
    things, at, object_parties = _object(text, tokens, after, limit, verb)
    if not things:
        return None
    if verb.sense == "found" and not all(thing.fund and thing.kind == "money" for thing in things):
        return None
    named = verb.sense != "state" or _of_giving(tokens, after, at, things)
    if not named and (verb.lemma != "announce" or things[0].kind != "money"):
        return None
    roles = read_roles(text, tokens, at, limit, verb.sense)
    statement = _statement(tokens, group, verb, things, roles, at, limit)
    statement.giver = verb.giver or not named
    recipients = object_parties or roles.recipients
    if verb.sense == "receive" or verb.sense == "state" and roles.sources and not recipients:
        statement.recipients, statement.funders = list(who), list(roles.sources)
    else:
        statement.funders = list(who)
        statement.recipients = list(recipients)
        if group.tense == "gerund" and not recipients:
            statement.recipients = _thanker(text, tokens, who)
    statement.rule = f"{verb.lemma}:active"
    statement.carrier = _is_carrier(who)
    return statement


def _is_carrier(who: list[Party]) -> bool:
    """Whether a subject is the gift itself ("the grant will provide ..."), not who gives it."""
    words = lexicon().sets["gift_carriers"]
    return bool(who) and all(
        one.kind not in (*_PROPER, "pronoun") and one.text.lower().split()[-1] in words for one in who
    )


def _of_giving(tokens: list[Token], i: int, at: int, things: list[Gift]) -> bool:
    """Whether the object is called a donation, grant, ...: "announced a donation of $5 million"."""
    return any(token.kind == "noun" for token in tokens[i:at]) or (
        at < len(tokens) and tokens[at].kind == "noun"
    )


def _object(
    text: str, tokens: list[Token], i: int, limit: int, verb: Verb
) -> tuple[list[Gift], int, list[Party]]:
    """The gifts after a verb, and the recipient before them ("gave X $5 million", "X with kits")."""
    while i < limit and tokens[i].kind in ("adv", "date", "free"):
        i += 1
    things, at = gifts(text, tokens, i, limit)
    if things and (things[0].kind != "vague" or not verb.recipient_object):
        return things, at, []
    if verb.recipient_object:
        who, after = parties(text, tokens, i, limit)
        if who and all(one.kind != "phrase" for one in who):
            step = after
            while step < limit and tokens[step].kind not in ("money", "goods", ",", ";", "verb"):
                if tokens[step].kind == "prep" and tokens[step].low == "with":
                    step += 1
                    break
                step += 1
            for start in (after, step):
                if start < limit and (start > after or tokens[start].kind in ("det", "money", "goods", "adv", "noun", "with", "my")):
                    given, end = gifts(text, tokens, start, limit)
                    if given:
                        return given, end, who
    if things:
        return things, at, []
    if i < limit and tokens[i].kind == "prep" and tokens[i].low in ("to", "towards", "toward"):
        who, after = parties(text, tokens, i + 1, limit)
        given, end = gifts(text, tokens, after, limit) if who else ([], i)
        if given and given[0].kind != "vague":
            return given, end, who
    return [], i, []


def _passive(
    text: str, tokens: list[Token], group: Group, subject: _Subject, limit: int, verb: Verb
) -> Statement | None:
    after = group.last + 1
    roles = read_roles(text, tokens, after, limit, "passive", inside=group.reduced)
    if subject.gifts and subject.gifts[0].kind != "vague" or subject.gifts and roles.late:
        things = subject.gifts
        if things[0].kind == "vague":
            return None
        if verb.sense == "state" and not group.reduced and not subject.parties:
            things = [thing for thing in things if thing.kind == "money"]
            if not things or not _of_giving(tokens, 0, group.first, things):
                return None
        statement = _statement(tokens, group, verb, things, roles, after, limit)
        statement.recipients = list(roles.recipients)
        if verb.sense == "receive":
            statement.funders, statement.recipients = list(roles.sources), list(roles.agents)
        else:
            statement.funders = list(
            roles.agents
            or roles.sources
            or subject.parties
            or _signatories(text, tokens, group, statement.recipients)
        )
        statement.rule = f"{verb.lemma}:{'participle' if group.reduced else 'passive'}"
        return statement
    if not subject.parties or verb.sense != "give" or group.reduced:
        return None
    if subject.parties[0].kind == "pronoun" and roles.via:
        follow = _statement(tokens, group, verb, [], roles, after, limit)
        follow.sense = "follow"
        return follow
    start = after
    while start < limit and tokens[start].kind in ("prep", "adv") and tokens[start].low in ("with", "by"):
        start += 1
    things, at = gifts(text, tokens, start, limit)
    if not things or things[0].kind == "vague" or not verb.recipient_object:
        return None
    roles = read_roles(text, tokens, at, limit, "receive")
    statement = _statement(tokens, group, verb, things, roles, at, limit)
    statement.recipients = list(subject.parties)
    statement.funders = list(roles.agents or roles.sources)
    statement.rule = f"{verb.lemma}:recipient-passive"
    return statement


def _signatories(
    text: str, tokens: list[Token], group: Group, recipients: list[Party]
) -> list[Party]:
    """Who signed the agreement "through which" a gift is made, but for those who get it."""
    through = [
        at
        for at in range(1, group.first)
        if tokens[at].kind == "rel" and tokens[at - 1].low in ("through", "under", "by")
    ]
    if not through or not any(token.low == "signed" for token in tokens[: through[0]]):
        return []
    verb = next((at for at, token in enumerate(tokens) if token.kind == "aux"), through[0])
    named = [re.sub(r"\W+", " ", one.text.lower()) for one in recipients]
    signed = _covered(text, tokens, 0, verb, ends=False).parties
    return [
        one for one in signed if not any(name in one.text.lower() for name in named)
    ]


def _moving(
    text: str, tokens: list[Token], group: Group, subject: _Subject, limit: int, verb: Verb
) -> Statement | None:
    if not subject.gifts or subject.gifts[0].kind == "vague":
        return None
    roles = read_roles(text, tokens, group.last + 1, limit, "move")
    if verb.lemma == "reach" and not roles.recipients:
        who, _ = parties(text, tokens, group.last + 1, limit)
        roles.recipients = [one for one in who if one.kind != "phrase"]
    if verb.lemma in ("go", "reach") and not roles.recipients:
        return None
    statement = _statement(tokens, group, verb, subject.gifts, roles, group.last + 1, limit)
    statement.recipients = list(roles.recipients)
    statement.funders = list(subject.parties)
    statement.rule = f"{verb.lemma}:moving"
    return statement


def _statement(
    tokens: list[Token],
    group: Group,
    verb: Verb,
    things: list[Gift],
    roles: Roles,
    at: int,
    limit: int,
) -> Statement:
    status = verb.status
    if group.tense in ("future", "infinitive") and verb.lemma not in ("depart", "arrive", "leave for"):
        status = "pledged"
    elif group.tense in ("future", "infinitive"):
        status = "given"
    around = tokens[max(0, group.first - 6) : limit]
    words = {token.low for token in around if token.kind in ("det", "adv")}
    return Statement(
        rule=verb.lemma,
        sense=verb.sense,
        gifts=things,
        status=status,
        start=tokens[group.first].start,
        end=tokens[limit - 1].end if limit > group.last else tokens[group.last].end,
        roles=roles,
        each="each" in words or "respectively" in {token.low for token in tokens},
        total=any(token.kind == "total" for token in around),
        giver=verb.giver,
    )


# Noun frames -------------------------------------------------------------------------------------


def _noun_frames(text: str, tokens: list[Token], found: list[Statement]) -> list[Statement]:
    """Statements of a noun: "X's $5 million donation to Y", "a grant of £2 million from X"."""
    made: list[Statement] = []
    for at, token in enumerate(tokens):
        if token.kind != "noun":
            continue
        start = at
        while start > 0 and tokens[start - 1].kind in ("word", "money", "my", "det", "adv", "noun"):
            start -= 1
        if start > 1 and tokens[start - 1].kind == "'s" and tokens[start - 2].kind in ("name", "noun", "word"):
            start -= 2
        things, after = gifts(text, tokens, _own(tokens, start), len(tokens), inside=True)
        things = [thing for thing in things if thing.kind in ("money", "goods") and thing.amount]
        if not things or after <= at:
            continue
        limit = _limit_of(tokens, things[0], found)
        roles = read_roles(text, tokens, after, limit, "noun", inside=True)
        owner = _owner(text, tokens, start, len(tokens))
        funders = list(roles.agents or roles.sources or owner)
        if not funders and start and tokens[start - 1].low == "for":
            funders = _thanked(text, tokens, start - 1)
            roles.recipients = roles.recipients or _thanker(text, tokens, funders)
        if roles.sources and not roles.recipients and start and _enabling(tokens[start - 1]):
            roles.recipients = _main_subject(text, tokens, start - 1)
        if not funders and not roles.recipients:
            continue
        made.append(
            Statement(
                rule=f"{token.low}:noun",
                sense="noun",
                gifts=things,
                status="given",
                start=tokens[start].start,
                end=tokens[min(after, len(tokens) - 1)].end,
                funders=funders,
                recipients=list(roles.recipients),
                roles=roles,
            )
        )
    return made


def _enabling(token: Token) -> bool:
    return token.low in ("with", "to", "using", "by", "through")


def _main_subject(text: str, tokens: list[Token], at: int) -> list[Party]:
    """Who does what a gift enables: "With a grant from X, Y will", "Y built it with a grant"."""
    if at > 1:
        first, _ = parties(text, tokens, 0, at)
        if first and first[0].kind in _PROPER:
            return first
    for comma in range(at, len(tokens) - 1):
        if tokens[comma].kind == ",":
            who, after = parties(text, tokens, comma + 1, len(tokens), inside=True)
            if who and who[0].kind in _PROPER and after < len(tokens) and tokens[after].kind in (
                "will", "aux", "verb", "word", "adv"
            ):
                return who
    return []


def _limit_of(tokens: list[Token], thing: Gift, found: list[Statement]) -> int:
    """Where the clause ends whose verb has the same gift, else the sentence."""
    ends = [one.end for one in found if any(other.start == thing.start for other in one.gifts)]
    if not ends:
        return len(tokens)
    return next((at for at, token in enumerate(tokens) if token.start >= max(ends)), len(tokens))


def _own(tokens: list[Token], start: int) -> int:
    """Past "X's" at the beginning of a gift."""
    if start + 1 < len(tokens) and tokens[start + 1].kind == "'s":
        return start + 2
    return start
