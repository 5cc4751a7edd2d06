"""What a verb of giving has as its object: the gifts, and who gets them if named beside them."""

from __future__ import annotations

from extractor.find.giving.gifts import Gift, gift, gifts
from extractor.find.giving.party_phrases import (
    COMMON,
    PROPER,
    Party,
    is_abstract,
    kind_of,
    parties,
    party,
)
from extractor.find.giving.tokens import Token, Verb, goods_word, lexicon
from extractor.find.giving.verb_groups import Group


def said_before(text: str, tokens: list[Token], group: Group, verb: Verb) -> list[Gift]:
    """What "which" or "them" stands for that is given on; a carrier "flew them" gives nothing."""
    after = group.last + 1
    if after >= len(tokens) or tokens[after].low != "them":
        return _relative_object(text, tokens, group)
    last = next((i for i in range(group.first, 0, -1) if tokens[i].kind == "goods"), 0)
    bought = any(one.low in lexicon().sets["procuring"] for one in tokens[:last])
    if not last or (verb.carries and not bought):
        return []
    while last > 1 and tokens[last - 1].kind in (",", "and") and tokens[last - 2].kind == "goods":
        last -= 2
    things, _ = gifts(text, tokens, last, group.first)
    return things


def opening_with(
    text: str, tokens: list[Token], group: Group, limit: int
) -> tuple[list[Gift], int, list[Party], list[Party]]:
    """The gift that a sentence opens with, who gets it and who gives: "With a grant of $5, X
    supports Y"."""
    after = group.last + 1
    at = 1
    while at < after and tokens[at].kind in ("det", "my", "adv"):
        at += 1
    if tokens[0].low != "with" or tokens[at].kind not in ("money", "goods", "noun"):
        return [], after, [], []
    given, end = gifts(text, tokens, 1, after)
    if not given or given[0].kind == "vague":
        return [], after, [], []
    givers, _ = parties(text, tokens, end + (tokens[end].kind == ","), group.first)
    who, stop = parties(text, tokens, after, limit)
    getting = [one for one in who if one.kind in (*PROPER, *COMMON)]
    if not getting:
        getting, stop = hosted(text, tokens, after, limit)
    return (given, stop, getting, givers) if getting and givers else ([], after, [], [])


def hosted(text: str, tokens: list[Token], i: int, end: int) -> tuple[list[Party], int]:
    """Where a thing is that a gift pays for: "a chair of botany at Pelham College"."""
    for at in range(i, min(end, i + _WITHIN_OBJECT)):
        if tokens[at].low == "at":
            who, after = parties(text, tokens, at + 1, end)
            return (who, after) if who and who[0].kind == "organization" else ([], i)
        if tokens[at].kind not in ("det", "word", "name", "noun", "my") and tokens[at].low != "of":
            break
    return [], i


def contact_clause(text: str, tokens: list[Token], group: Group) -> tuple[list[Gift], list[Party]]:
    """What is given on in a clause that follows it, and who gives: "the 300 beds (that) X sent to
    Y"."""
    begins = group.first
    while begins > 0 and tokens[begins - 1].kind in ("name", "det", "aux", "word"):
        begins -= 1
    bare = begins - 1 - (tokens[begins - 1].low in ("that", "which"))
    if begins == group.first or bare < 0 or tokens[bare].kind not in ("money", "goods"):
        return [], []
    who, after = parties(text, tokens, begins, group.first)
    thing, _ = gift(text, tokens, bare, bare + 1)
    named = bool(who) and all(one.kind != "phrase" for one in who)
    return ([thing], who) if thing and named and after >= group.first else ([], [])


