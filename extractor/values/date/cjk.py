"""Dates stated in Chinese, Japanese, Korean: 2020年2月7日, 二〇二〇年三月, 令和2年, 3월 13일."""

from __future__ import annotations

import re
from functools import cache

from extractor.values.date.feasts import feast_in
from extractor.values.date.grammar import Clues, Reading, real
from extractor.values.date.partial import (
    Point,
    add_months,
    nearest_day,
    nearest_year,
    short_year,
    weekday_in_month,
)
from extractor.values.date.words import words
from extractor.values.late import late

_DIGITS = {"〇": 0, "零": 0, "○": 0, "Ｏ": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4}
_DIGITS |= {"五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
DAY = (
    r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿"
    r"[一二三四五六七八九]?|[一二三四五六七八九])"
)
WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
WEEKDAYS |= {"月": 1, "火": 2, "水": 3, "木": 4, "金": 5, "土": 6}

PART = (
    r"(?:份?(?:上旬|中旬|下旬|年初|年底|年末|年中|月初|月底|月末|初|底|末"
    r"|中(?=$|[，。、；,;\s]))|份)?"
)
# Two numerals are a year without its century, save neighbours (`七八年`: seven or eight years).
_TWO_NUMERALS = (
    r"(?:(?!一二|二三|三四|四五|五六|六七|七八|八九|三五|[一二三四五六七八九][〇零])"
    r"[〇零一二三四五六七八九]{2}(?=年)|[一二]?[〇零一二三四五六七八九](?=年[一二三四五六七八九十]{1,2}月))"
)
ANY_YEAR = (
    r"[12][0-9]{3}|[0-9]{2}(?=\s?年\s?(?:[0-9]{1,2}\s?月|第[一二三四1-4]个?季))|0[0-9](?=\s?年)"
    r"|[〇零○一二三四五六七八九]{4}|[一二两]千零[一二三四五六七八九十]{1,3}"
    rf"|两千(?=年[一二三四五六七八九十]{{1,2}}月)|{_TWO_NUMERALS}"
)
AFTER_DAY = (
    r"(?:\s?[（(](?:星期|周|週|礼拜|요일)?[一二三四五六日天月火水木金土월화수목금토일]"
    r"(?:曜日?|요일)?[)）]|[，,\s]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天])?"
)


@cache
def _era() -> str:
    names = sorted(words("eras"), key=lambda name: (-len(name), name))
    return "|".join(["公元前", "西元前", "紀元前", "기원전", *names])


@cache
def _full() -> re.Pattern[str]:
    """Year, then month and day if there are any."""
    return re.compile(
        rf"(?:(?P<era>{_era()})\s?(?P<count>[0-9]{{1,4}}|元|"
        rf"[一二三四五六七八九十百〇零]{{1,5}})|(?P<year>{ANY_YEAR}))"
        rf"\s?(?:年度?|년도?|财年|財年|学年|學年)(?P<season>[春夏秋冬](?!节|節|运)[季天]?"
        rf"|봄|여름|가을|겨울)?"
        rf"(?:(?:的?\s?|[，,]\s?(?={MONTH}月{DAY}[日号號]))(?P<month>{MONTH})\s?(?:月|월)(?:\s?(?P<day>{DAY})\s?(?:[日号號]"
        rf"|일){AFTER_DAY}|(?P<bare>[12][0-9]|3[01]|0?[1-9])(?=$|[\s，。、；,;）)](?![0-9])))?)?"
        rf"{PART}"
    )


@cache
def feast_names(table: str = "feasts") -> re.Pattern[str]:
    """The Chinese feasts; in `short_feasts` those whose names need a year before them."""
    names = list(words("feasts", "zh"))
    if table != "feasts":
        names += words(table, "zh")
    joined = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"的?(?P<name>{joined})(?![月日])")


_MONTH_DAY = late(
    rf"(?P<month>{MONTH})\s?(?:月|월)(?![龄薪票饼租费刊销均历球兰花]|天(?!气)|[一二三两]次)(?:\s?"
    rf"(?P<day>{DAY})\s?(?:[日号號]|일){AFTER_DAY}|(?P<bare>二?十[一二三四五六七八九]|二十|三十一?)"
    rf"(?=$|[，。、；,;\s的]))?{PART}"
)
_DAY_ALONE = late(rf"(?P<day>{DAY})[日号號](?![内間间后後前游薪元线楼房店机线门馆院])")
_DAY_AFTER = late(
    r"(?:上午|下午|凌晨|晚|中午|傍晚|早|清晨|深夜|夜|电|讯|从|在|宣布|表示|发布|获悉|起)|\s*$"
)
_NTH_WEEKDAY = late(
    rf"(?:(?:(?P<year>{ANY_YEAR})\s?年的?)?(?P<month>{MONTH})月|(?P<away>[上下本这這][个個]?月))的?(?:第(?P<nth>[一二三四五1-5])|最[后後]一)[个個]?"
    r"(?:周|週|星期|礼拜)(?P<day>[一二三四五六日天])"
)
_NOT_YEAR = late(r"[前后後]|历史|多年|来的")


