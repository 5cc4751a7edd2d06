"""Which mark parts decimals in a column of numbers, by all its cells read together.

"1.250" alone is 1250 or one and a quarter; beside "900" or "1.250.000" it is 1250, beside "12.5"
it is the other. Sums of money in full need this only where one shows a third decimal ("0.875"),
those under a heading that multiplies ("in millions") always do. Pure functions; marks as in CLDR:
comma, full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_RUN = re.compile(r"(?<![\d.,])(\d{1,30})((?:[.,]\d{1,30}){0,9})(?![\d]|[.,]\d)")
_OPEN = re.compile(r"(?<![\d.,])([1-9]\d{0,2})([.,])(\d{3})(?![\d]|[.,]\d)")
_MILLS = re.compile(r"(?<![\d.,])0[.,]\d{3}(?![\d]|[.,]\d)")
_OTHER = {".": ",", ",": "."}


def decimal_mark(cells: Iterable[str]) -> str | None:
    """The decimal mark ("." or ",") that the numbers of a column show; None where none is shown.

    >>> decimal_mark(["1.250", "900"]), decimal_mark(["1.250", "12.5"]), decimal_mark(["1.250"])
    (',', '.', None)
    """
    shown: set[str] = set()
    unclear: set[str] = set()
    whole = False
    for cell in cells:
        run = _RUN.search(cell)
        if run is None:
            continue
        marks = re.findall("[.,]", run[2])
        if not marks:
            whole = True
        elif len(marks) > 1:
            shown.add(marks[-1] if marks[-1] != marks[0] else _OTHER[marks[0]])
        elif _OPEN.match(cell, run.start()):
            unclear.add(marks[0])
        else:
            shown.add(marks[0])
    if not shown and whole and len(unclear) == 1:
        return _OTHER[unclear.pop()]
    return shown.pop() if len(shown) == 1 else None


def shows_mills(cells: Iterable[str]) -> bool:
    """Whether a column of sums in full has third decimals: "0.875" is no number of thousands.

    >>> shows_mills(["0.875", "1.250"]), shows_mills(["0.50", "1.250"])
    (True, False)
    """
    return any(_MILLS.search(cell) for cell in cells)


def in_one_style(text: str, mark: str | None) -> str:
    """A cell's text with its first number so written that every language reads it alike.

    >>> in_one_style("1.250", ","), in_one_style("1.250", "."), in_one_style("1.250", None)
    ('1250', '1.2500', '1.250')
    """
    number = _OPEN.search(text) if mark is not None else None
    if number is None:
        return text
    plain = f"{number[1]}.{number[3]}0" if number[2] == mark else number[1] + number[3]
    return text[: number.start()] + plain + text[number.end() :]
