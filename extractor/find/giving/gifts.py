"""Tokens -> what is given: money, counted goods, goods without a number, services in kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from extractor.find.giving.tokens import Token, goods_word, lexicon
from extractor.values.amounts import Amount

_LEAD = frozenset(("det", "my", "adv", "word", "noun", "total"))


@dataclass(frozen=True, slots=True)
class Gift:
    """What is given. `kind` is money, goods, in_kind, or vague for a gift noun without figure."""

    kind: str
    start: int
    end: int
    amount: Amount | None = None
    equivalent: Amount | None = None
    worth: Amount | None = None
    noun: str | None = None
    fund: bool = False


def gifts(
    text: str, tokens: list[Token], i: int, end: int, inside: bool = False
) -> tuple[list[Gift], int]:
    """The list of gifts that begins at i, and where it ends; ([], i) where none begins."""
    i = _load(tokens, i, end)
    first, at = gift(text, tokens, i, end)
    if first is None:
        return [], i
    found = [first]
    while at < end and first.kind != "vague":
        link = at
        while link < end and tokens[link].kind in ("and", ",", "with", "adv"):
            link += 1
        if link == at or link >= end:
            break
        if _gets(tokens, link, end):
            break
        following, after = gift(text, tokens, link, end)
        if following is None or (following.kind == "vague" and first.kind != "vague"):
            break
        if not inside and after < end and tokens[after].kind in ("aux", "will", "modal", "pronoun"):
            break
        if following.kind != "vague":
            found.append(following)
        at = after
    return found, at


def _load(tokens: list[Token], i: int, end: int) -> int:
    """Where the goods stand that vehicles carry, which are no gift: "two planes with 40 tonnes"."""
    sets = lexicon().sets
    for at in range(i, min(i + 4, end - 2)):
        vehicles = tokens[at].low.split()[-1] in sets["vehicles"]
        step = at + 1
        if vehicles and tokens[step].low in (*sets["loaded"], "with"):
            step += 1 + (tokens[step + 1].low == "with")
            return step if step < end and tokens[step].kind == "goods" else i
        if tokens[at].kind not in ("det", "word", "adv", "goods"):
            break
    return i


def _gets(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a phrase right before an amount says whose it is: "the runner-up $60,000"."""
    if at + 1 < end and tokens[at].kind == "word" and tokens[at + 1].kind == "money":
        sets = lexicon().sets
        low = tokens[at].low
        return tokens[at].proper or not (low in sets["measuring"] or low in sets["ordering"])
    named = at < end and tokens[at].kind == "name"
    if at >= end or not (named or tokens[at].low in ("the", "each", "every")):
        return False
    step = at + 1
    while step < end and step - at < 6 and tokens[step].kind in ("word", "name"):
        step += 1
    plain = {token.low for token in tokens[at + 1 : step]}
    return (
        at + 1 < step < end
        and tokens[step].kind in ("money", "goods")
        and plain.isdisjoint(lexicon().sets["ordering"])
    )


def is_shared_out(tokens: list[Token], i: int, at: int) -> bool:
    """Whether a figure is the whole of which a part is given: "half of the $2", "a share of a"."""
    for of in range(max(i, 1), at):
        if tokens[of].low == "of" and tokens[of + 1].kind in ("det", "my"):
            return tokens[of - 1].low in lexicon().sets["fractions"]
    return False


