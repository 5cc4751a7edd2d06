"""Where in a text a number begins that could be an amount: one scan, most numbers turned away.

A number stays when a currency's mark stands before it, or when the word after it can begin a
magnitude, a currency, the upper end of a range or a phrase of goods.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractor.lexicon import load
from extractor.values.money.currencies import begins_currency
from extractor.values.money.currency_tables import mark_ends, tables
from extractor.values.money.goods import OF_THEM, begins_goods
from extractor.values.money.goods_chinese import chinese_can_follow
from extractor.values.money.goods_context import is_handed, is_month
from extractor.values.money.ranges import links_range
from extractor.values.number.digits import begins_magnitude, primary
from extractor.values.number.hanzi import ROUNDED, hanzi_digits, hanzi_units
from extractor.values.number.spelled_european import spelled_starts
from extractor.values.tries import any_of

# A run of digits, and the word that touches it or stands one space or hyphen away.
_DIGITS = re.compile(r"[0-9]+(?:[.,'’][0-9]+)*(?:[ \u00a0-]?([A-Za-zÀ-ɏ]+))?")
_BARREN = frozenset(("", *".,;:)]}/%?!=\"'_*|<>#&”’…"))
_NO_CENTS = (",-", ".-", ",–", ".–", ",—", ".—", ":-")  # "5.000,- €", "149:-"
_SPACES = " \u00a0\u202f"


def anchors(text: str, language: str | None = None) -> list[int]:
    """The places, in order; each number of the text that is part of an amount begins at one."""
    if not text.isascii() and _HAN.search(text):
        found = [match.start() for match in _chinese().finditer(text)]
    else:
        found = _plain(text)
    spelled = [
        match.start() + 1
        for pattern in _spelled()
        for match in pattern.finditer(text)
        if _leads_on(text, match)
    ]
    if text[:1].isalpha() and _spelled()[0].match(" " + text[:32]):
        spelled.insert(0, 0)
    spelled += spelled_starts(text, language, _follows)
    return sorted({*found, *spelled}) if spelled else found


def counts_nothing(text: str, language: str | None) -> bool:
    """Whether a text is English words, none of them a number: what most cells of names are."""
    if not text.isascii() or not text.replace(" ", "").isalpha() or primary(language) not in _EN:
        return False
    words = text.lower().split()
    return "couple" not in words and _number_words().isdisjoint(words)


_EN = ("", "en")


def _leads_on(text: str, number: re.Match[str]) -> bool:
    """Whether the word behind a spelled number, the last group, if any, can make it an amount."""
    word = number.lastindex
    if word is None:
        return True
    return _goes_on(number[word]) or _opens_range(text, number[word], number.end(word))


def _follows(word: str) -> bool:
    """Whether `word` after a number of any language can make it an amount or open a range."""
    return links_range(word) or begins_magnitude(word) or begins_currency(word)


_HAN = re.compile(r"[一-鿿]")


def _plain(text: str) -> list[int]:
    ends = mark_ends()
    found = []
    for match in _DIGITS.finditer(text):
        start = match.start()
        word = match[1]
        if word is not None:
            fruitful = _goes_on(word) or _opens_range(text, word, match.end())
            things = word[-1] == "s" and word.islower()
            fruitful = fruitful or (things and is_handed(text, start, match.end()))
            fruitful = fruitful or (word == "of" and text.startswith(OF_THEM, match.end()))
        else:
            stop = match.end()
            following = text[stop : stop + 2]
            sign = following.lstrip(_SPACES)[:1]
            if sign.isdecimal():  # thousands parted by a space, or another number
                fruitful = stop - start <= 3 and text[stop + 1 : stop + 4].isdecimal()
                fruitful = fruitful or text[stop + 2 : stop + 3] == "/"
            else:
                fruitful = sign not in _BARREN or following in _NO_CENTS
                fruitful = fruitful or (sign == "/" and following[1:].isdecimal())  # 1/2 million
        if not fruitful:
            near = text[max(0, start - 4) : start].rstrip(" \u00a0\u202f\n-−(.:")
            if near[-2:] not in ends and near[-1:] not in ends:
                continue
        found.append(start)
    return found


_RANGE_END = re.compile(r"[ \u00a0\n](?:[^a-z\s]|([a-z]+))")


def _opens_range(text: str, word: str, end: int) -> bool:
    """Whether `word`, which ends at `end`, goes on to another number: "5 to $7", "two or three"."""
    if not links_range(word):
        return False
    after = _RANGE_END.match(text, end)
    return after is not None and (after[1] is None or after[1] in _number_words())


@cache
def _number_words() -> frozenset[str]:
    return frozenset((*load("amounts.toml")["number_words"]["en"], "a", "an", "half", "quarter"))


@lru_cache(maxsize=8192)
def _goes_on(word: str) -> bool:
    """Whether `word` right after a number can make it an amount."""
    return (
        (begins_goods(word) and not is_month(word))
        or begins_magnitude(word)
        or begins_currency(word)
        or word.lower() in load("amounts.toml")["number_words"]["en"]
    )


@cache
def _spelled() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number word after a space, and one after an opening mark, with the word that follows."""
    words = load("amounts.toml")["number_words"]["en"]
    small, large = any_of(words), any_of(f for w in words for f in (w.capitalize(), w.upper()))
    scales = "hundred|thousand|million|billion|trillion|dozen|half|quarter"
    units = any_of(load("money.toml")["article"]["units"])
    some = rf"[ -](?:of |an? ){{0,3}}(?={scales}|{units})"
    follows = r"(?=[ \u00a0\n‑-]([A-Za-z]+))"
    # Few words of prose begin as those do, so that most spaces are left after one look.
    first = "".join(sorted({word[0] for word in words}))
    number = (
        rf"(?:(?=[{first}]){small}{follows}"
        rf"|(?=[A-Z])(?:{large}{follows}|A(?:n?{some}| couple )|Half{some}|Quarter{some}"
        rf"|Couple (?=[a-z]))|a(?:n?{some}| couple )|half{some}|quarter{some}|couple (?=[a-z]))"
    )
    return re.compile(" " + number), re.compile(rf"[\n(\"“‘—]{number}")


@cache
def _chinese() -> re.Pattern[str]:
    """A numeral with what can follow it in Chinese, or digits with anything."""
    after = f"{chinese_can_follow()}{hanzi_units()}{ROUNDED}点點至到或整 ～~—-"
    after = re.escape("".join(dict.fromkeys(after)))
    names = any_of(sorted(tables().hanzi))
    digits = r"[0-9０-９½¼¾]++(?:[.,'’，．][0-9０-９]++)*+"
    digits += rf"(?!{'|'.join(load('money.toml')['counted_zh']['ways'])})"
    hanzi = rf"(?<![{hanzi_digits()}])[{hanzi_digits()}]++(?=[{after}]|{names})"
    return re.compile(f"{digits}|{hanzi}")
