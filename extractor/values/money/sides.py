"""One number of an amount with the mark, code or name beside it, and its sign.

side   = [mark] number [mark | name]
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from extractor.lexicon import load
from extractor.values.money.change import code_alone
from extractor.values.money.currencies import currency_after, currency_before
from extractor.values.money.currency_tables import Currency, stands_alone, tables
from extractor.values.number.digits import ONE, Number, primary
from extractor.values.numbers import is_year, last_word, read_number
from extractor.values.tries import any_of


class Side(NamedTuple):
    """A number with the marks beside it; `start` is where the first of them, or a sign, stands."""

    number: Number
    before: Currency | None
    after: Currency | None
    start: int

    @property
    def end(self) -> int:
        return self.after.end if self.after is not None else self.number.end


def first_side(
    text: str, number: Number, start: int, language: str | None, floor: int
) -> tuple[Side | None, bool]:
    """The side whose number begins at `start`, and whether it is negative."""
    left = text[start - 1 : start] if start > floor else ""
    if left == "." and start - 2 >= floor and not _glued(text, start - 1):
        decimal = read_number(text, start - 1, language)
        if decimal is not None and text[start - 2] != ".":
            number, start, left = decimal, start - 1, text[start - 2]
    if _vague(text, start):
        return None, False
    before = currency_before(text, start) if start > floor else None
    inner = before is None and left in ("-", "−", "(") and start - 1 > floor
    if inner and (before := currency_before(text, start - 1)) is not None:
        inner = left != "(" or text[number.end : number.end + 1] == ")"
        before = before if inner and before.end >= start - 2 else None
    inner = inner and before is not None
    if before is not None and (before.start < floor or not _is_mark(text, before, number)):
        before, inner = None, False
    if before is None and _glued(text, start):
        return None, False
    after = mark_after(text, number, before, language)
    if before is None and after is None and number.magnitude > 1:
        after = code_alone(text, number.end)
    if before is not None and after is not None and text[after.start : after.end] == "$":
        return None, False  # "$5$" is a formula
    begin = start if before is None else before.start
    minus = text[begin - 1 : begin] in ("-", "−") and begin > floor
    minus = minus and (begin < 2 or text[begin - 2] in " \u00a0\n(:|\t")
    minus = minus and not (begin > 2 and before is None and text[begin - 3 : begin - 2].isdecimal())
    word = None
    if not minus and text[max(0, begin - 2) : begin].endswith(_BEFORE_NEGATIVE):
        word = _NEGATIVE.search(text, max(floor, begin - 9), begin)
    if word is not None:
        return Side(number, before, after, word.start()), True
    return Side(number, before, after, begin - minus), inner or minus


def _glued(text: str, start: int) -> bool:
    """Whether the number at `start` is the rest of a word, identifier, date or ratio."""
    left = text[start - 1 : start] if start else ""
    if not left:
        return False
    if left == "-":
        return text[start - 2 : start - 1].isalnum() and text[start - 2] < "\u2e80"
    if left == "=" and "\u4e00" <= text[start - 2 : start - 1] <= "\u9fff":  # 1美元=7.1元
        return False
    return (left.isalnum() and left < "\u2e80") or left in "_#/:@&=.,\\^*"


_FEW = frozenset("数數几幾好上成")


def _vague(text: str, start: int) -> bool:
    """Chinese "数百万", "几十万", "第三": no figure at all."""
    left = text[start - 1 : start] if start else ""
    return left == "第" or (left in _FEW and not text[start].isascii())


_BEFORE_NEGATIVE = ("s ", "e ", "负", "負")
_NEGATIVE = re.compile(r"(?:\b(?:[Mm]inus|[Nn]egative) |[负負])\Z")


def _is_mark(text: str, mark: Currency, number: Number) -> bool:
    """Whether a mark that is also a word or letter is one before this number."""
    if not mark.wordlike:
        return True
    written = text[mark.start : mark.end]
    letters: dict[str, Any] = load("money.toml")["letters"]
    if written in letters["glued"] and not text[mark.end].isdecimal():
        return False
    if written in letters["marks"] and is_expected(text, mark.start):
        named = last_word(text, mark.start) or len(written) > 1
        return bool(named) or number.value >= letters["least"]
    return number.grouped or number.magnitude > 1 if len(written) == 1 else _as_money(number)


def is_expected(text: str, start: int) -> bool:
    """Whether an amount can be expected at `start`: first in a line or bracket, "cost", "of"."""
    word = last_word(text, start)
    if word:
        return word in load("money.toml")["letters"]["after"]
    return not text[:start].strip(" ") or text[start - 1] in "(\n"


@cache
def _one_of() -> re.Pattern[str]:
    """What stands for one unit of a currency, or a part of one, before its name."""
    words: dict[str, Any] = load("money.toml")["article"]
    follow = any_of(word for word in load("money.toml")["range"]["follow"] if word != "of")
    parts = any_of(form for part in words["parts"] for form in (part, part.capitalize()))
    number = any_of(load("amounts.toml")["number_words"]["en"])
    closed = rf"\s*(?:$|[^\w\s-])|\s(?:{follow}|to|{number})\b"
    return re.compile(rf"({parts})[ \u00a0\n](?={any_of(words['units'])}(?:{closed}))")


_PART_OF = re.compile(r"(?:ths?|irds?|fraction|part) of \Z")


def one_of(text: str, start: int) -> Number | None:
    """One, or a part of one, where only a unit's name tells so: "a dollar", "half a euro"."""
    found = _one_of().match(text, start) if text[start].isalpha() else None
    words: dict[str, Any] = load("money.toml")["article"]
    if found is None or last_word(text, start) in words["never_after"]:
        return None
    if _PART_OF.search(text, max(0, start - 12), start):
        return None
    return Number(Decimal(words["parts"][found[1].lower()]), ONE, found.end() - 1, "words")


