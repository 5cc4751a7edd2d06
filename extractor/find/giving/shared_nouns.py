"""Figures whose goods were named before: "3,000 tents to Mozambique and 1,800 to Malawi"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.giving.tokens import Token
from extractor.values.numbers import parse_number

_LINKED = (",", "and", ";")
_TO = ("to", "for")
_PARTS = ("which", "these", "those", "them", "this")


def with_shared_nouns(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each bare number that goes to somebody of its own, as goods counted before
    did, made an amount of those goods."""
    if not any(token.kind == "goods" for token in tokens):
        return list(tokens)
    found = list(tokens)
    goods: Token | None = None
    for at, token in enumerate(tokens):
        if token.kind == "goods":
            goods = token
        elif goods is not None and _is_gapped(tokens, at):
            value = parse_number(token.low)
            if value is not None:
                amount = goods.value._replace(
                    value=value, value_max=None, start=token.start, end=token.end, text=token.low
                )
                found[at] = token._replace(kind="goods", value=amount)
    return found


def _is_gapped(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind != "word" or not token.low[0].isdigit() or at + 1 >= len(tokens):
        return False
    before = at - 1
    while before > 0 and tokens[before].kind in ("adv", "det"):
        before -= 1
    if tokens[before].low in _PARTS and tokens[before - 1].low in ("of", "among"):
        return tokens[at + 1].kind in ("verb", "aux", "will") or tokens[at + 1].low in _TO
    if tokens[before].kind == "name" and tokens[before - 1].kind in _LINKED:
        return before == at - 1 and tokens[at + 1].kind in (".", ",", ";", "and")
    following = tokens[at + 2].kind if at + 2 < len(tokens) else "."
    follows = tokens[at + 1].low in _TO and following in ("name", "det", "word", "my")
    return follows and tokens[before].kind in _LINKED
