"""The noun phrase that a clause runs on from: who or what stands before a verb, and with whom."""

from __future__ import annotations

from extractor.find.giving.gifts.gifts import Gift, gifts
from extractor.find.giving.parties.owners import owner, past_owner, sender
from extractor.find.giving.parties.phrases import PROPER, Party, is_abstract, parties
from extractor.find.giving.parties.relatives import Subject
from extractor.find.giving.words.tokens import Token, lexicon

_BOUNDARY = (",", ";", ":", "and", "sub", "rel", '"', "(", ")", "prep", "date", "among")


def covered(text: str, tokens: list[Token], lo: int, hi: int, ends: bool) -> Subject:
    """The first noun phrase or list of them from which on the clause runs up to the verb."""
    if later := _in_later_clause(text, tokens, lo, hi):
        return Subject(later, [])
    starts = [lo] if lo == 0 or tokens[lo - 1].kind in (";", '"', "rel") else []
    starts += [
        at + 1 for at in range(lo, hi) if tokens[at].kind in _BOUNDARY or reports(tokens[at])
    ]
    starts += [
        at
        for at in range(lo + 1, hi)
        if (tokens[at].kind in ("det", "name") and tokens[at - 1].kind in ("word", "adv"))
        or (tokens[at].kind, tokens[at - 1].kind) == ("det", "name")
    ]
    for start in starts:
        while start < hi and tokens[start].kind in ("and", "adv", "total"):
            start += 1
        if start < hi and (tokens[start - 1].kind, tokens[start].kind) == ("and", "my"):
            continue  # "Dr. Chen and his wife"
        if start >= hi or (
            start > lo and tokens[start - 1].kind == "prep" and not opens_clause(tokens, start, lo)
        ):
            continue
        things, at = gifts(text, tokens, past_owner(tokens, start), hi, inside=True)
        if things and closes(tokens, at, hi) and not _describes(tokens, things, at, hi):
            listed = start > lo and tokens[start - 1].kind == "among"
            whose = owner(text, tokens, lo if listed else start, hi)
            money = all(thing.kind == "money" for thing in things)
            return Subject(whose or sender(text, tokens, at, hi, money), things)
        who, at = parties(text, tokens, start, hi, inside=True)
        if who and who[0].kind == "phrase" and at < hi and tokens[at].kind == ",":
            continue
        if (
            who
            and start
            and opens_clause(tokens, start, lo)
            and is_abstract(who[0].text.split()[-1])
        ):
            continue  # "since the beginning of the year X has given"
        if who and (not ends or closes(tokens, at, hi)):
            if ends and (other := _in_joined_clause(text, tokens, at, hi)):
                return Subject(other, [])
            return Subject(who + joined_with(text, tokens, at, hi, start), [])
    return Subject([], [])


def _describes(tokens: list[Token], things: list[Gift], at: int, hi: int) -> bool:
    """Whether goods without a number describe who is named next: "Software maker Pell gave"."""
    bare = all(thing.amount is None and thing.kind != "vague" for thing in things)
    return bare and at < hi and tokens[at].kind in ("word", "name")


def reports(token: Token) -> bool:
    return token.low in lexicon().sets["reporting"]


def opens_clause(tokens: list[Token], start: int, lo: int) -> bool:
    """Whether a preposition before a phrase opens a clause ("Since we announced")."""
    if tokens[start - 1].low == "as" and tokens[start].kind in ("word", "noun"):
        return False  # "as part of"
    return tokens[start - 1].low in lexicon().sets["temporal"] and start - 1 == lo


def _in_later_clause(text: str, tokens: list[Token], lo: int, hi: int) -> list[Party]:
    """Who acts in a clause that opens inside the sentence: "It came as the X Fund pledged"."""
    for at in range(hi - 2, lo + 1, -1):
        if tokens[at].kind in (",", ";"):
            break
        if tokens[at].low in lexicon().sets["temporal"]:
            who, after = parties(text, tokens, at + 1, hi, inside=True)
            return who if after == hi and all(one.kind in PROPER for one in who) else []
    return []


def _in_joined_clause(text: str, tokens: list[Token], at: int, hi: int) -> list[Party]:
    """Who acts in a clause joined to one whose verb is unknown: "the mayor spoke and X gave"."""
    if at >= hi or tokens[at].kind != "word" or tokens[at].low.endswith(("ed", "ing")):
        return []
    for link in range(hi - 2, at, -1):
        if tokens[link].kind == "and":
            who, after = parties(text, tokens, link + 1, hi)
            return who if after == hi and all(one.kind in PROPER for one in who) else []
    return []


def closes(tokens: list[Token], at: int, hi: int) -> bool:
    """Whether only what hangs on a subject stands between it and its verb."""
    if at >= hi:
        return True
    if tokens[at].kind in ("rel", "(", "with", "date", "among"):
        return True
    if tokens[at].kind == ",":
        return (
            at + 1 < hi
            and tokens[at + 1].kind
            in ("rel", "verb", "prep", "det", "my", "with", "date", "adv", "word", "name", "among")
            and (tokens[hi - 1].kind == "," or (hi < len(tokens) and _comma_before(tokens, at, hi)))
        )
    for token in tokens[at:hi]:
        if token.kind in (",", ";", "pronoun", "sub") or (
            token.kind in ("aux", "will", "modal") and not _inside_relative(tokens, at, hi)
        ):
            return False
    spans = tokens[at].low == "over"  # "over three years"
    return spans or tokens[at].kind in ("prep", "verb", "word", "noun", "adv")


def _comma_before(tokens: list[Token], at: int, hi: int) -> bool:
    while hi < len(tokens) and tokens[hi].kind in ("date", "adv"):
        hi += 1
    return any(token.kind == "," for token in tokens[at + 1 : hi + 1])


def _inside_relative(tokens: list[Token], at: int, hi: int) -> bool:
    return any(token.kind == "rel" for token in tokens[at:hi])


def joined_with(text: str, tokens: list[Token], at: int, hi: int, start: int) -> list[Party]:
    """Those with whom the subject acts: "together with Z" after it, or before it."""
    found: list[Party] = []
    for place in [*range(max(0, start - 8), start), *range(at, hi)]:
        if any(token.kind == "rel" for token in tokens[at:place]):
            break  # with whom somebody else acts
        allied = tokens[place].low == "with" and not lexicon().sets["partnering"].isdisjoint(
            token.low for token in tokens[at:place]
        )
        opens = place == 0 and tokens[0].low == "with"  # "With our partner X, we gave"
        ally = opens and any(one.low in lexicon().sets["allies"] for one in tokens[1:5])
        if tokens[place].kind == "with" or (allied and place >= at) or ally:
            who, after = parties(text, tokens, place + 1, hi)
            if after + 1 < len(tokens) and tokens[after + 1].kind == "rel":
                continue  # "alongside X, which put in $5"
            found += [one for one in who if one.kind in PROPER or " of " in one.text]
    return found
