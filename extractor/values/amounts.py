"""Every amount of money and quantity of goods that a text states.

`find_amounts` reads running text, `parse_money` one cell that holds an amount and nothing else.
What counts is defined on the words alone: money needs a currency beside the number, goods a noun
that the lexicon knows. Anything else is left alone: years, versions, identifiers, counts of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.lexicon import load
from extractor.values.date.plain import plain_day
from extractor.values.money.anchors import anchors, counts_nothing
from extractor.values.money.approximate import approximate_after, approximate_before
from extractor.values.money.cells import read_cell
from extractor.values.money.counted import goods_after
from extractor.values.money.goods_context import is_label, is_worked_on, speaks_of_giving
from extractor.values.money.money import Money, read_money
from extractor.values.money.plain import shape_of, value_after, written_out
from extractor.values.money.ranges import range_link, shared_low
from extractor.values.money.settle import Default, carried, mentioned, settle
from extractor.values.money.sides import one_of
from extractor.values.number.digits import Number, primary
from extractor.values.numbers import is_year, read_number
from extractor.values.tries import any_of

_KEPT = 2000
"""Characters of a text whose amounts are kept: several finders ask for those of a passage."""


class Amount(NamedTuple):
    """One amount as a text states it; `text` is what stands from `start` to `end`."""

    kind: str  # "money" or "goods"
    value: Decimal
    value_max: Decimal | None  # the upper end of a range
    currency: str | None  # ISO 4217; None where a shared mark stays open
    candidates: tuple[str, ...]  # all that the mark can mean, most likely first; () for goods
    item: str | None  # goods: the noun phrase as written
    approximate: bool
    equivalent_of: int | None  # `start` of the amount which this one, in brackets, converts
    start: int
    end: int
    text: str


def find_amounts(
    text: str, language: str | None = None, default_currency: Default = None
) -> Iterator[Amount]:
    """Amounts of `text` in order, without overlap.

    `language` is a BCP 47 tag ("en-AU"), which settles number formats and shared marks;
    `default_currency` an ISO 4217 code, which a shared mark means where it can; of several it
    means the one that it can, and none where it can mean two.
    """
    if len(text) > _KEPT:
        return _read(text, language, default_currency)
    if counts_nothing(text, language) or plain_day(text) is not None:
        return iter(())
    shape = shape_of(text)
    if shape is not None:
        models = _amounts(shape, language, default_currency)
        if len(models) == 1 and models[0].kind == "money":
            return iter((_like(models[0], text, shape),))
    return iter(_amounts(text, language, default_currency))


def _like(model: Amount, text: str, shape: str) -> Amount:
    """The amount of a plain sum, as that of its shape was read."""
    value = value_after(text, shape, model.value)
    return Amount(model.kind, value, *model[2:10], text[model.start : model.end])


@lru_cache(maxsize=2**13)
def _amounts(text: str, language: str | None, default_currency: Default) -> tuple[Amount, ...]:
    return tuple(_read(text, language, default_currency))


def _read(text: str, language: str | None, default_currency: Default) -> Iterator[Amount]:
    seen: dict[int, dict[str, int]] = {}
    language = language or _script(text)
    last: Amount | None = None
    for one in _stated(text, _unless_english(language)):
        if isinstance(one, Money):
            amount = _settled(text, one, language, default_currency, seen)
            converted = _converts(text, last, amount)
            if converted is not None:
                amount = amount._replace(equivalent_of=converted)
        else:
            amount = one
        yield amount
        last = amount


def _unless_english(language: str | None) -> str | None:
    """The language as far as numbers and money are written otherwise in it than without one."""
    return None if primary(language) == "en" else language


def _stated(text: str, language: str | None) -> Iterable[Money | Amount]:
    """Money, of which a shared mark is still open, and quantities of goods."""
    return _kept(text, language) if len(text) <= _KEPT else _found(text, language)


@lru_cache(maxsize=2**13)
def _kept(text: str, language: str | None) -> tuple[Money | Amount, ...]:
    return tuple(_found(text, language))


def _found(text: str, language: str | None) -> Iterator[Money | Amount]:
    done = 0
    for start in anchors(text, language):
        if start < done:
            continue
        number = one_of(text, start) or read_number(text, start, language)
        if number is None:
            continue
        one = read_money(text, number, start, language, done) or _read_goods(
            text, number, start, language
        )
        if one is None or one.start < done or text.startswith("@", one.end):  # an e-mail address
            continue
        yield one
        done = one.end


def parse_money(
    text: str,
    default_currency: Default = None,
    unit: Decimal | None = None,
    language: str | None = None,
) -> Amount | None:
    """The amount that a cell holds, None where it holds something else as well.

    `unit` is the multiplier that the column's heading gave ("in thousands"). A cell without mark
    has currency None and no candidates unless `default_currency` is one code.
    """
    plain = parse_plain(text, default_currency, unit, language)
    return plain or _cell(text, default_currency, unit, language)


def parse_plain(
    text: str, default_currency: Default, unit: Decimal | None, language: str | None
) -> Amount | None:
    """What `parse_money` gives for a sum in its plainest form; None for any other text."""
    shape = shape_of(text)
    model = _cell(shape, default_currency, unit, language) if shape is not None else None
    return None if shape is None or model is None else _like(model, text, shape)


@lru_cache(maxsize=2**13)
def _cell(
    text: str, default_currency: Default, unit: Decimal | None, language: str | None
) -> Amount | None:
    stated = default_currency if isinstance(default_currency, str) else None
    money = read_cell(text, language, stated, unit is not None)
    if money is None:
        return None
    if money.currency is None:
        code = stated
        candidates: tuple[str, ...] = (code,) if code else ()
    else:
        candidates = money.currency.codes
        code = settle(money.currency, {}, language, default_currency)
    factor = unit if unit is not None and money.plain else Decimal(1)
    return _amount(text, money, code, candidates, factor)


_KANA, _HAN, _LETTER = map(re.compile, ("[ぁ-ヿ]", "[一-鿿]", r"[^\W\d_]"))


def _script(text: str) -> str | None:
    """The language that the writing of a text shows: Chinese or Japanese, else None."""
    if text.isascii():
        return None
    sample = text[:4000]
    han = len(_HAN.findall(sample))
    letters = len(_LETTER.findall(sample)) if han else bool(_LETTER.search(sample))
    if han * 4 < letters:  # one letter is enough to say so where no character is
        return None
    return "ja" if len(_KANA.findall(sample)) * 10 > han else "zh"


def _amount(
    text: str,
    money: Money,
    code: str | None,
    candidates: tuple[str, ...],
    factor: Decimal = Decimal(1),
) -> Amount:
    top = None if money.value_max is None else written_out(money.value_max * factor)
    return Amount(
        "money",
        written_out(money.value * factor),
        top,
        code,
        candidates,
        None,
        money.approximate,
        None,
        money.start,
        money.end,
        text[money.start : money.end],
    )


def _settled(
    text: str,
    money: Money,
    language: str | None,
    default_currency: Default,
    seen: dict[int, dict[str, int]],
) -> Amount:
    currency = money.currency
    assert currency is not None
    if currency.family >= 0 and currency.family not in seen:
        seen[currency.family] = mentioned(text, currency.family)
    told = carried(text, seen[currency.family], currency) if currency.family >= 0 else {}
    code = settle(currency, told, language, default_currency)
    return _amount(text, money, code, currency.codes)


@cache
def _conversion() -> re.Pattern[str]:
    """What can stand between an amount and its conversion: a bracket, "equivalent to", 约合."""
    words: dict[str, list[str]] = load("money.toml")["conversion"]
    inside, spoken = any_of(words["in_brackets"]), any_of(words["spoken"])
    opening = rf"[(（\[【]\s*(?:{inside}\s*){{0,3}}"
    return re.compile(rf"\s*(?:{opening}|[,，]?\s?{spoken}\s*(?:{inside}\s*)?)", re.IGNORECASE)


@cache
def _said_again() -> re.Pattern[str]:
    """What between two currencies says one sum twice: "RMB 7 million, or US$1 million"."""
    words: dict[str, list[str]] = load("money.toml")["conversion"]
    again, inside = any_of(words["after_comma"]), any_of(words["in_brackets"])
    return re.compile(rf"[,，–—-]\s?{again}\s*(?:{inside}\s*)?", re.IGNORECASE)


def _converts(text: str, last: Amount | None, amount: Amount) -> int | None:
    """`start` of the amount before, where `amount` follows it in brackets in another currency."""
    if last is None or last.kind != "money" or amount.start - last.end > 40:
        return None
    between = text[last.end : amount.start]
    if last.equivalent_of is not None and re.fullmatch(r"\s*[,;/，；]\s*(?:or )?", between):
        return last.equivalent_of
    if last.currency == amount.currency and amount.currency is not None:
        return None
    if _conversion().fullmatch(between):
        return last.start
    both = last.currency is not None and amount.currency is not None
    return last.start if both and _said_again().fullmatch(between) else None


# Goods -----------------------------------------------------------------------------------------


def _read_goods(text: str, number: Number, start: int, language: str | None) -> Amount | None:
    before = text[start - 1 : start] if start else ""
    if before and ((before.isalnum() and before < "\u2e80") or before in "_#/:@&=-–.,"):
        return None
    if number.value <= 0:
        return None
    link = range_link(text, start, number.end)
    top = read_number(text, link[1], language) if link else None
    low = None if top is None else shared_low(number, top)
    if low is None:
        top = None
    end = top.end if top else number.end
    highest = top.value if top else number.top
    goods = goods_after(text, start, end, number if top is None else top)
    if goods is None:
        return None
    plain = not number.grouped and number.magnitude == 1
    if plain and is_label(text, start, is_year(number)):
        return None
    if not goods.certain and not speaks_of_giving(text, start, goods.end):
        return None
    if is_worked_on(text, start):
        return None
    begin, close = min(start, goods.start), goods.stop or goods.end
    approx = not number.exact or approximate_before(text, start) or approximate_after(text, end)
    return Amount(
        "goods",
        written_out(number.value if low is None else low),
        None if highest is None else written_out(highest),
        None,
        (),
        text[goods.start : goods.end],
        approx,
        None,
        begin,
        close,
        text[begin:close],
    )