def gift(text: str, tokens: list[Token], i: int, end: int) -> tuple[Gift | None, int]:
    """One gift that begins at i: "a grant of over $2 million", "1 million masks", "many books"."""
    lex = lexicon()
    told = _named_prize(tokens, i, end) or _days_pay(tokens, i, end)
    if told:
        return _measured(text, tokens, i, told, end, False)
    at = i
    fund = False
    noun: int | None = None
    while at < end and at - i < 9:
        token = tokens[at]
        if token.kind in ("money", "goods"):
            if is_shared_out(tokens, i, at):
                return None, i
            return _measured(text, tokens, i, at, end, fund)
        if token.low in lex.sets["given_away"] and (what := _owned_sum(tokens, i, at, end)):
            at = what
            continue
        if token.low in lex.sets["not_gifts"] or token.low in lex.sets["requesting"]:
            return None, i
        if token.low in lex.fund_nouns:
            fund = True
        named = token.low in lex.sets["superlatives"] and tokens[at + 1 : at + 2]
        if token.kind == "noun" or (named and tokens[at + 1].kind == ","):
            noun = at if noun is None else noun
        if token.low == "for" and tokens[at - 1].low in ("cheque", "check"):
            at += 1
            continue
        if token.low == "up" and at + 1 < end and tokens[at + 1].low == "to":
            at += 2
            continue
        if token.kind == "," and tokens[at - 1].low.endswith(("-year", "-month", "-week")):
            at += 1
            continue
        if token.low == "with" and at > i and (of := _of_value(tokens, at, end)):
            at = of
            continue
        if token.low == "to" and at > i and tokens[at - 1].low == "amounting":
            at += 1
            continue
        if token.kind == ":" and tokens[at - 1].low in lex.sets["portions"] and at + 1 < end:
            at += 1
            continue
        if token.low in lex.sets["approximate"] and _amount_near(tokens, at, end):
            at += 1
            continue
        if token.kind in ("det", "my") and at > i and tokens[at - 1].kind in ("word", "noun"):
            break
        if noun is not None and token.kind == "word" and token.low not in lex.sets["measuring"]:
            break
        if (
            token.kind == "prep" and token.low in lexicon().sets["gift_links"]
        ) or token.kind in _LEAD:
            at += 1
            continue
        if token.kind == "verb" and token.low.endswith("ing") and noun is None and at > i:
            at += 1
            continue
        if (
            token.kind == "name"
            and at > i
            and tokens[i].kind in ("det", "my")
            and (at + 1 < end and tokens[at + 1].kind in ("noun", "word"))
        ):
            at += 1
            continue
        break
    return _unmeasured(text, tokens, i, end, noun)


def _owned_sum(tokens: list[Token], i: int, at: int, end: int) -> int:
    """Where the sum stands of what one had and gives away: "its assets of $5", "her entire estate,
    valued at $5"; else 0."""
    told = tokens[at + 1].low in ("worth", ",") if at + 1 < end else False
    if tokens[i].kind != "my" and not told:
        return 0
    step = at + 1
    links = {",", "of", "valued", "at"} | lexicon().sets["figure_links"]
    while step < min(end, at + 5) and tokens[step].low in links:
        step += 1
    return step if at + 1 < step < end and tokens[step].kind == "money" else 0


def _days_pay(tokens: list[Token], i: int, end: int) -> int:
    """Where the money stands that employees give: "one day's salary, Rs 38 lakh"; else 0."""
    for at in range(i + 2, min(i + 6, end - 2)):
        if tokens[at].low not in ("salary", "salaries", "pay", "wages"):
            continue
        days = tokens[at - 1].kind == "'s" and tokens[at - 2].low in ("day", "days", "month")
        near = (n for n in range(at + 1, min(end, at + 6)) if tokens[n].kind == "money")
        return next(near, 0) if days else 0
    return 0


def _named_prize(tokens: list[Token], i: int, end: int) -> int:
    """Where the money stands of "the Verhoeven Prize, worth €500,000" or "(€500,000)", else 0."""
    at = i + (i < end and tokens[i].kind in ("det", "my"))
    if (
        at + 2 >= end
        or tokens[at].kind != "name"
        or lexicon().sets["prizes"].isdisjoint(tokens[at].low.split())
    ):
        return 0
    step = at + 1
    links = lexicon().sets["figure_links"]
    while step < min(end, at + 9) and (
        tokens[step].kind in (",", "(") or tokens[step].low in links
    ):
        step += 1
    return step if step < end and tokens[step].kind == "money" else 0


def _amount_near(tokens: list[Token], at: int, end: int) -> bool:
    return any(token.kind in ("money", "goods") for token in tokens[at : min(end, at + 6)])