def _relative_object(text: str, tokens: list[Token], group: Group) -> list[Gift]:
    """What "which" stands for that is given on: "raised £37,600, which it gave to X"."""
    rel = next((i for i in range(group.first - 1, 1, -1) if tokens[i].kind == "rel"), 0)
    if not rel or tokens[rel].low not in ("which", "that") or group.first - rel > 5:
        return []
    between = [token.kind for token in tokens[rel + 1 : group.first]]
    if any(kind in ("verb", "money", "goods") for kind in between):
        return []
    if not any(kind in ("pronoun", "name", "word") for kind in between):
        return []  # "which" itself gives
    for at in range(rel - 1, max(-1, rel - 8), -1):
        if tokens[at].kind in ("money", "goods"):
            thing, _ = gift(text, tokens, at, rel)
            return [thing] if thing else []
    return []


def object_of(
    text: str, tokens: list[Token], i: int, limit: int, verb: Verb
) -> tuple[list[Gift], int, list[Party]]:
    """The gifts after a verb, and the recipient before them ("gave X $5", "X with kits")."""
    begins = i
    while i < limit and tokens[i].kind in ("adv", "date", "free"):
        i += 1
    if (
        not verb.only_with
        and verb.sense == "give"
        and (free := free_service(text, tokens, begins, limit))
    ):
        return [free[0]], free[1], []
    if verb.only_with:
        return _with(text, tokens, i, limit)
    if verb.recipient_object:  # "gave the network 500 nets": who stands right before an amount
        who, after = parties(text, tokens, i, limit)
        after = _past_who_that_is(tokens, after, limit) if len(who) == 1 else after
        if after < limit and tokens[after].kind in ("money", "goods") and _get(who):
            given, end = gifts(text, tokens, after, limit)
            return given, end, who
        if after < limit and tokens[after].kind == "noun" and _whole(tokens, i, who):
            given, end = gifts(text, tokens, after, limit)
            if given and given[0].kind != "vague":
                return given, end, who  # "awarded the Museum grants of $5"
    things, at = gifts(text, tokens, i, limit)
    if things and (things[0].kind != "vague" or not verb.recipient_object):
        return things, at, []
    if verb.recipient_object:
        who, after = parties(text, tokens, i, limit)
        led = after < limit and tokens[i].kind in ("det", "my") and tokens[after].low == "with"
        if who and all(one.kind != "phrase" or (led and _may_get(one)) for one in who):
            step = after
            while step < limit and tokens[step].kind not in ("money", "goods", ",", ";", "verb"):
                if tokens[step].kind == "prep" and tokens[step].low == "with":
                    step += 1
                    break
                step += 1
            for start in (after, step):
                if start < limit and (
                    start > after
                    or tokens[start].kind in ("det", "money", "goods", "adv", "noun", "with", "my")
                ):
                    given, end = gifts(text, tokens, start, limit)
                    if given:
                        return given, end, who
    if things:
        return things, at, []
    if verb.sense == "give" and (told := _in_brackets(text, tokens, i, limit)):
        return told
    if not verb.neutral and (unread := _after_unread(tokens, i, limit)):
        given, end = gifts(text, tokens, unread, limit)
        if given and given[0].kind != "vague":
            return given, end, []
    if verb.sense == "give" and (told := _figure_of_work(text, tokens, i, limit)):
        return told
    onward = i + 1 < limit and tokens[i + 1].low not in lexicon().sets["doing"]
    if onward and tokens[i].kind == "prep" and tokens[i].low in ("to", "towards", "toward"):
        who, after = parties(text, tokens, i + 1, limit)
        given, end = gifts(text, tokens, after, limit) if who else ([], i)
        if given and given[0].kind != "vague":
            return given, end, who
    return [], i, []


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


def _in_brackets(
    text: str, tokens: list[Token], i: int, limit: int
) -> tuple[list[Gift], int, list[Party]] | None:
    """A sum in brackets after who alone gets it: "supports Oak House ($40,000) in its work"."""
    who, after = party(text, tokens, i + (i < limit and tokens[i].low == "to"), limit)
    shape = [one.kind for one in tokens[after : after + 3]]
    listed = sum(one.kind == "(" for one in tokens[after : after + 12]) > 1
    if who is None or listed or who.kind not in (*PROPER, *COMMON) or shape != ["(", "money", ")"]:
        return None
    given, _ = gift(text, tokens, after + 1, limit)
    return ([given], after + 3, [who]) if given else None


