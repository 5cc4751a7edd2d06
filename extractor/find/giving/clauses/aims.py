"""What a gift is for: "to support X", "for new wells", "research conducted by X"."""

from __future__ import annotations

from extractor.find.giving.parties.phrases import parties
from extractor.find.giving.parties.roles import RECEIVERS, Roles
from extractor.find.giving.words.tokens import Token, lexicon


def activity(tokens: list[Token], after: int, end: int) -> bool:
    """Whether the phrase goes on to an activity: "for teachers' training", "for X's new wing"."""
    return (after < end and tokens[after].kind in ("'s", "noun")) or (
        after < end
        and tokens[after].kind == "word"
        and not tokens[after].low.endswith(("ed", "ing"))
        and tokens[after].low not in lexicon().sets["place_adverbs"]
    )


def supported(text: str, tokens: list[Token], at: int, end: int, roles: Roles, start: int) -> int:
    """After "to support": people, bodies and programmes get the gift, an activity is a purpose."""
    helps = at < end and tokens[at - 1].low in lexicon().sets["helped"]
    acts = helps and tokens[at].low in lexicon().sets["doing"]  # "to help feed children"
    who, after = ([], at) if acts else parties(text, tokens, at, end)
    headline = text[tokens[at - 1].start].isupper()
    kinds = ("organization", "person", "place") if headline else RECEIVERS
    if (
        who
        and not roles.recipients
        and all(one.kind in kinds for one in who)
        and not activity(tokens, after, end)
    ):
        roles.recipients.extend(who)
    if roles.purpose is None:
        _mark_purpose(tokens, at - 1, end, roles, start)
    return after if who else at


def purpose_after(text: str, tokens: list[Token], at: int, end: int, roles: Roles) -> int:
    if roles.purpose is None:
        first = at + 1
        _mark_purpose(
            tokens, first, end, roles, tokens[first].start if first < end else tokens[at].start
        )
    return at + 1


def _mark_purpose(tokens: list[Token], first: int, end: int, roles: Roles, start: int) -> None:
    """From `start` to the end of the clause."""
    stop = first
    while stop < end and tokens[stop].kind not in (";", "rel", '"', ".", "via"):
        if (
            tokens[stop].kind == ","
            and stop + 1 < end
            and tokens[stop + 1].kind in ("rel", "prep", "sub", "pronoun", "date", "my")
        ):
            break
        if tokens[stop].low == "via" or (
            tokens[stop].kind == "money" and tokens[stop - 1].kind in ("and", ",", ":")
        ):
            break
        stop += 1
    if stop > first and tokens[stop - 1].end > start:
        opened = [n for n in range(first, stop) if tokens[n].kind == "("]
        closed = [n for n in range(first, stop) if tokens[n].kind == ")"]
        if len(opened) != len(closed):
            stop = min([*opened[len(closed) :], *closed[len(opened) :]])
        while stop > first + 1 and tokens[stop - 1].kind in (",", "and"):
            stop -= 1
        roles.purpose = (start, tokens[stop - 1].end)


def relative_aim(text: str, tokens: list[Token], at: int, end: int, roles: Roles) -> int:
    """ "which will be used to support ...": what it is for."""
    step = at + 1
    while step < end and tokens[step].kind in ("will", "aux", "adv"):
        step += 1
    if step < end and tokens[step].low in ("used", "applied", "spent", "go", "help"):
        step += 1
        if step < end and tokens[step].kind == "prep" and tokens[step].low in ("to", "for", "on"):
            if (
                tokens[step].low == "to"
                and step + 1 < end
                and tokens[step + 1].low in lexicon().sets["helping"]
            ):
                return supported(text, tokens, step + 2, end, roles, tokens[step + 1].start)
            return purpose_after(text, tokens, step, end, roles)
    return at + 1


def conducted(text: str, tokens: list[Token], at: int, end: int, roles: Roles) -> int:
    """ "research conducted by X": X gets what is given for the research."""
    step = at + 1
    if step < end and tokens[step].low == "out":
        step += 1
    if step >= end or tokens[step].low != "by" or roles.recipients or roles.purpose is None:
        return at + 1
    who, after = parties(text, tokens, step + 1, end)
    if who and all(one.kind in RECEIVERS for one in who):
        people = [one for one in who if one.kind not in ("person",)]
        roles.recipients.extend(people[:1] if people and people[0].kind == "people" else who)
        return after
    return at + 1
