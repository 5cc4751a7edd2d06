"""Chinese parts of years and spans of many: 第三季度, 上半年, 90年代, 上世纪."""

from __future__ import annotations

import re
from functools import cache

from extractor.values.date.cjk import ANY_YEAR, numeral, year_number
from extractor.values.date.grammar import Clues, Reading
from extractor.values.date.partial import Point, add_months, nearest_year
from extractor.values.date.words import words
from extractor.values.late import late


@cache
def _part_of_year() -> re.Pattern[str]:
    names = "|".join(sorted(words("years_away", "zh"), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?:(?P<year>{ANY_YEAR})\s?年度?(?:的)?|(?P<word>{names})的?)?\s?"
        r"(?:(?P<near>本|这个?|這個?|上一?个?|上一?個?|下一?个?|下一?個?)季度"
        r"|前(?P<first>[二两三])个?季度|(?:第(?P<quarter>[一二三四1-4])个?|(?P<bare>[一二三四1-4]))"
        r"季度|Q(?P<q>[1-4])(?![0-9A-Za-z])|(?P<half>[上下])半年)"
    )


_ORDINAL = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_STAGE = r"(?:末期|初期|前期|中期|后期|後期|中叶|中葉|初|末|中|前半叶|后半叶|上半叶|下半叶)?"
_DECADE = late(
    rf"(?:(?P<century>{_ORDINAL})世[纪紀](?:的)?|(?P<word>上世[纪紀]|本世[纪紀])(?:的)?"
    rf"|(?P<hundreds>1[0-9]|20))?(?P<decade>[1-9]0|[一二三四五六七八九]?十|[三四五六七八九]零)年代{_STAGE}"
)
_DECADES = late(
    rf"(?:(?P<word>上世[纪紀])|(?P<century>{_ORDINAL})世[纪紀])?(?P<first>[三四五六七八])"
    rf"(?P<last>[四五六七八九])十年代{_STAGE}"
)
_CENTURY = late(
    rf"(?P<before>公元前|前)?(?:(?P<century>{_ORDINAL})|(?P<word>上|本))(?:个|個)?世[纪紀]{_STAGE}"
    r"(?P<goes>以来|以後|以后|的|时|間|间|$|[，。、；：？！,.;:?!\s）)]|[至到]|和|与)?"
)
_SHIFT = {"上": -1, "下": 1}


def read_part_of_year(text: str, start: int, clues: Clues) -> Reading | None:
    """`2020年第三季度`, `去年上半年`, `前三季度`; alone against the date of the text."""
    found = _part_of_year().match(text, start)
    if not found:
        return None
    here = clues.reference
    year, basis = None, "reference"
    if found["year"]:
        year, basis = year_number(found["year"]), "stated"
    elif here is None or here.year is None or here.month is None:
        return None
    elif found["word"]:
        year = here.year + words("years_away", "zh")[found["word"]]
    if found["near"]:
        return _near_quarter(found, here) if here and year is None else None
    length = 6 if found["half"] else 3
    nth = {"上": 1, "下": 2}.get(found["half"] or "")
    nth = nth or numeral(found["quarter"] or found["bare"] or found["q"] or found["first"])
    begin = 1 if found["first"] else (nth - 1) * length + 1
    if year is None and here is not None:
        year = _year_near(begin, length, found, here)
    if year is None:
        return None
    return Reading(start, found.end(), Point(year, begin), Point(year, nth * length), basis)


def _near_quarter(found: re.Match[str], here: Point) -> Reading | None:
    if here.year is None or here.month is None:
        return None
    away = _SHIFT.get(found["near"][0], 0)
    first = add_months(Point(here.year, (here.month - 1) // 3 * 3 + 1), 3 * away)
    last = add_months(first, 2) if first else None
    return Reading(found.start(), found.end(), first, last, "reference") if first else None


def _year_near(begin: int, length: int, found: re.Match[str], here: Point) -> int | None:
    """The year of a quarter is the nearest, of a half this one; in its first quarter `下半年` may
    be of two years."""
    if found["bare"] or (found["q"] and length == 3):
        return None
    if length == 6:
        return None if begin == 7 and (here.month or 0) <= 3 else here.year
    return nearest_year(Point(None, begin), here).year


def read_decade(text: str, start: int, clues: Clues) -> Reading | None:
    """`20世纪90年代`, `上世纪八十年代末`, `1980年代`; `90年代` is of the 20th century."""
    both = _DECADES.match(text, start)
    if both and numeral(both["last"]) == numeral(both["first"]) + 1:
        base = _before(both["century"], both["word"])
        first, last = (base + 10 * numeral(both[group]) for group in ("first", "last"))
        return Reading(start, both.end(), Point(first), Point(last + 9))
    found = _DECADE.match(text, start)
    if not found:
        return None
    tens = numeral(found["decade"].replace("零", "十"))
    if found["hundreds"]:
        decade = int(found["hundreds"]) * 100 + tens
    elif found["century"] or found["word"] or tens >= 30:
        decade = _before(found["century"], found["word"]) + tens
    else:
        return None
    return Reading(start, found.end(), Point(decade), Point(decade + 9))


def _before(century: str | None, word: str | None) -> int:
    """The year before the first of a century, 1900 where none is said."""
    nth = numeral(century) if century else 21 if word and word[0] == "本" else 20
    return (nth - 1) * 100


def read_century(text: str, start: int, clues: Clues) -> Reading | None:
    """`19世纪末`, `上世纪`: 1801 to 1900; `21世纪` before a noun is part of a name."""
    found = _CENTURY.match(text, start)
    if not found or text[start - 1 : start] == "第":
        return None
    end = found.start("goes") if found["goes"] is not None else found.end()
    staged = text[end - 1] not in "纪紀"
    if found["goes"] is None and not staged and end < len(text):
        return None
    base = _before(found["century"], found["word"])
    if found["before"]:
        return Reading(start, end, Point(-base - 99), Point(-base))
    return Reading(start, end, Point(base + 1), Point(base + 100))
