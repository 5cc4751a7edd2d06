"""Numbers in Chinese numerals, alone or mixed with digits: 三千五百万, 3万5千, 1.5亿, 300多万."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from extractor.lexicon import load
from extractor.values.number.digits import ONE, Number, literal_value

ROUNDED = "多余餘来來"  # "and some": 三百多万
_MYRIADS = "万萬亿億만억"
_TOKEN = re.compile(r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*|\S")


@cache
def hanzi_digits() -> str:
    """Every character that a Chinese numeral can begin with, besides digits."""
    return "".join(load("amounts.toml")["number_words"]["zh"]) + "十拾百佰千仟"


@cache
def hanzi_units() -> str:
    """Every character that multiplies, from ten to a hundred million."""
    return "".join(east_asian_units())


@cache
def east_asian_units() -> dict[str, int]:
    """Unit -> factor, of Chinese and Japanese, and of Korean."""
    units: dict[str, dict[str, int]] = load("amounts.toml")["number_units"]
    return units["zh"] | units["ko"]


@cache
def _run() -> re.Pattern[str]:
    numerals = "".join(load("amounts.toml")["number_words"]["zh"])
    digits = r"[0-9０-９]+(?:[.,，．][0-9０-９]+){0,8}"
    gap = rf"[ \u00a0](?=[{_MYRIADS}])"
    hanzi = rf"[{numerals}点點{hanzi_units()}]|[个個](?=[亿億])"
    korean = r"(?<=[만억])[ \u00a0](?=[0-9])"  # "1억 2천만"
    return re.compile(rf"(?:{digits}|{hanzi}|{korean}|[{ROUNDED}](?=[{_MYRIADS}])|{gap}){{1,24}}")


def read_hanzi(text: str, start: int) -> Number | None:
    """The number in Chinese numerals or digits with Chinese units that begins at `start`."""
    run = _run().match(text, start)
    if run is None or len(run[0]) > 48:
        return None
    written = run[0].rstrip("点點 \u00a0" + ROUNDED)
    low, high = _ends(written)
    value, biggest = hanzi_value(low)
    if value is None:
        return None
    end = start + len(written)
    rounded = text[end : end + 1] in tuple(ROUNDED)
    exact = not rounded and not any(char in written for char in ROUNDED)
    top = hanzi_value(high)[0] if high else None
    return Number(value, biggest, end + rounded, "hanzi", exact, top=top)


def _ends(written: str) -> tuple[str, str | None]:
    """The ends of a range in one numeral: 五六万 is 五万 to 六万; the numeral itself elsewhere."""
    pairs = () if written[0].isdecimal() else _pairs().findall(written)
    if len(pairs) != 1:
        return written, None
    both = pairs[0]
    return written.replace(both, both[0]), written.replace(both, both[1])


@cache
def _pairs() -> re.Pattern[str]:
    """Two digits of which the second is one more, before a unit."""
    numerals: dict[str, int] = load("amounts.toml")["number_words"]["zh"]
    after: dict[int, list[str]] = {}
    for numeral, value in numerals.items():
        after.setdefault(value - 1, []).append(numeral)
    pairs = [one + two for one, value in numerals.items() if value for two in after.get(value, ())]
    known = "".join(numerals)
    return re.compile(rf"(?<![{known}点點0-9])(?:{'|'.join(pairs)})(?=[{hanzi_units()}])")


def hanzi_value(written: str) -> tuple[Decimal | None, Decimal]:
    """Value and biggest unit of a numeral, (None, 1) where it is malformed."""
    units = east_asian_units()
    total = section = Decimal(0)
    biggest = last = ONE
    pending = ""  # what was written since the last unit
    for token in _TOKEN.findall(written):
        if token in ROUNDED or token in "个個" or token.isspace():
            continue
        if token not in units:
            pending += token
            continue
        number = _plain(pending, alone=False)
        if number is None and (pending or (units[token] >= 10000 and not section and not total)):
            return None, ONE
        unit = Decimal(units[token])
        if unit < 10000:
            if number is None and section:
                return None, ONE
            section += (ONE if number is None else number) * unit
        else:
            section += number or 0
            total = (total + section) * unit if unit > biggest > 1 else total + section * unit
            section, biggest = Decimal(0), max(biggest, unit)
        last, pending = unit, ""
    if pending:
        number = _plain(pending)
        if number is None:
            return None, ONE
        short = last >= 100 and len(pending) == 1 and number > 0
        section += number * last / 10 if short else number
    return total + section, biggest


def _plain(written: str, alone: bool = True) -> Decimal | None:
    """The value of digits, or of Chinese digits; several in a row only where no unit follows.

    五六万 is a range of five to six, not fifty-six.
    """
    numerals: dict[str, int] = load("amounts.toml")["number_words"]["zh"]
    if not written:
        return None
    whole, point, fraction = written.replace("點", "点").partition("点")
    spelled = all(char in numerals for char in whole + fraction)
    if spelled and len(whole.lstrip("零〇")) > 1 and not alone:
        return None
    if spelled and whole and bool(point) == bool(fraction):
        digits = "".join(str(numerals[char]) for char in whole)
        return Decimal(f"{digits}.{''.join(str(numerals[char]) for char in fraction)}")
    parsed = literal_value(written.lstrip("零〇"))
    return None if parsed is None else parsed[0]
