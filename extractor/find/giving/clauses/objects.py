"""What a verb of giving has as its object: the gifts, and who gets them if named beside them."""

from __future__ import annotations

from itertools import islice

from extractor.find.giving.clauses.free_services import free_object
from extractor.find.giving.gifts.gifts import Gift, gift, gifts
from extractor.find.giving.parties.phrases import (
    COMMON,
    PROPER,
    Party,
    is_abstract,
    parties,
    party,
)
from extractor.find.giving.words.tokens import Token, Verb, lexicon

_Object = tuple[list[Gift], int, list[Party]]
_WITHIN_OBJECT = 12  # words between such a verb and "with"


def object_of(text: str, tokens: list[Token], i: int, limit: int, verb: Verb) -> _Object:
    """The gifts after a verb, where they end, and the recipient before them ("gave X $5", "X with
    kits")."""
    begins = i
    while i < limit and tokens[i].kind in ("adv", "date", "free"):
        i += 1
    if verb.only_with:
        return _with(text, tokens, i, limit)
    if verb.lemma == "leave" and _is_loaded(tokens, i, limit):
        return [], i, []
    if verb.sense == "give" and (free := free_object(text, tokens, begins, limit, verb)):
        return free
    if verb.recipient_object and (told := _right_after_recipient(text, tokens, i, limit)):
        return told
    things, at = gifts(text, tokens, i, limit)
    if things and (things[0].kind != "vague" or not verb.recipient_object):
        return things, at, []
    if verb.recipient_object and (told := _after_recipient(text, tokens, i, limit)):
        return told
    if things:
        return things, at, []
    return _less_plainly(text, tokens, i, limit, verb) or ([], i, [])


def _is_loaded(tokens: list[Token], i: int, limit: int) -> bool:
    """Whether who left has something with him: "The ship left Hull with 22 ambulances"."""
    near = tokens[i : min(limit, i + _WITHIN_OBJECT)]
    links = (one for one in near if one.low == "with" or one.kind in ("money", "goods"))
    return any(one.low == "with" for one in islice(links, 1))


def _right_after_recipient(text: str, tokens: list[Token], i: int, limit: int) -> _Object | None:
    """ "Gave the network 500 nets": who stands right before an amount."""
    who, after = parties(text, tokens, i, limit)
    after = _past_who_that_is(tokens, after, limit) if len(who) == 1 else after
    if after >= limit or not (_get(who) or _second_phrase(tokens, i, after, who)):
        return None
    if tokens[after].kind == "det":
        given, end = gifts(text, tokens, after, limit)
        return (given, end, who) if given and given[0].kind == "money" else None
    if tokens[after].kind in ("money", "goods"):
        return (*gifts(text, tokens, after, limit), who)
    if tokens[after].kind == "noun" and _whole(tokens, i, who):
        given, end = gifts(text, tokens, after, limit)
        if given and given[0].kind != "vague":
            return given, end, who  # "awarded the Museum grants of $5"
    return None


def _after_recipient(text: str, tokens: list[Token], i: int, limit: int) -> _Object | None:
    """ "Gave the network a grant of $5", "supported the network in its work with $5"."""
    who, after = parties(text, tokens, i, limit)
    led = after < limit and tokens[i].kind in ("det", "my") and tokens[after].low == "with"
    if not who or not all(one.kind != "phrase" or (led and _may_get(one)) for one in who):
        return None
    step = after
    while step < limit and tokens[step].kind not in ("money", "goods", ",", ";", "verb"):
        step += 1
        if tokens[step - 1].kind == "prep" and tokens[step - 1].low == "with":
            break
    joined = after < limit and tokens[after].kind == "and" and step == after + 1
    if joined and who[-1].kind in PROPER:
        given, end = gifts(text, tokens, step, limit)  # "gave the Sorel Medal and $5 to X"
        return (given, end, []) if given and given[0].kind == "money" else None
    for start in (after, step):
        leads = ("det", "money", "goods", "adv", "noun", "with", "my")
        if start < limit and (start > after or tokens[start].kind in leads):
            given, end = gifts(text, tokens, start, limit)
            if given:
                return given, end, who
    return None


def _less_plainly(text: str, tokens: list[Token], i: int, limit: int, verb: Verb) -> _Object | None:
    """A gift in brackets, after things that could not be read or work that it pays for, or after
    "to X"."""
    if verb.sense == "give" and (told := _in_brackets(text, tokens, i, limit)):
        return told
    who, begins = parties(text, tokens, i, limit) if verb.recipient_object else ([], i)
    who, begins = (who, begins) if _get(who) else ([], i)
    if not verb.neutral and (unread := _after_unread(tokens, begins, limit)):
        given, end = gifts(text, tokens, unread, limit)
        if given and given[0].kind != "vague":
            return given, end, who
    if verb.sense == "give" and (told := _figure_of_work(text, tokens, i, limit)):
        return told
    onward = i + 1 < limit and tokens[i + 1].low not in lexicon().sets["doing"]
    if onward and tokens[i].kind == "prep" and tokens[i].low in ("to", "towards", "toward"):
        who, after = parties(text, tokens, i + 1, limit)
        given, end = gifts(text, tokens, after, limit) if who else ([], i)
        if given and given[0].kind != "vague":
            return given, end, who
    return None


