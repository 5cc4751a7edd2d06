"""What follows a marked amount and belongs to it: a code in brackets, "RMB", fifty cents, 整."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from extractor.lexicon import load
from extractor.values.money.currencies import Currency, currency_after
from extractor.values.numbers import read_number


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
    adjectives: dict[str, str] = load("money.toml")["adjectives"]["codes"]
    inside = _CODE.match(text, end)
    word = _WORD.match(text, end) if inside is None else None
    name = inside[1] if inside else (word[1] if word else "")
    stop = inside.end() if inside else (word.end() if word else end)
    if name in adjectives and currency.family >= 0 and not text.startswith("-", stop):
        code = adjectives[name]
        if code in currency.codes:
            return currency._replace(codes=(code,), family=-1), stop
    if name:
        mark = currency_after(" " + name, 0)
        whole = mark is not None and mark.end == len(name) + 1 and not mark.wordlike
        if mark is not None and whole and mark.factor == 1 and not _DIGIT.match(text, stop):
            narrowed = narrow(currency, mark)
            if narrowed is not None:
                return narrowed._replace(factor=currency.factor), stop
    return currency, end


_AND = re.compile(r"(?:,? and |, | )")
_HALF = re.compile(r" and a half(?! [a-z]*illion)")
_HANZI_END = re.compile(r"[整正]|([一二两三四五六七八九1-9])(?![^\W_])")
_FEN = re.compile(r"([一二两三四五六七八九壹贰叁肆伍陆柒捌玖1-9])分(?!之)")


def code_alone(text: str, end: int) -> Currency | None:
    """The code in brackets that is the only mark of an amount: "5 million (RMB)"."""
    inside = _CODE.match(text, end)
    mark = currency_after(" " + inside[1], 0) if inside else None
    if inside is None or mark is None or mark.minor or mark.end != len(inside[1]) + 1:
        return None
    return mark._replace(start=end, end=inside.end())


def small_change(
    text: str, currency: Currency, end: int, language: str | None
) -> tuple[Decimal, int]:
    """ "two dollars and fifty cents", "5元3角2分", "两块五"; also takes in 整."""
    total = Decimal(0)
    for _ in range(2):
        link = _AND.match(text, end)
        at = link.end() if link else end
        number = read_number(text, at, language)
        if number is None or number.value >= 100 or number.magnitude > 1:
            break
        mark = currency_after(text, number.end)
        if mark is None or not mark.minor or not set(mark.codes) & set(currency.codes):
            break
        total += number.value * mark.factor
        end = mark.end
    if total == 0 and (half := _HALF.match(text, end)):
        return Decimal("0.5"), half.end()
    tail = _HANZI_END.match(text, end) if "\u4e00" <= text[end - 1 : end] <= "\u9fff" else None
    if tail and tail[1] is None:
        end = tail.end()
    elif tail and text[end - 1] in "块塊" and total == 0:
        return _digit(tail[1]) / 10, tail.end()
    fen = _FEN.match(text, end) if total else None
    if fen:
        return total + _digit(fen[1]) / 100, fen.end()
    return total, end


def _digit(char: str) -> Decimal:
    digits: dict[str, int] = load("amounts.toml")["number_words"]["zh"]
    return Decimal(digits.get(char, char))
