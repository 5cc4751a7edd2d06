"""Sums as tables write them: a mark, digits in groups of three, and nothing else.

What such a text says hangs on its shape, the text with every digit made a one; only the value
differs. So one text of each shape is read with all that a sum can have, the others after it.
"""

from __future__ import annotations

import re
from decimal import Decimal

_GROUPS = r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}"  # a thousand at least: less may be no money ("R 5")
_PLAIN = re.compile(
    rf"[A-Z]{{0,3}}[$€£¥][ \u00a0]?{_GROUPS}(?:\.[0-9]{{2}})?"
    rf"|[A-Z]{{3}}[ \u00a0]{_GROUPS}(?:\.[0-9]{{2}})?"
    r"|[$€£¥][1-9][0-9]{0,8}"
    rf"|{_GROUPS}[ \u00a0]?(?:[€$£]|[A-Z]{{3}})"
)
_LONGEST = 24  # characters
_ONES = dict.fromkeys(map(ord, "23456789"), "1") | {ord("0"): "1"}
_ONLY_DIGITS = dict.fromkeys(map(ord, "$€£¥,. \u00a0"), None)
_ONLY_DIGITS |= dict.fromkeys(range(ord("A"), ord("Z") + 1), None)


def shape_of(text: str) -> str | None:
    """The shape of a plain sum: equal for two that differ but in value; None for other texts.

    >>> shape_of("$2,688,000"), shape_of("about $5")
    ('$1,111,111', None)
    """
    if len(text) > _LONGEST or _PLAIN.fullmatch(text) is None:
        return None
    return text.translate(_ONES)


def value_after(text: str, shape: str, value: Decimal) -> Decimal:
    """The value of a plain sum of a shape, which itself is read as `value`."""
    digits, ones = text.translate(_ONLY_DIGITS), shape.translate(_ONLY_DIGITS)
    one, number = Decimal(ones), Decimal(digits)
    return number if value == one else written_out(number * (value / one))


def written_out(value: Decimal) -> Decimal:
    """The same value without an exponent or trailing zeros after the point."""
    if value == value.to_integral_value():
        return value.quantize(_ONE) if abs(value) < _LIMIT else value
    return value.normalize()


_ONE = Decimal(1)
_LIMIT = Decimal(10) ** 27  # what the default context of decimal can quantize
