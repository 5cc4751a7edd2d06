"""Whom a participle or a gerund is said of: "masks donated by X", "after giving $5, X left"."""

from __future__ import annotations

from extractor.find.giving.clauses.subject_phrases import covered
from extractor.find.giving.gifts.gifts import gifts
from extractor.find.giving.parties.owners import thanked_before
from extractor.find.giving.parties.phrases import PROPER, Party, parties
from extractor.find.giving.parties.relatives import Subject, Told
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.find.giving.words.verb_groups import Group


def reduced_subject(text: str, tokens: list[Token], hi: int) -> Subject:
    """The gift that a participle hangs on: the list of gifts that ends where it begins."""
    while hi > 1 and tokens[hi - 1].kind in (",", "adv"):
        hi -= 1
    for start in range(max(0, hi - 24), hi):
        if start and tokens[start - 1].kind not in (
            ",",
            "prep",
            "verb",
            "and",
            "aux",
            "sub",
            "rel",
            ".",
            ":",
            '"',
            "total",
            "adv",
            "word",
            "date",
        ):
            continue
        if tokens[start].kind in ("and", ",", "prep", "verb"):
            continue
        things, at = gifts(text, tokens, start, hi)
        if (
            things
            and things[0].kind != "vague"
            and (
                at >= hi
                or (tokens[at].kind in ("(", "date") and hi - at <= 3)
                or (tokens[at].kind == "among" and hi - at <= 5)
            )
        ):
            return Subject([], things)
    return Subject([], [])


def gerund_subject(text: str, tokens: list[Token], group: Group, last: Told) -> Subject:
    """Who does what a gerund says: the subject of its main clause, or "by X" in it."""
    before = tokens[group.first - 1] if group.first else None
    if before is not None and before.kind == "money":  # "with $1 million going to X"
        things, _ = gifts(text, tokens, group.first - 1, group.first)
        return Subject(last().parties, things)
    if before is not None and before.low == "for":
        return Subject(thanked_before(text, tokens, group.first - 1), [])
    if (
        before is not None
        and before.kind == "prep"
        and before.low in ("after", "by", "in", "through", "besides")
    ):
        if joint := _joined_in(text, tokens, group.first - 1):
            return Subject(joint, [])
        if group.first > 1:
            who = covered(text, tokens, 0, group.first - 1, ends=False)
            if who.parties:
                return who
        return _main_clause(text, tokens, group)
    if before is None:
        return _main_clause(text, tokens, group)
    if before.kind == "," and last().parties:
        return last()
    if before.kind == ",":
        return covered(text, tokens, 0, group.first - 1, ends=False)
    return Subject([], [])


def _joined_in(text: str, tokens: list[Token], hi: int) -> list[Party]:
    """Who gives where one joins another in it: "X joined us in giving $5"; [] where none does."""
    if tokens[hi].low != "in":
        return []
    joining = lexicon().sets["joining"]
    at = next((n for n in range(hi - 1, max(0, hi - 6), -1) if tokens[n].low in joining), 0)
    if not at:
        return []
    host, after = parties(text, tokens, at + 1, hi)
    guest = covered(text, tokens, 0, at, ends=True).parties
    return [*host, *guest] if guest and after == hi else []


def _main_clause(text: str, tokens: list[Token], group: Group) -> Subject:
    for at in range(group.last, len(tokens) - 1):
        if tokens[at].low == "by":
            who, _ = parties(text, tokens, at + 1, len(tokens))
            if who and who[0].kind in (*PROPER, "pronoun"):
                return Subject(who, [])
        if tokens[at].kind == ",":
            who, after = parties(text, tokens, at + 1, len(tokens))
            if (
                who
                and who[0].kind in (*PROPER, "pronoun")
                and after < len(tokens)
                and (tokens[after].kind in ("aux", "will", "verb", "word", "adv"))
            ):
                return Subject(who, [])
    return Subject([], [])
