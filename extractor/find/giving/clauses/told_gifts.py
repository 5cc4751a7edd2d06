"""Gifts that are told elsewhere than right after their verb: before it, or after who gets them."""

from __future__ import annotations

from extractor.find.giving.clauses.goals import hosted
from extractor.find.giving.gifts.gifts import Gift, gift, gifts
from extractor.find.giving.parties.owners import thanked_before
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, kind_of, parties
from extractor.find.giving.words.tokens import Token, Verb, lexicon
from extractor.find.giving.words.verb_groups import Group

_WITHIN_OBJECT = 12  # words between a verb and "with"


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


def contact_clause(text: str, tokens: list[Token], group: Group) -> tuple[list[Gift], list[Party]]:
    """What is given on in a clause that follows it, and who gives: "the 300 beds and 40 lamps
    (that) X sent to Y"."""
    begins = group.first
    relative = max((n for n in range(begins) if tokens[n].low in ("that", "which")), default=begins)
    inside = ("name", "det", "aux", "word", "pronoun")
    while begins > 0:
        if begins > 2 and [one.kind for one in tokens[begins - 3 : begins]] == ["(", "name", ")"]:
            begins -= 3  # "the Ash Trust (AT) and"
        elif tokens[begins - 1].kind in inside or (
            begins > relative and tokens[begins - 1].kind == "and"
        ):
            begins -= 1
        else:
            break
    bare = begins - 1 - (tokens[begins - 1].low in ("that", "which"))
    if begins == group.first or bare < 0 or tokens[bare].kind not in ("money", "goods"):
        return [], []
    who, after = parties(text, tokens, begins, group.first, inside=True)
    lead = bare - (tokens[bare - 1].kind in ("det", "my"))
    if after >= group.first and tokens[begins].kind == "pronoun" and tokens[lead - 1].low == "for":
        who = thanked_before(text, tokens, lead - 1) or who  # "thanked X for the 60 beds it gave"
    first = bare
    while first > 1 and tokens[first - 1].kind in (",", "and"):
        if tokens[first - 2].kind != tokens[bare].kind:
            break
        first -= 2
    things, _ = gifts(text, tokens, first, bare + 1)
    named = bool(who) and all(one.kind != "phrase" for one in who)
    return (things, who) if things and named and after >= group.first else ([], [])


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


def founds(tokens: list[Token], at: int, limit: int) -> bool:
    """Whether what is stated is a founding: "announced the establishment of the X Fund with"."""
    near = [one.low for one in tokens[at : min(limit, at + 4)]]
    of = near.index("of") if "of" in near else 0
    return of > 0 and near[of - 1] in lexicon().sets["foundings"]


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
    return given, end, who or hosted(text, tokens, at, step)[0]


def _tells_figure(tokens: list[Token], at: int) -> bool:
    if [one.kind for one in tokens[at : at + 3]] == ["(", "money", ")"]:
        return True
    if tokens[at].low in ("with", "through"):
        return True
    return tokens[at].low == "at" and tokens[at - 1].kind == ","