_WITHIN_OBJECT = 12  # words between such a verb and "with"


def _with(
    text: str, tokens: list[Token], i: int, limit: int
) -> tuple[list[Gift], int, list[Party]]:
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
        who, after = parties(text, tokens, i, at)
        return given, end, [one for one in who if after >= at and _may_get(one)]
    return [], i, []


def _figure_of_work(
    text: str, tokens: list[Token], i: int, limit: int
) -> tuple[list[Gift], int, list[Party]] | None:
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


def free_service(text: str, tokens: list[Token], i: int, limit: int) -> tuple[Gift, int] | None:
    """What is given for nothing and is no goods: "free transport of relief goods", "rooms for
    doctors free of charge"; with where it ends, None where nothing is."""
    if not any(token.kind == "free" for token in tokens[i:limit]):
        return None
    sets = lexicon().sets
    while i < limit and tokens[i].kind in ("adv", "date", "free", "det", "my"):
        i += 1
    at = i
    while at < limit and tokens[at].kind in ("word", "noun") and tokens[at].low != "available":
        at += 1
    if at == i or goods_word(tokens[at - 1].low) or kind_of(tokens[at - 1].low):
        return None
    if tokens[at - 1].low in sets["free_to_all"]:
        return None
    if at + 1 < limit and tokens[at].low == "of" and tokens[at + 1].kind in ("word", "noun"):
        at += 2
        while at < limit and tokens[at].kind in ("word", "noun"):
            at += 1
    start, end = tokens[i].start, tokens[at - 1].end
    return Gift("in_kind", start, end, noun=text[start:end]), at


def endowed_with(text: str, tokens: list[Token], i: int, limit: int) -> tuple[list[Gift], int]:
    """The money a new fund or programme begins with: "set up the Lotus Relief Fund with $5"."""
    for at in range(i, min(limit, i + _WITHIN_OBJECT)):
        if tokens[at].kind in (";", "verb", "rel", "money", "goods"):
            break
        head = tokens[at - 1].low.split()[-1]
        if tokens[at].low == "with" and kind_of(head) == "programme_word":
            given, end = gifts(text, tokens, at + 1, limit)
            return (given, end) if given and given[0].kind == "money" else ([], i)
    return [], i


def figured(
    text: str,
    tokens: list[Token],
    at: int,
    limit: int,
    things: list[Gift],
    who: list[Party],
) -> tuple[list[Gift], int, list[Party]]:
    """The figure of a gift that is told after whom it is for: "support of X with $5 million"."""
    step = at
    while step < min(limit, at + _WITHIN_OBJECT) and not _tells_figure(tokens, step):
        if tokens[step].kind in (";", "verb", "rel", "money", "goods"):
            return things, at, who
        step += 1
    if step + 1 >= limit or not _tells_figure(tokens, step):
        return things, at, who
    given, end = gifts(text, tokens, step + 1, limit)
    if not given or given[0].kind != "money":
        return things, at, who
    if at < step and tokens[at].low in ("of", "for", "to"):
        named, after = parties(text, tokens, at + 1, step)
        closes = after >= step or tokens[after].kind in ("prep", ",")
        who = who or [one for one in named if closes and one.kind in (*PROPER, *COMMON)]
    return given, end, who


def _tells_figure(tokens: list[Token], at: int) -> bool:
    if [one.kind for one in tokens[at : at + 3]] == ["(", "money", ")"]:
        return True
    if tokens[at].low in ("with", "through"):
        return True
    return tokens[at].low == "at" and tokens[at - 1].kind == ","


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
