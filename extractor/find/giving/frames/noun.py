"""Frames of nouns: "X's $5 million donation to Y", "a grant of £2 million from X"."""

from __future__ import annotations

from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.gifts.gifts import Gift, gifts, is_shared_out
from extractor.find.giving.gifts.one_gift import past_term
from extractor.find.giving.parties.owners import owner, past_owner, thanked_before, thanker
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, parties
from extractor.find.giving.parties.relatives import antecedent
from extractor.find.giving.words.tokens import Token, lexicon, tells_amounts


def noun_frames(text: str, tokens: list[Token], found: list[Statement]) -> list[Statement]:
    """Statements of a noun: "X's $5 million donation to Y", "a grant of £2 million from X"."""
    if not tells_amounts(tokens):
        return []
    nouns = [at for at, token in enumerate(tokens) if token.kind == "noun"]
    made = [_of_noun(text, tokens, at, found) for at in nouns]
    return [one for one in made if one is not None]


def _of_noun(text: str, tokens: list[Token], noun: int, found: list[Statement]) -> Statement | None:
    start = _phrase_start(tokens, noun)
    things, after = gifts(text, tokens, past_owner(tokens, start), len(tokens), inside=True)
    things = [thing for thing in things if thing.kind in ("money", "goods") and thing.amount]
    if not things or after <= noun or _denied(tokens, start, noun):
        return None
    if is_shared_out(tokens, start - 2, noun) or _to_be_had(tokens, after):
        return None
    limit = _before_further_thanks(tokens, start, after, _limit_of(tokens, things[0], found))
    acting = _acting(tokens, after, limit)
    said = _verb_after(tokens, after, limit)
    means = _means(tokens, start)
    closes = acting or said
    opening = means == 1 and start <= _OPENING  # "With a grant from X, Y will help Z"
    if opening or (means > 1 and is_founding(tokens[0])):  # "Founded with a gift from X, Y"
        closes = next((at for at in range(after, closes) if tokens[at].kind == ","), closes)
    roles = read_roles(text, tokens, after, closes, "noun", inside=True)
    if any(one.sense == "receive" and one.recipients == roles.agents for one in found):
        roles.agents = []  # "the prize was won by X"
    own = [] if _handed(tokens, start) else owner(text, tokens, start, len(tokens))
    if start and tokens[start - 1].low == "whose":
        own = antecedent(text, tokens, start - 1).parties
    funders = list(roles.agents or roles.sources or own)
    if start and tokens[start - 1].low == "for" and (not funders or funders == own):
        funders = thanked_before(text, tokens, start - 1) or funders
        roles.recipients = roles.recipients or thanker(text, tokens, funders)
    ours = [one for one in own if one.kind == "pronoun"]
    if (roles.sources or ours) and not roles.recipients and means:
        roles.recipients = main_subject(text, tokens, means)
    if paid_for := _paid_for(text, tokens, start):
        roles.recipients = paid_for  # "The Y Program, funded by a $5 gift, helps Z"
    if acting and not roles.recipients:
        roles.recipients = enabled(text, tokens, acting, limit)
    if not roles.recipients and said < limit:
        roles.recipients = _helped(text, tokens, said, limit)
    if start and not roles.recipients and tokens[start - 1].low in lexicon().sets["spending"]:
        roles.recipients = _user(text, tokens, start - 1)
        funders = [] if funders == own else funders  # "used its $5 grant"
    low = tokens[noun].low
    if not roles.recipients and (not funders or low.startswith("endowment")):
        return None  # what a body owns is no gift
    return Statement(
        rule=f"{low}:noun",
        sense="noun",
        gifts=things,
        status="given",
        start=tokens[start].start,
        end=tokens[min(after, len(tokens) - 1)].end,
        funders=funders,
        recipients=list(roles.recipients),
        roles=roles,
    )