def _measured(
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
    stop = after
    if found.kind == "money":
        while stop < end and stop - after < 5 and tokens[stop].kind in ("word", "noun", "name"):
            if tokens[stop].low in lex.sets["not_gifts"]:
                return None, i
            if tokens[stop].low.endswith("ed"):
                break
            stop += 1
            if tokens[stop - 1].kind == "noun" or tokens[stop - 1].low in lex.fund_nouns:
                found = replace(found, fund=found.fund or tokens[stop - 1].low in lex.fund_nouns)
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
        found = replace(found, equivalent=found.equivalent or money)
    elif found.kind == "goods" and (
        "worth" in between or "valued" in between or "value" in between
    ):
        found = replace(found, worth=money)
    else:
        return found, at
    step += 1
    while step < end and tokens[step].kind == ")":
        step += 1
    return found, step


def _worth_of(text: str, tokens: list[Token], at: int, end: int, found: Gift) -> tuple[Gift, int]:
    """ "$5 million worth of masks": money, and what goods it buys."""
    goods, after = _unmeasured(text, tokens, at + 1, end, None)
    if goods is None or goods.kind != "goods":
        return found, at
    return replace(found, noun=goods.noun), after


def _unmeasured(
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
    if tokens[at].low[0].isdigit():  # a number that find_amounts did not take for one of goods
        stop = at
    for last in range(stop, at, -1):
        start, finish = tokens[at].start, tokens[last - 1].end
        words = " ".join(token.low for token in tokens[at:last])
        whole = last == stop or tokens[last].low == "available"
        whole = whole or tokens[last].kind not in ("word", "noun")
        if whole and tokens[last - 1].kind != "name" and f" {words}".endswith(_in_kind()):
            return Gift("in_kind", start, finish, noun=text[start:finish]), last
        a_piece = at > i and tokens[at - 1].low in ("a", "an")
        if goods_word(tokens[last - 1].low, a_piece) and tokens[last - 1].kind in ("word", "verb"):
            finish, last = _bracketed(tokens, last, end, finish)
            return _addition(
                tokens, last, end, Gift("goods", start, finish, noun=text[start:finish])
            )
    if noun is not None and (figure := _told_later(tokens, noun, end)):
        return _measured(text, tokens, i, figure, end, False)
    if noun is not None and [one.low for one in tokens[noun + 1 : noun + 3]] == [",", "worth"]:
        return None, i
    if noun is not None:
        return Gift("vague", tokens[noun].start, tokens[noun].end, noun=tokens[noun].low), noun + 1
    return None, i


@cache
def _in_kind() -> tuple[str, ...]:
    return tuple(f" {kind}" for kind in sorted(lexicon().sets["in_kind"]))


def _told_later(tokens: list[Token], noun: int, end: int) -> int:
    """Where the money stands that a comma parts from its noun: "our award of the year, $40,000",
    "214 grants in 2020, worth $5 million"; else 0."""
    comma = _past_year(tokens, noun + 1, end)
    if comma + 1 >= end or tokens[comma].kind != ",":
        return 0
    step = comma + 1
    while step < min(end, comma + 7) and tokens[step].low in lexicon().sets["figure_links"]:
        step += 1
    return step if step < end and tokens[step].kind == "money" else 0


def _past_year(tokens: list[Token], at: int, end: int) -> int:
    """Past "of the year", "this fall", "in its history" after a gift noun."""
    step = at
    while step < min(end, at + 5) and tokens[step].kind in ("prep", "det", "word", "date", "my"):
        if tokens[step].low in ("to", "for", "from", "by"):
            return at
        step += 1
    return step if step < end and tokens[step].kind == "," else at


def _of_value(tokens: list[Token], at: int, end: int) -> int:
    """Where the money stands in "materials with the total value of 2 million yuan", else 0."""
    lows = [token.low for token in tokens[at : min(at + 6, end)]]
    if "value" not in lows or lows.index("value") + 2 >= len(lows):
        return 0
    of = lows.index("value") + 1
    return at + of + 1 if lows[of] == "of" and tokens[at + of + 1].kind == "money" else 0


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
