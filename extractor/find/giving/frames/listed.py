"""Gifts listed after "including" or a colon: "donated supplies, including 500 masks to X"."""

from __future__ import annotations

from dataclasses import replace

from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.gifts.gifts import gifts
from extractor.find.giving.words.tokens import Token


def listed_frames(text: str, tokens: list[Token], found: list[Statement]) -> list[Statement]:
    """The statements with those of the gifts that their own gift is said to consist of.

    What is listed has the giver of the whole, and its recipient unless it names its own; a whole
    without a figure is left out. Parts of a sum of money count only with their own recipient.
    """
    made: list[Statement] = []
    for whole in found:
        mark = _list_after(tokens, whole) if whole.gifts else 0
        parts = _parts(text, tokens, mark + 1, whole) if mark else []
        if not parts:
            made.append(whole)
            continue
        if whole.gifts[-1].amount is not None:
            colon = tokens[mark].start
            whole.recipients = [one for one in whole.recipients if one.start < colon]
            made.append(whole)
        made += parts
    return made


def _list_after(tokens: list[Token], whole: Statement) -> int:
    """Where "including" or a colon stands before the first amount after a gift; else 0."""
    for at, token in enumerate(tokens[:-1]):
        if token.start < whole.gifts[-1].end:
            continue
        if token.kind in ("money", "goods", ";", "."):
            return 0
        if token.kind in ("among", ":") and _amount_at(tokens, at + 1) > 0:
            return at
    return 0


def _amount_at(tokens: list[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].kind in ("det", "adv", "and", ","):
        at += 1
    return at if at < len(tokens) and tokens[at].kind in ("money", "goods") else 0


def _parts(text: str, tokens: list[Token], at: int, whole: Statement) -> list[Statement]:
    made: list[Statement] = []
    counted = whole.gifts[-1].amount is not None
    at = _amount_at(tokens, at)
    while at:
        things, after = gifts(text, tokens, at, len(tokens))
        if not things:
            break
        limit = next(
            (i for i in range(after, len(tokens)) if tokens[i].kind in ("money", "goods", ";")),
            len(tokens),
        )
        roles = read_roles(text, tokens, after, limit, "noun")
        own = roles.recipients or roles.sources
        if counted and not own:
            break
        before = [one for one in whole.recipients if one.start < tokens[at].start]
        made.append(
            replace(
                whole,
                gifts=things,
                funders=list(roles.sources or whole.funders),
                recipients=list(roles.recipients or before),
                roles=replace(roles, date=whole.roles.date, via=roles.via or whole.roles.via),
                total=False,
            )
        )
        at = _amount_at(tokens, limit + (tokens[limit - 1 : limit + 1][-1].kind == ";"))
    return made
