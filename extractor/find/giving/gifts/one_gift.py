"""One gift: an amount with its conversion, worth and nouns, or what is given without a number."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractor.find.giving.gifts.apart_sums import told_later
from extractor.find.giving.words.tokens import Token, goods_word, lexicon
from extractor.values.amounts import Amount


class Gift(NamedTuple):
    """What is given. `kind` is money, goods, in_kind, or vague for a gift noun without figure."""

    kind: str
    start: int
    end: int
    amount: Amount | None = None
    equivalent: Amount | None = None
    worth: Amount | None = None
    noun: str | None = None
    fund: bool = False


def measured(
    text: str, tokens: list[Token], i: int, at: int, end: int, fund: bool
) -> tuple[Gift | None, int]:
    """A gift whose amount stands at `at`, with its conversion, worth, and the nouns after it."""
    lex = lexicon()
    token = tokens[at]
    found = Gift(token.kind, token.start, token.end, amount=token.value, fund=fund)
    after = at + 1
    while after < end:
        found, step = _addition(tokens, after, end, found)
        if step == after:
            break
        after = step
    stop = past_term(tokens, after, end)
    if found.kind == "money":
        while stop < end and stop - after < 5 and tokens[stop].kind in ("word", "noun", "name"):
            if tokens[stop].low in lex.sets["not_gifts"]:
                return None, i
            if tokens[stop].low.endswith("ed") and tokens[stop].low not in lex.sets["gift_terms"]:
                break
            stop += 1
            if tokens[stop - 1].kind == "noun" or tokens[stop - 1].low in lex.fund_nouns:
                found = found._replace(fund=found.fund or tokens[stop - 1].low in lex.fund_nouns)
                after = stop
        if stop < end and tokens[stop].low == "of" and tokens[stop - 1].low == "worth":
            return _worth_of(text, tokens, stop, end, found)
        if after < end and tokens[after].low == "in" and after + 1 < end:
            inside = after + 1
            while (
                inside < end
                and tokens[inside].kind in ("word", "noun", "det", "name")
                and inside < after + 5
            ):
                ends = inside + 1 >= end or tokens[inside + 1].low not in lex.sets["helps"]
                if ends and not lex.sets["not_gifts"].isdisjoint(tokens[inside].low.split()):
                    return None, i
                inside += 1
                if tokens[inside - 1].kind == "noun" or tokens[inside - 1].low in ("cash",):
                    after = inside
    return found, after


def past_term(tokens: list[Token], at: int, end: int) -> int:
    """Past the comma between a sum and what sort of gift it is: "$5 million, three-year grant"."""
    if at + 2 >= end or tokens[at].kind != ",":
        return at
    term = tokens[at + 1].low
    told = term.endswith(("-year", "-month", "-term")) or term in lexicon().sets["gift_terms"]
    return at + 1 if told and any(one.kind == "noun" for one in tokens[at + 2 : at + 4]) else at


def _addition(tokens: list[Token], at: int, end: int, found: Gift) -> tuple[Gift, int]:
    """Takes in "(USD 2.1 million)", "worth $5 million", "or about £2 million" after an amount."""
    step = at
    while (
        step < end
        and tokens[step].kind in ("(", ",", "prep", "word", "adv", "sub", "det")
        and step - at < 6
    ):
        token = tokens[step]
        if token.kind in ("prep", "word") and token.low not in lexicon().sets["conversion"]:
            return found, at
        step += 1
    counted = found.amount is not None
    if step >= end or tokens[step].kind != "money" or not (counted or found.kind == "goods"):
        return found, at
    money: Amount = tokens[step].value
    between = [token.low for token in tokens[at:step]]
    if found.kind == "money" and found.amount and money.equivalent_of == found.amount.start:
        found = found._replace(equivalent=found.equivalent or money)
    elif found.kind == "goods" and (
        "worth" in between or "valued" in between or "value" in between
    ):
        found = found._replace(worth=money)
    else:
        return found, at
    step += 1
    while step < end and tokens[step].kind == ")":
        step += 1
    return found, step


def _worth_of(text: str, tokens: list[Token], at: int, end: int, found: Gift) -> tuple[Gift, int]:
    """ "$5 million worth of masks": money, and what goods it buys."""
    goods, after = unmeasured(text, tokens, at + 1, end, None)
    if goods is None or goods.kind != "goods":
        return found, at
    return found._replace(noun=goods.noun), after


def unmeasured(
    text: str, tokens: list[Token], i: int, end: int, noun: int | None
) -> tuple[Gift | None, int]:
    """Goods without a number, a service in kind, or a gift noun that stands alone."""
    at = i
    while at < end and tokens[at].kind in ("det", "my", "adv", "prep"):
        if tokens[at].kind == "prep" and tokens[at].low != "of":
            return None, i
        at += 1
    at = _past_container(tokens, at, end)
    stop = at
    while stop < end and stop - at < 8 and tokens[stop].kind in ("word", "noun", "name", "verb"):
        if tokens[stop].kind == "verb" and stop > at and not tokens[stop].low.endswith("ing"):
            break
        stop += 1
    if stop == at:
        return None, i
    if tokens[at].low[0].isdigit() and not _names_piece(tokens, at, i):
        stop = at  # a number that find_amounts did not take for one of goods
    for last in range(stop, at, -1):
        start, finish = tokens[at].start, tokens[last - 1].end
        words = " ".join(token.low for token in tokens[at:last])
        whole = last == stop or tokens[last].low == "available"
        whole = whole or tokens[last].kind not in ("word", "noun")
        if whole and tokens[last - 1].kind != "name" and f" {words}".endswith(_in_kind()):
            return Gift("in_kind", start, finish, noun=text[start:finish]), last
        a_piece = at > i and _one_of_a_kind(tokens, at)
        if goods_word(tokens[last - 1].low, a_piece) and tokens[last - 1].kind in ("word", "verb"):
            finish, last = _bracketed(tokens, last, end, finish)
            return _addition(
                tokens, last, end, Gift("goods", start, finish, noun=text[start:finish])
            )
    if noun is not None and (figure := told_later(tokens, noun, end)):
        return measured(text, tokens, i, figure, end, False)
    if noun is not None and [one.low for one in tokens[noun + 1 : noun + 3]] == [",", "worth"]:
        return None, i
    if noun is not None:
        return Gift("vague", tokens[noun].start, tokens[noun].end, noun=tokens[noun].low), noun + 1
    return None, i


def _names_piece(tokens: list[Token], at: int, i: int) -> bool:
    """Whether a number says which one thing it is: "a 12-seater minibus", "her 1924 piano"."""
    low = tokens[at].low
    told = "-" in low or (len(low) == 4 and low.isdigit())
    return at > i and told and _one_of_a_kind(tokens, at)


def _one_of_a_kind(tokens: list[Token], at: int) -> bool:
    """Whether one thing begins at `at`: after "a", or given of somebody's own, "gave her"."""
    if tokens[at - 1].kind == "my":
        return at > 1 and tokens[at - 2].kind == "verb"
    return tokens[at - 1].low in ("a", "an")


@cache
def _in_kind() -> tuple[str, ...]:
    return tuple(f" {kind}" for kind in sorted(lexicon().sets["in_kind"]))


def _past_container(tokens: list[Token], at: int, end: int) -> int:
    """Past "third batch of" to the goods in it."""
    for step in range(at, min(at + 3, end - 1)):
        if tokens[step].low in lexicon().sets["containers"] and tokens[step + 1].low == "of":
            return step + 2
        if tokens[step].kind != "word":
            break
    return at


def _bracketed(tokens: list[Token], last: int, end: int, finish: int) -> tuple[int, int]:
    """An acronym in brackets after goods is part of them: "protective equipment (PPE)"."""
    if last + 2 < end and tokens[last].kind == "(" and tokens[last + 2].kind == ")":
        return tokens[last + 2].end, last + 3
    return finish, last