def _second_phrase(tokens: list[Token], i: int, after: int, who: list[Party]) -> bool:
    """Whether an article parts a thing of unknown kind from what it gets: "gave the lyceum a"."""
    led = tokens[i].kind in ("det", "my") and tokens[after].kind == "det"
    last = who[0].text.lower().split()[-1] if len(who) == 1 and led else ""
    sets = lexicon().sets
    return last not in sets["spans"] | sets["gift_carriers"] | {""} and not is_abstract(last)


def _past_who_that_is(tokens: list[Token], at: int, limit: int) -> int:
    """Past words in commas that say who gets a sum: "gave Ana Ruiz, a botanist at Oak, $5"."""
    if at + 2 >= limit or tokens[at].kind != "," or tokens[at + 1].kind not in ("det", "word"):
        return at
    for step in range(at + 2, min(limit - 1, at + 16)):
        if tokens[step].kind in ("money", "goods", "verb", ";", "rel"):
            break
        if tokens[step].kind == ",":
            sum_at = step + 1 + (tokens[step + 1].kind == "det")
            told = sum_at < limit and tokens[sum_at].kind == "money"
            return sum_at if told else at
    return at


def _in_brackets(text: str, tokens: list[Token], i: int, limit: int) -> _Object | None:
    """A sum in brackets after who alone gets it: "supports Oak House ($40,000) in its work"."""
    who, after = party(text, tokens, i + (i < limit and tokens[i].low == "to"), limit)
    shape = [one.kind for one in tokens[after : after + 3]]
    listed = sum(one.kind == "(" for one in tokens[after : after + 12]) > 1
    if who is None or listed or who.kind not in (*PROPER, *COMMON) or shape != ["(", "money", ")"]:
        return None
    given, _ = gift(text, tokens, after + 1, limit)
    return ([given], after + 3, [who]) if given else None


_WITHIN_OBJECT = 12  # words between such a verb and "with"


def _with(text: str, tokens: list[Token], i: int, limit: int) -> _Object:
    """ "helped X with a grant of $5", "matched the gift with $5", "match donations up to $5"."""
    for at in range(i, min(limit, i + _WITHIN_OBJECT)):
        token = tokens[at]
        if token.kind in (";", "verb", "rel", "money", "goods"):
            break
        upto = token.low == "up" and at + 1 < limit and tokens[at + 1].low == "to"
        if not upto and token.low not in ("with", "by"):
            continue
        given, end = gifts(text, tokens, at if upto else at + 1, limit)
        if not given or given[0].kind == "vague":
            break
        told = tokens[i].kind == "noun" and i + 1 < at and tokens[i + 1].low in ("to", "for")
        who, after = parties(text, tokens, i + 2 if told else i, at)
        return given, end, [one for one in who if after >= at and _may_get(one)]
    return [], i, []


def _figure_of_work(text: str, tokens: list[Token], i: int, limit: int) -> _Object | None:
    """What some work is paid with, and whose it is: "funded the repair of the Elm Hall with $5",
    "the freight, $5"."""
    works = lexicon().sets["costs_borne"] | lexicon().sets["works"]
    at = i
    while at < min(limit, i + _WITHIN_OBJECT) and tokens[at].kind not in (";", "verb", "rel"):
        if tokens[at].kind in ("money", "goods"):
            return None
        if tokens[at].low in ("with", ",", "("):
            break
        at += 1
    else:
        return None
    if not any(token.low in works for token in tokens[i:at]):
        return None
    given, end = gift(text, tokens, at + 1, limit)
    if given is None or given.kind != "money":
        return None
    of = next((n for n in range(i, at) if tokens[n].low in ("of", "at")), at)
    who, after = parties(text, tokens, of + 1, at)
    return [given], end, [one for one in who if after >= at and one.kind == "organization"]


def _may_get(one: Party) -> bool:
    """Whether a phrase names somebody, or an undertaking with its article: "the festival"."""
    last = one.text.lower().split()[-1]
    known = lexicon().sets["works"] | lexicon().sets["costs_borne"] | lexicon().nouns
    return one.kind != "phrase" or (not is_abstract(last) and last not in known)


def _after_unread(tokens: list[Token], i: int, limit: int) -> int:
    """Where a gift is joined to things that could not be read: "two buildings and $8 million"."""
    at = i
    while at < min(limit, i + _WITHIN_OBJECT) and tokens[at].kind in ("det", "word", "adv", "my"):
        at += 1
    step = at
    while step < limit and tokens[step].kind in (",", "and"):
        step += 1
    joined = at > i and step > at and tokens[step - 1].kind == "and"
    return step if joined and step < limit and tokens[step].kind in ("money", "goods") else 0


def _whole(tokens: list[Token], i: int, who: list[Party]) -> bool:
    """Whether a phrase before a gift noun is a party and no part of it: "the Museum grants"."""
    led = tokens[i].kind in ("det", "my", "object", "name")
    return led and _get(who)


def _get(who: list[Party]) -> bool:
    """Whether all are people, bodies or names, none a noun of unknown kind."""
    return bool(who) and all(one.kind in (*PROPER, *COMMON, "pronoun") for one in who)