def _to_be_had(tokens: list[Token], after: int) -> bool:
    """Whether gifts are such as one may ask for: "Grants of up to £5,000 are available"."""
    at = after
    while at < len(tokens) and tokens[at].kind in ("will", "modal", "aux", "adv"):
        at += 1
    return after < at < len(tokens) and tokens[at].low == "available"


def is_founding(token: Token) -> bool:
    """Whether a word says that something came to be: "founded", "begun"."""
    founding = token.kind == "verb" and token.value.sense == "found"
    return founding or token.low in lexicon().sets["founded"]


_OPENING = 4  # words before a gift noun that its sentence opens with: "With the help of a"


def _phrase_start(tokens: list[Token], noun: int) -> int:
    """Where the phrase of a gift noun begins, its owner's name before it."""
    start = noun
    spent = lexicon().sets["spending"]
    inside = ("word", "money", "my", "det", "adv", "noun")
    while start > 0 and (
        tokens[start - 1].kind in inside or past_term(tokens, start - 1, noun + 1) == start
    ):
        if tokens[start - 1].low in spent:
            break
        start -= 1
        if tokens[start].kind == "my":
            break
    if (
        start > 1
        and tokens[start - 1].kind == "'s"
        and tokens[start - 2].kind in ("name", "noun", "word")
    ):
        start -= 2
        while start > 0 and tokens[start].kind == "word" and tokens[start - 1].proper:
            start -= 1
    return start


def _before_further_thanks(tokens: list[Token], start: int, after: int, limit: int) -> int:
    """Where thanks to another begin: "thanks to X for its gift of $5 and to Y for"."""
    if start == 0 or tokens[start - 1].low != "for":
        return limit
    pairs = ((tokens[at].kind, tokens[at + 1].low) for at in range(after, limit - 1))
    return next((after + n for n, pair in enumerate(pairs) if pair == ("and", "to")), limit)


def _paid_for(text: str, tokens: list[Token], start: int) -> list[Party]:
    """What a gift pays for, where it stands before: "X's new school, funded by a gift of $5"."""
    at = start - 1
    if at < 2 or tokens[at].low != "by" or tokens[at - 1].kind != "verb":
        return []
    if tokens[at - 1].low not in tokens[at - 1].value.forms[2:4]:
        return []
    end = at - 1
    while end > 0 and tokens[end - 1].kind in ("aux", "adv", ",", "rel", "will"):
        end -= 1
    for first in range(max(0, end - 6), end):
        if first == 0 or tokens[first - 1].kind in (",", "prep", "verb", "and", "sub"):
            who, after = parties(text, tokens, first, end, inside=True)
            if who and after == end and all(one.kind in (*PROPER, *COMMON) for one in who):
                return who
    return []


def _handed(tokens: list[Token], start: int) -> bool:
    """Whether a gift is his who gets it: "Ana was handed her cheque", "received her grant"."""
    if start == 0 or tokens[start].kind != "my" or tokens[start - 1].kind != "verb":
        return False
    passive = start > 1 and tokens[start - 2].kind == "aux"
    return passive or tokens[start - 1].value.sense == "receive"


def _acting(tokens: list[Token], at: int, end: int) -> int:
    """Where it is said what a gift did ("a grant from X allowed the museum to open"), else 0."""
    return next((i for i in range(at, end) if tokens[i].low in lexicon().sets["enabling"]), 0)


def _verb_after(tokens: list[Token], at: int, end: int) -> int:
    """Where a gift's clause comes to its verb, whose own "by" is none of the giver: "will fund"."""
    for step in range(at, end):
        if tokens[step].kind == "rel":
            return end
        if tokens[step].kind in ("will", "modal"):
            return step
    return end


