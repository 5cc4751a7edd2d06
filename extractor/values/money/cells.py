"""A cell of a table that holds one amount of money, with or without a mark, and nothing else."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.lexicon import load
from extractor.values.money.money import Money, read_money
from extractor.values.number.digits import Number
from extractor.values.numbers import read_number, without_mills

_ONE = Decimal(1)
_NOISE = re.compile(r"[\s*†‡.;:,-]*")
_NO_CENTS = re.compile(r"(?<=\d)[.,][-–—−]{1,2}\s*$")  # "8 000.–"
_ACCOUNTING = re.compile(r"\s*\(\s*(\S.*\S)\s*\)\s*", re.DOTALL)


def read_cell(
    text: str, language: str | None = None, code: str | None = None, scaled: bool = False
) -> Money | None:
    """The amount a cell holds, with or without a mark; None where it holds anything else.

    `code` is the currency that a number without mark is of; `scaled` tells that the heading
    multiplies, so that three digits after a mark can be decimals ("1.250" of millions).
    """
    if len(text) > 200:
        return None
    accounting = _ACCOUNTING.fullmatch(text)
    inside = accounting.start(1) if accounting else 0
    body = _NO_CENTS.sub("", text if accounting is None else accounting[1])
    for first in re.finditer(r"[^\W_]", body):
        at = first.start()
        number = read_number(body, at, language)
        if number is None:
            continue
        if scaled and number.decimals == 3:
            number = number._replace(decimals=4)  # a sum of money has but two: these are of it
        money = read_money(body, number, at, language) or _bare(body, number, at, code)
        if money is not None:
            rest = body[: money.start] + body[money.end :]
            if not _NOISE.fullmatch(rest):
                return None
            sign = -_ONE if accounting else _ONE
            return money._replace(
                value=money.value * sign, start=money.start + inside, end=money.end + inside
            )
        if first[0].isdecimal():
            return None
    return None


def _bare(text: str, number: Number, start: int, code: str | None) -> Money | None:
    if number.form == "words":
        return None
    minus = start > 0 and text[start - 1] in "-−"
    mills = code in load("amounts.toml")["number_format"]["three_decimals"]
    value = number.value if mills else without_mills(number)
    value = -value if minus else value
    return Money(value, None, None, False, start - minus, number.end, number.magnitude == 1)
