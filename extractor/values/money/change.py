"""What follows a marked amount and belongs to it: a code in brackets, "RMB", fifty cents, 整."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from extractor.lexicon import load
from extractor.values.money.currencies import currency_after
from extractor.values.money.currency_tables import Currency, of_a_whole
from extractor.values.number.digits import primary
from extractor.values.numbers import read_number
from extractor.values.tries import any_of


def narrow(one: Currency, two: Currency) -> Currency | None:
    """What two marks of one amount mean together; None where they name different currencies."""
    common = [code for code in one.codes if code in two.codes]
    factor = one.factor if two.factor == 1 else two.factor
    if common:
        narrow = one if len(one.codes) <= len(two.codes) else two
        return narrow._replace(factor=factor)
    families: list[dict[str, Any]] = load("money.toml")["families"]
    generic = two.family >= 0 and "元" in families[two.family]["names"]
    return one if generic and one.family < 0 else None


_CODE = re.compile(
    r"[ \u00a0]?[(（]\s?([A-Za-z$.]{2,8}|人民币|美元|港币)\s?(?:[,，]\s?下同\s?)?[)）]"
)
_DIGIT = re.compile(r"\s?[0-9]")
_WORD = re.compile(r"[ \u00a0]((?:[A-Z]\.){2,3}|[A-Z][A-Za-z]+)(?![A-Za-z])")


def code_behind(text: str, currency: Currency, end: int) -> tuple[Currency, int]:
    """Takes in a code, name or adjective behind a marked amount: "(USD)", "RMB", "Canadian"."""
    behind = _CODE.match(text, end) or _WORD.match(text, end)
    if behind is None:
        return currency, end
    name, stop = behind[1], behind.end()
    adjectives: dict[str, dict[str, str]] = load("money.toml")["adjectives"]
    code = adjectives["codes"].get(name)
    if code is None and text[end - 1] == "$":
        code = adjectives["after_sign"].get(name)
    if code in currency.codes and currency.family >= 0 and not text.startswith("-", stop):
        return currency._replace(codes=(code,), family=-1), stop
    mark = currency_after(" " + name, 0)
    whole = mark is not None and mark.end == len(name) + 1 and not mark.wordlike
    if mark is not None and whole and mark.factor == 1 and not _DIGIT.match(text, stop):
        narrowed = narrow(currency, mark)
        if narrowed is not None:
            return narrowed._replace(factor=currency.factor), stop
    return currency, end


_HALF = re.compile(r" and a half(?! [a-z]*illion)")
_END = re.compile(r"\s*(?:$|[.,;:!?)\]”\"](?!\d)|(?:each|apiece|a|per)\b)")


@cache
def _hanzi_end() -> re.Pattern[str]:
    """What ends an amount behind its unit: 整, or the digit of the next smaller one (两块五)."""
    words = "|".join(load("money.toml")["words_zh"]["closes"])
    return re.compile(rf"[整正]|([半一二两兩三四五六七八九1-9])(?:(?![^\W_])|(?={words}))")


_OPEN_ENDED = "块塊毛角"  # a digit after these is of the next smaller unit: 两块五, 三毛五
_FEN = re.compile(r"([一二两三四五六七八九壹贰叁肆伍陆柒捌玖1-9])分(?!之)")


def code_alone(text: str, end: int) -> Currency | None:
    """The code in brackets that is the only mark of an amount: "5 million (RMB)"."""
    inside = _CODE.match(text, end)
    mark = currency_after(" " + inside[1], 0) if inside else None
    if inside is None or mark is None or mark.minor or mark.end != len(inside[1]) + 1:
        return None
    return mark._replace(start=end, end=inside.end())


@cache
def _joins() -> re.Pattern[str]:
    """What can stand between a unit and its parts: a space, a comma, "and"."""
    words = any_of(load("money.toml")["change"]["joins"])
    return re.compile(rf",? {words} |, | ")


def small_change(
    text: str, currency: Currency, end: int, language: str | None
) -> tuple[Decimal, int]:
    """ "two dollars and fifty cents", "5元3角2分", "两块五", "6€50"; also takes in 整."""
    if "\u4e00" <= text[end - 1 : end] <= "\u9fff":
        return _chinese_change(text, currency, end, language)
    link = _joins().match(text, end)
    at = link.end() if link else end
    if not text[at : at + 1].isalnum() or read_number(text, at, language) is None:
        half = _HALF.match(text, end)
        return (Decimal("0.5"), half.end()) if half else (Decimal(0), end)
    total, end = _named_parts(text, currency, end, language)
    return _bare_cents(text, end, language) if total == 0 else (total, end)


def _named_parts(
    text: str, currency: Currency, end: int, language: str | None
) -> tuple[Decimal, int]:
    """Numbers of parts of the unit: "and fifty cents", "3角2分钱"."""
    total = Decimal(0)
    for _ in range(2):
        link = _joins().match(text, end)
        at = link.end() if link else end
        number = read_number(text, at, language)
        if number is None or number.magnitude > 1:
            break
        mark = currency_after(text, number.end)
        if mark is None or not mark.minor:
            break
        part = _part_of(text[mark.start : mark.end].lower(), mark, currency)
        if part is None or number.value * part >= 1:
            break
        total += number.value * part
        end = mark.end
    return total, end


def _part_of(name: str, mark: Currency, currency: Currency) -> Decimal | None:
    for code in currency.codes:
        part = of_a_whole(name, code)
        if part is not None:
            return part
    return mark.factor if set(mark.codes) & set(currency.codes) else None


def _bare_cents(text: str, end: int, language: str | None) -> tuple[Decimal, int]:
    """Two digits or words of them that close an amount: "6€50", "ein Euro fünfzig"."""
    close = not text[end - 1].isalnum()
    at = end
    if not close:
        joins = load("money.toml")["change"]["bare"].get(primary(language), [])
        words = text[end : end + 8].split(" ", 2)
        at += 1 + (len(words[1]) + 1 if words[1:2] and words[1] in joins else 0)
        if text[end : end + 1] != " ":
            return Decimal(0), end
    elif text[end : end + 1] == " " == text[end - 2 : end - 1]:  # "27 € 99"
        at += 1
    number = read_number(text, at, language)
    if number is None or number.magnitude != 1 or number.decimals or not 10 <= number.value < 100:
        return Decimal(0), end
    if not (_END.match(text, number.end) or (close and not text[number.end].isalnum())):
        return Decimal(0), end
    return number.value / 100, number.end


def _chinese_change(
    text: str, currency: Currency, end: int, language: str | None
) -> tuple[Decimal, int]:
    total, end = _named_parts(text, currency, end, language)
    tail = _hanzi_end().match(text, end)
    if tail and tail[1] is None:
        return total, tail.end()
    if tail and text[end - 1] in _OPEN_ENDED:
        return total + _digit(tail[1]) / (100 if text[end - 1] in "毛角" else 10), tail.end()
    fen = _FEN.match(text, end) if total or currency.minor else None
    if fen:
        return total + _digit(fen[1]) / 100, fen.end()
    return total, end


def _digit(char: str) -> Decimal:
    digits: dict[str, int] = load("amounts.toml")["number_words"]["zh"]
    return Decimal(5 if char == "半" else digits.get(char, char))