def enabled(text: str, tokens: list[Token], verb: int, end: int) -> list[Party]:
    """Whom a gift enabled to act."""
    if tokens[verb].low in lexicon().sets["letting"]:
        at = verb + 1 + (verb + 1 < end and tokens[verb + 1].kind == "det")
        one = tokens[at] if at < end else tokens[verb]
        return (
            [Party(one.start, one.end, one.value.text, one.value.kind)]
            if one.kind == "name"
            else []
        )
    that = verb + 1 < end and tokens[verb + 1].low == "that"
    who, after = parties(text, tokens, verb + 1 + that, end, inside=that)
    if not who or who[0].kind == "phrase" or after >= end:
        return []
    acts = tokens[after].kind in ("modal", "will") if that else tokens[after].low == "to"
    helped = tokens[verb].low in lexicon().sets["helped"] and tokens[after].kind in ("word", "verb")
    return who if acts or helped else []


def _helped(text: str, tokens: list[Token], will: int, end: int) -> list[Party]:
    """Whom a gift will help: "X's gift of 30 cots will help mothers in Kerala"."""
    verb = will + 1
    if (
        verb >= end
        or tokens[will].kind != "will"
        or tokens[verb].low not in lexicon().sets["helping"]
    ):
        return []
    who, _ = parties(text, tokens, verb + 1, end)
    return [one for one in who if one.kind in (*PROPER, *COMMON)]


def _denied(tokens: list[Token], start: int, at: int) -> bool:
    """Whether the words before a gift say that it was not made, or ask the reader for it."""
    sets = lexicon().sets
    before, within = tokens[max(0, start - 4) : start], tokens[start:at]
    return (
        any(token.kind in ("neg", "modal") for token in before)
        or any(token.low in sets["refusing"] for token in (*before, *within))
        or any(token.low in sets["addressing"] for token in within)
    )


def _user(text: str, tokens: list[Token], at: int) -> list[Party]:
    """Who used a gift: the name right before "used", "has used", ", which used"."""
    while at > 0 and tokens[at - 1].kind in ("aux", "rel", ",", "adv", "will"):
        at -= 1
    one = tokens[at - 1] if at else None
    if one is None or one.kind not in ("name", "pronoun"):
        who, after = parties(text, tokens, 0, at, inside=True)
        return who if after == at and all(one.kind in COMMON for one in who) else []
    kind = one.value.kind if one.kind == "name" else "pronoun"
    return [Party(one.start, one.end, text[one.start : one.end], kind)]


def _means(tokens: list[Token], start: int) -> int:
    """Where the words begin by which a gift before `start` is a means ("with the help of"), else 0.

    Not 0 either for a sentence that opens with one word of them, since the main clause follows.
    """
    at = start - 1
    if at > 0 and tokens[at].low == "of" and tokens[at - 1].low in lexicon().sets["means"]:
        at -= 2
        while at > 0 and tokens[at].kind in ("det", "adv"):
            at -= 1
    adds = at > 0 and tokens[at - 1].low == "addition"  # "In addition to its gift of $5, X"
    means = at >= 0 and not adds and tokens[at].low in lexicon().sets["by_means"]
    return max(at, 1) if means else 0


def main_subject(text: str, tokens: list[Token], at: int) -> list[Party]:
    """Who does what a gift enables: "With a grant from X, Y will", "Y built it with a grant"."""
    if at > 1:
        first, _ = parties(text, tokens, 0, at)
        if first and first[0].kind in (*PROPER, *COMMON):
            return first
    for comma in range(at, len(tokens) - 1):
        if tokens[comma].kind == ",":
            who, after = parties(text, tokens, comma + 1, len(tokens), inside=True)
            if (
                who
                and who[0].kind in (*PROPER, *COMMON, "pronoun")
                and after < len(tokens)
                and tokens[after].kind in ("will", "modal", "aux", "verb", "word", "adv")
            ):
                return who
    return []


def _limit_of(tokens: list[Token], thing: Gift, found: list[Statement]) -> int:
    """Where the clause ends whose verb has the same gift, else the sentence."""
    ends = [one.end for one in found if any(other.start == thing.start for other in one.gifts)]
    if not ends:
        return len(tokens)
    return next((at for at, token in enumerate(tokens) if token.start >= max(ends)), len(tokens))
