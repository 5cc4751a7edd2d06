"""Figures whose goods were named before: "3,000 tents to Mozambique and 1,800 to Malawi"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.giving.gifts.side_figures import whole_ends
from extractor.find.giving.parties.joins import kind_of
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.values.amounts import Amount
from extractor.values.money.goods import is_no_goods, singular
from extractor.values.numbers import parse_number

_LINKED = (",", "and", ";")
_CLOSING = (".", ",", ";", "and")
_TO = ("to", "for", "from")
_PARTS = ("which", "these", "those", "them", "this")


def with_shared_nouns(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each bare number that goes to somebody of its own, as goods counted before
    did, made an amount of those goods."""
    if not any(token.kind == "goods" for token in tokens):
        return list(tokens)
    found = _parts_of_goods(_with_listed(tokens))
    tokens = list(found)
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


def _parts_of_goods(found: list[Token]) -> list[Token]:
    """The tokens with "300 of the 900 beds" read as 300 beds."""
    for at in range(len(found) - 2):
        goods = at + 2 + (found[at + 2].kind in ("det", "my"))
        number = found[at].kind == "word" and found[at].low[0].isdigit()
        if not number or found[at + 1].low != "of" or goods >= len(found):
            continue
        value = parse_number(found[at].low)
        if found[goods].kind == "goods" and value is not None:
            part, whole = found[at], found[goods]
            amount = whole.value._replace(
                value=value, value_max=None, start=part.start, end=part.end, text=part.low
            )
            found[at] = part._replace(kind="goods", value=amount)
            found[at + 1 : goods + 1] = []
            return found
    return found


def _with_listed(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with counted plurals of any kind that goods are listed with made goods too: "900
    scales, 40 stoves and 12 fridges"."""
    found = list(tokens)
    for at in range(len(found) - 2, -1, -1):
        last = _counted_plural(found, at)
        if last and _goods_near(found, last + 1, 1):
            _make_goods(found, at, last)
    at = 2
    while at < len(found) - 1:
        if _goods_near(found, at - 1, -1) and (last := _counted_plural(found, at)):
            _make_goods(found, at, last)
        at += 1
    return found


def _make_goods(found: list[Token], at: int, last: int) -> None:
    """Makes a number and the words after it, up to `last`, one token of goods."""
    count, item = found[at], found[at + 1 : last + 1]
    words = " ".join(one.low for one in item)
    value = parse_number(count.low)
    if value is not None:
        span = (count.start, item[-1].end, f"{count.low} {words}")
        amount = Amount("goods", value, None, None, (), words, False, None, *span)
        found[at : last + 1] = [Token("goods", span[0], span[1], span[2], amount)]


def _counted_plural(tokens: Sequence[Token], at: int) -> int:
    """Where a phrase of one to three words ends that is a number of things; else 0."""
    if tokens[at].kind != "word" or parse_number(tokens[at].low) is None:
        return 0
    last = at + 1
    while (
        last < min(len(tokens), at + 4) and tokens[last].kind == "word" and not tokens[last].proper
    ):
        last += 1
    last -= 1
    low = tokens[last].low
    sets = lexicon().sets
    others = any(low in sets[name] for name in ("spans", "not_gifts", "events", "abstract"))
    things = last > at and singular(low) is not None and kind_of(low) is None
    return last if things and not others and not is_no_goods(low) else 0


def _goods_near(tokens: Sequence[Token], at: int, step: int) -> bool:
    """Whether goods stand beyond the comma or "and" at a place."""
    linked = False
    while 0 <= at < len(tokens) and tokens[at].kind in (",", "and"):
        linked, at = True, at + step
    return linked and 0 <= at < len(tokens) and tokens[at].kind == "goods"


def _is_gapped(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind != "word" or not token.low[0].isdigit() or at + 1 >= len(tokens):
        return False
    before = at - 1
    while before > 0 and tokens[before].kind in ("adv", "det"):
        before -= 1
    if tokens[before].low in _PARTS and tokens[before - 1].low in ("of", "among"):
        return tokens[at + 1].kind in ("verb", "aux", "will") or tokens[at + 1].low in _TO
    if tokens[before].kind == "verb" and tokens[before].value.sense in ("give", "receive"):
        return before == at - 1 and tokens[at + 1].kind in _CLOSING
    if tokens[before].kind == "name" and tokens[before - 1].kind in _LINKED:
        return before == at - 1 and tokens[at + 1].kind in _CLOSING
    if before and before == whole_ends(tokens):
        return tokens[at + 1].kind in ("verb", "aux", "will")
    following = tokens[at + 2].kind if at + 2 < len(tokens) else "."
    follows = tokens[at + 1].low in _TO and following in ("name", "det", "word", "my")
    return follows and tokens[before].kind in _LINKED