def _as_money(number: Number) -> bool:
    """Whether the number is written the way only amounts are."""
    return number.grouped or number.decimals in (2, 3) or number.magnitude > 1


_SIGNS = frozenset("€£$")
_SIGN_APART = re.compile(
    r" (?P<sign>[€£$]) (?=[0-9]{2}\s*(?:$|[.;:!?)](?![0-9]))|[0-9]{1,2} (?:cents?|pence)\b)"
)


def _sign_apart(text: str, number: Number) -> Currency | None:
    """The sign between a number and its small change: "27 € 99", "2 € 5 cents"."""
    found = _SIGN_APART.match(text, number.end) if not is_year(number) else None
    if found is None:
        return None
    return tables().marks[found["sign"]].placed(*found.span("sign"))


def mark_after(
    text: str, number: Number, before: Currency | None, language: str | None
) -> Currency | None:
    """The currency told after a number, None where what stands there is another word."""
    found = currency_after(text, number.end)
    if found is None and before is None and text[number.end + 1 : number.end + 2] in _SIGNS:
        found = _sign_apart(text, number)
    if found is None:
        return None
    written = text[found.start : found.end]
    name = written.lower()
    spoken: list[str] | None = load("money.toml")["only_in"].get(name)
    if spoken is not None and primary(language) not in spoken:
        return None
    codes: dict[str, list[str]] = load("money.toml")["word_codes"]
    if before is None and found.wordlike and written.isupper():
        if number.value < 10 and written not in codes["small_too"]:
            return None
        if written in codes["terms"] and not _as_money(number):
            return None
    if name in ("won", "원", "엔") and number.value < 100:
        return None
    if name in load("money.toml")["verbs"] and _is_verb(text, found.end, name):
        return None
    if found.minor and (name == "c" or not stands_alone(name)):
        return None
    if name == "p" and not _is_pence(text, number, found):
        return None
    if before is None and "\u4e00" <= written[0] <= "\u9fff" and _is_word(text, found, number):
        return None
    if found.factor > 1 and number.magnitude > 1:
        return None
    return found


_NEXT_WORD = re.compile(r" ([a-z]+)")


def _is_verb(text: str, end: int, name: str) -> bool:
    """Whether a name of money that ends at `end` is a verb there: "300 won the prize"."""
    word = _NEXT_WORD.match(text, end)
    return word is not None and word[1] in load("money.toml")["verbs"][name]


def _is_pence(text: str, number: Number, found: Currency) -> bool:
    """Whether "45p" is a price rather than a page or a piece of a chromosome."""
    if found.start > number.end or number.form != "digits" or number.decimals:
        return False
    start = number.end - len(str(number.value))
    per = tuple(load("money.toml")["letters"]["per"])
    return number.value < 100 and (text.startswith(per, found.end) or is_expected(text, start))


@cache
def _pieces() -> re.Pattern[str]:
    """What "块" counts, and how many: "展板80"."""
    return re.compile(rf"{any_of(load('money.toml')['words_zh']['pieces'])}[\d,]{{1,9}}$")


def _is_word(text: str, found: Currency, number: Number) -> bool:
    """Whether a Chinese name of money is part of another word: 一元化, 三块石头, 五角星, 长三角."""
    words: dict[str, Any] = load("money.toml")["words_zh"]
    name, right = text[found.start : found.end], text[found.end : found.end + 1]
    if name in words["measures"]:
        counted = right.isalpha() and not text.startswith(tuple(words["after"]), found.end)
        pieces = _pieces().search(text, max(0, number.end - 16), number.end)
        return counted or pieces is not None or text[found.end - 3 : found.end] in words["whole"]
    if number.value > 10:
        return False
    inside = (
        words["inside"].get(name, ()) if number.form == "digits" else words["spelled"].get(name, ())
    )
    return text.startswith(tuple(inside), found.end)