def numeral(word: str) -> int:
    """Arabic or Chinese number below 10,000: `12`, `十二`, `二十`, `廿三`, `元` (the first)."""
    if word.isdigit() and word.isascii():
        return int(word)
    if word == "元":
        return 1
    total, digit = 0, 0
    for char in word:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            total, digit = total + (digit or 1) * _TENS[char], 0
        elif char == "廿":
            total = 20
    return total + digit


def year_number(word: str) -> int:
    """`2020`, `二〇二〇`, `两千零四`; of two digits by the century of POSIX strptime's %y."""
    if "千" in word:
        return numeral(word)
    digits = "".join(str(_DIGITS.get(char, char)) for char in word)
    return int(digits) if len(digits) == 4 else short_year(int(digits))


def optional(found: re.Match[str], group: str) -> int | None:
    """The number that a group of a match has, None where it matched nothing."""
    return numeral(found[group]) if found[group] else None


def _year_of(found: re.Match[str]) -> int:
    if not found["era"]:
        return year_number(found["year"])
    count = year_number(found["count"]) if len(found["count"]) == 4 else numeral(found["count"])
    if found["era"].endswith(("前", "전")):
        return 1 - count
    return int(words("eras")[found["era"]]) + count


def read_stated(text: str, start: int, clues: Clues) -> Reading | None:
    """A year with what follows, or a month with or without day."""
    nth = _NTH_WEEKDAY.match(text, start)
    if nth and (clues.reference or nth["year"]):
        return _nth_weekday(nth, clues.reference)
    full = _full().match(text, start)
    if full:
        year = _year_of(full)
        day = optional(full, "day") or optional(full, "bare")
        point = Point(year, optional(full, "month"), day)
        if point.month is None and not full["era"]:
            feast = read_feast_of(text, full.end(), year)
            if feast:
                return feast._replace(start=start)
            if _NOT_YEAR.match(text, full.end()) and not 1900 <= year <= 2099:
                return None
        return real(start, full.end(), point)
    short = _MONTH_DAY.match(text, start)
    if short:
        point = Point(
            None, numeral(short["month"]), optional(short, "day") or optional(short, "bare")
        )
        return real(start, short.end(), point)
    return _read_lone_day(text, start, clues)


def _nth_weekday(nth: re.Match[str], here: Point | None) -> Reading | None:
    """`5月第二个星期日`, `2020年3月的最后一个周五`, `下个月第一个周一`."""
    month: Point | None = None
    if nth["year"]:
        month = Point(year_number(nth["year"]), numeral(nth["month"]))
    elif here and nth["away"]:
        month = add_months(here, {"上": -1, "下": 1}.get(nth["away"][0], 0))
    elif here:
        month = nearest_year(Point(None, numeral(nth["month"])), here)
    if month is None or month.year is None or month.month is None:
        return None
    week = numeral(nth["nth"]) if nth["nth"] else -1
    day = weekday_in_month(month.year, month.month, WEEKDAYS[nth["day"]], week)
    basis = "stated" if nth["year"] else "reference"
    return Reading(nth.start(), nth.end(), day, None, basis) if day else None


def read_feast_of(text: str, start: int, year: int) -> Reading | None:
    """The feast that stands here, right after the year it is of (`2020年春节`)."""
    found = feast_names("short_feasts").match(text, start)
    if not found:
        return None
    rules = words("feasts", "zh") | words("short_feasts", "zh")
    day = feast_in(year, rules[found["name"]])
    return Reading(start, found.end(), day) if day else None


def _read_lone_day(text: str, start: int, clues: Clues) -> Reading | None:
    """`7日下午` of a text whose own day is known; `7日内` and `7日游` are spans of time."""
    found = _DAY_ALONE.match(text, start)
    if not found or clues.reference is None or not _DAY_AFTER.match(text, found.end()):
        return None
    if text[max(0, start - 1) : start] in tuple("月、，,近过期为和与及或至到-—~"):
        return None
    point = nearest_day(numeral(found["day"]), clues.reference)
    return Reading(start, found.end(), point, None, "reference") if point else None
