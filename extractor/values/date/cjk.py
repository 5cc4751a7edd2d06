"""Dates of Chinese, Japanese and Korean: 2020年2月7日, 二〇二〇年三月, 令和2年, 3월 13일."""

from __future__ import annotations

import re
from functools import cache

from extractor.values.date.grammar import Clues, Reading, real
from extractor.values.date.partial import (
    Point,
    add_days,
    add_months,
    as_date,
    easter,
    iso,
    nearest_day,
    nearest_year,
    precision,
    short_year,
    week_of,
    weekday_in_month,
)
from extractor.values.date.words import words

_DIGITS = {"〇": 0, "零": 0, "○": 0, "Ｏ": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4}
_DIGITS |= {"五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_COUNT = r"[0-9]{1,4}|[一二两兩三四五六七八九十百]{1,4}"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
_DAY = (
    r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿"
    r"[一二三四五六七八九]?|[一二三四五六七八九])"
)
_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_WEEKDAYS |= {"月": 1, "火": 2, "水": 3, "木": 4, "金": 5, "土": 6}
_SHIFT = {"上上": -2, "上": -1, "前": -1, "先": -1, "这": 0, "這": 0, "本": 0, "今": 0, "下": 1}
_SHIFT |= {"下下": 2, "来": 1, "來": 1}

_PART = r"(?:份?(?:上旬|中旬|下旬|年初|年底|年末|年中|月初|月底|月末|初|底|末)|份)?"
_ANY_YEAR = (
    r"[12][0-9]{3}|[0-9]{2}(?=\s?年\s?[0-9]{1,2}\s?月)|[〇零○一二三四五六七八九]{4}|"
    r"[〇零一二三四五六七八九]{2}(?=年[〇零一二三四五六七八九十]{1,2}月)"
)
_AFTER_DAY = (
    r"(?:\s?[（(](?:星期|周|週|礼拜|요일)?[一二三四五六日天月火水木金土월화수목금토일]"
    r"(?:曜日?|요일)?[)）])?"
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
        rf"[一二三四五六七八九十百〇零]{{1,5}})|(?P<year>{_ANY_YEAR}))"
        rf"\s?(?:年度?|년도?)(?P<season>[春夏秋冬](?!节|節|运)[季天]?|봄|여름|가을|겨울)?"
        rf"(?:\s?(?P<month>{_MONTH})\s?(?:月|월)(?:\s?(?P<day>{_DAY})\s?(?:[日号號]"
        rf"|일){_AFTER_DAY})?)?{_PART}"
    )


@cache
def _relative_year() -> re.Pattern[str]:
    names = "|".join(sorted(words("years_away"), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?P<word>{names})(?:\s?(?P<month>{_MONTH})\s?(?:月|월)(?:\s?(?P<day>{_DAY})\s?(?:"
        rf"[日号號]|일))?)?"
        rf"(?P<season>[春夏秋冬][季天]?)?{_PART}"
    )


@cache
def _relative_month() -> re.Pattern[str]:
    names = "|".join(sorted(words("months_away"), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?P<word>{names})(?:(?P<day>{_DAY})\s?[日号號])?{_PART}")


@cache
def _relative_day() -> re.Pattern[str]:
    names = [word for word in words("days") if not word.isascii()]
    return re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))


@cache
def _feast() -> re.Pattern[str]:
    names = sorted(words("feasts", "zh"), key=lambda name: (-len(name), name))
    return re.compile("|".join(names))


_MONTH_DAY = re.compile(
    rf"(?P<month>{_MONTH})\s?(?:月|월)(?![龄薪票饼租费刊销均历球]|[一二三两]次)(?:\s?"
    rf"(?P<day>{_DAY})\s?(?:[日号號]|일){_AFTER_DAY})?{_PART}"
)
_DAY_ALONE = re.compile(rf"(?P<day>{_DAY})[日号號](?![内間间后後前游薪元线楼房店机线门馆院])")
_DAY_AFTER = re.compile(
    r"(?:上午|下午|凌晨|晚|中午|傍晚|早|清晨|深夜|夜|电|讯|从|在|宣布|表示|发布|获悉|起)|\s*$"
)
_WEEK = re.compile(
    r"(?P<shift>上上|下下|上|下|这|這|本|今|先|来|來)(?:一)?(?:个|個)?(?:周|週|星期|礼拜|禮拜)"
    r"(?:的)?(?P<day>[一二三四五六日天末])?"
)
_WEEKDAY = re.compile(r"(?:周|週|星期|礼拜|禮拜)(?P<day>[一二三四五六日天])")
_AWAY = re.compile(
    rf"(?P<count>{_COUNT})\s?(?P<unit>天|日|周|週|个?星期|個?星期|个?礼拜|個?禮拜|个月"
    rf"|個月|か月|ヶ月|개월|年|일|주|년)"
    r"\s?(?:以|之)?(?P<way>前|后|後|전|후)"
)
_SPAN = re.compile(
    rf"(?P<way>过去|過去|最近|前|未来|未來|接下来|今后|后)的?(?P<count>{_COUNT})"
    rf"(?P<unit>天|周|週|个星期|个礼拜|个月|個月|年)"
)
_QUARTER = re.compile(
    rf"(?:(?P<year>{_ANY_YEAR})\s?年(?:的)?|(?P<word>今年|去年|明年))\s?"
    r"(?:第?(?P<quarter>[一二三四1-4])个?季度?|Q(?P<q>[1-4])|(?P<half>[上下])半年)"
)
_DECADE = re.compile(
    r"(?:(?P<century>[0-9]{1,2}|[一二三四五六七八九十]{1,3})世[纪紀]|(?P<word>上世[纪紀]"
    r"|本世[纪紀]))"
    r"(?P<decade>[1-9]0|[一二三四五六七八九]?十)年代"
)
_NTH_WEEKDAY = re.compile(
    rf"(?P<month>{_MONTH})月的?(?:第(?P<nth>[一二三四五1-5])|最[后後]一)[个個]?"
    r"(?:周|週|星期|礼拜)(?P<day>[一二三四五六日天])"
)
_JOIN = re.compile(r"\s?(?:[-‐‑–—−~〜～]{1,2}|至|到|から|부터)\s?")
_NOT_HERE = re.compile(
    r"(?:(?:农历|農曆|阴历|陰曆|旧历|夏历)[^，。；,;\s]{0,10}|每年?月?|第|闰)\s?$|[0-9][.,]?$"
)
_SECOND = re.compile(
    rf"(?:(?P<year>[12][0-9]{{3}})\s?(?:年|년)\s?)?(?:(?P<month>{_MONTH})\s?(?:月"
    rf"|월)\s?)?(?:(?P<day>{_DAY})\s?(?:[日号號]|일))?{_AFTER_DAY}"
)
_FOUR = r"[12][0-9]{3}|[〇零○一二三四五六七八九]{4}"
_YEARS = re.compile(
    rf"(?P<first>{_FOUR})\s?(?:年|년)?\s?(?:[-‐‑–—−~〜～]{{1,2}}|至|到)\s?(?P<last>{_FOUR})"
    r"\s?(?:年度?|년)(?![0-9一二三四五六七八九十]{1,2}\s?月)"
)
_DAYS = re.compile(
    rf"(?:(?P<year>{_ANY_YEAR})\s?(?:年|년)\s?)?(?P<month>{_MONTH})\s?(?:月|월)\s?"
    rf"(?P<d1>{_DAY})\s?(?:日|号)?\s?(?:[-‐‑–—−~〜～]{{1,2}}|至|到)\s?(?P<d2>{_DAY})\s?"
    rf"(?:[日号號]|일)"
)
_MONTHS = re.compile(
    rf"(?:(?P<year>{_ANY_YEAR})\s?(?:年|년)\s?)?(?P<m1>{_MONTH})\s?(?:月|월)?\s?(?:"
    rf"[-‐‑–—−~〜～]{{1,2}}|至|到)\s?(?P<m2>{_MONTH})\s?(?:月|월)(?!\s?{_DAY}\s?"
    rf"[日号號일])"
)


def read_cjk(text: str, start: int, clues: Clues) -> Reading | None:
    """The longest date, range or word of time that begins right here, None where none does."""
    if text.isascii() or _NOT_HERE.search(text, max(0, start - 13), start):
        return None
    readers = (_read_ranges, _read_stated, _read_quarter, _read_relative, _read_weeks, _read_away)
    found = (reader(text, start, clues) for reader in readers)
    return max((one for one in found if one), key=lambda one: one.end, default=None)


def _number(word: str) -> int:
    """Arabic or Chinese number below 1000: `12`, `十二`, `二十`, `廿三`, `元` (the first)."""
    if word.isdigit() and word.isascii():
        return int(word)
    if word == "元":
        return 1
    total, digit = 0, 0
    for char in word:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif char == "廿":
            total = 20
    return total + digit


def _year(word: str) -> int:
    digits = "".join(str(_DIGITS.get(char, char)) for char in word)
    return int(digits) if len(digits) == 4 else short_year(int(digits))


def _year_of(found: re.Match[str]) -> int | None:
    if found["era"]:
        count = _year(found["count"]) if len(found["count"]) == 4 else _number(found["count"])
        return (
            1 - count
            if found["era"].endswith(("前", "전"))
            else words("eras")[found["era"]] + count
        )
    return _year(found["year"])


def _optional(found: re.Match[str], group: str) -> int | None:
    return _number(found[group]) if found[group] else None


def _read_stated(text: str, start: int, clues: Clues) -> Reading | None:
    """A year with what follows, or a month with or without day."""
    full = _full().match(text, start)
    if full:
        year = _year_of(full)
        point = Point(year, _optional(full, "month"), _optional(full, "day"))
        lonely = point.month is None and not full["era"] and year is not None
        if lonely and re.match(r"[前后後]|历史|多年|来的", text[full.end() : full.end() + 2]):
            return real(start, full.end(), point) if 1900 <= (year or 0) <= 2099 else None
        feast = _feast().match(text, full.end()) if lonely else None
        if feast and year is not None:
            month, day = _feast_day(feast[0], year)
            return real(start, feast.end(), Point(year, month, day))
        return real(start, full.end(), point)
    nth = _NTH_WEEKDAY.match(text, start)
    if nth and clues.reference:
        near = nearest_year(Point(None, _number(nth["month"])), clues.reference)
        week = _number(nth["nth"]) if nth["nth"] else -1
        weekday = _WEEKDAYS[nth["day"]]
        found = weekday_in_month(near.year, near.month or 1, weekday, week) if near.year else None
        return Reading(start, nth.end(), found, None, "reference") if found else None
    short = _MONTH_DAY.match(text, start)
    if short:
        point = Point(None, _number(short["month"]), _optional(short, "day"))
        return real(start, short.end(), point)
    return _read_lone_day(text, start, clues)


def _feast_day(name: str, year: int) -> tuple[int, int]:
    value = words("feasts", "zh")[name]
    if isinstance(value, int):
        day = add_days(easter(year), value)
        return (day.month or 1, day.day or 1) if day else (1, 1)
    return int(value[:2]), int(value[3:])


def _read_lone_day(text: str, start: int, clues: Clues) -> Reading | None:
    """`7日下午` of a text whose own day is known; `7日内` and `7日游` are spans of time."""
    found = _DAY_ALONE.match(text, start)
    if not found or clues.reference is None or not _DAY_AFTER.match(text, found.end()):
        return None
    if text[max(0, start - 1) : start] in tuple("月、，,近过期为"):
        return None
    point = nearest_day(_number(found["day"]), clues.reference)
    return Reading(start, found.end(), point, None, "reference") if point else None


def _read_ranges(text: str, start: int, clues: Clues) -> Reading | None:
    """`2013年至2015年`, `2013-2015年`, `2月7日至13日`, `2月28日-3月2日`, `3至5月`."""
    years = _YEARS.match(text, start)
    if years and _year(years["first"]) < _year(years["last"]):
        return real(start, years.end(), Point(_year(years["first"])), Point(_year(years["last"])))
    days = _DAYS.match(text, start)
    if days:
        year: int | None = _year(days["year"]) if days["year"] else None
        month = _number(days["month"])
        first, last = (
            Point(year, month, _number(days["d1"])),
            Point(year, month, _number(days["d2"])),
        )
        return real(start, days.end(), first, last) if iso(first) < iso(last) else None
    months = _MONTHS.match(text, start)
    if months:
        year = _year(months["year"]) if months["year"] else None
        first, last = Point(year, _number(months["m1"])), Point(year, _number(months["m2"]))
        return real(start, months.end(), first, last) if iso(first) < iso(last) else None
    one = _read_stated(text, start, clues)
    join = _JOIN.match(text, one.end) if one else None
    second = _SECOND.match(text, join.end()) if join else None
    if one is None or second is None or not (second["month"] or second["day"]):
        return None
    year = int(second["year"]) if second["year"] else one.first.year
    last_month = _optional(second, "month") or one.first.month
    last = Point(year, last_month, _optional(second, "day"))
    first = one.first if one.first.year is not None else one.first._replace(year=year)
    if precision(first) != precision(last) or (year is not None and iso(first) >= iso(last)):
        return None
    return real(start, second.end(), first, last)


def _read_quarter(text: str, start: int, clues: Clues) -> Reading | None:
    """`2020年第三季度`, `去年上半年`, `20世纪90年代`."""
    found = _QUARTER.match(text, start)
    if found:
        year, basis = (_year(found["year"]), "stated") if found["year"] else (None, "reference")
        if year is None and clues.reference and clues.reference.year is not None:
            year = clues.reference.year + words("years_away")[found["word"]]
        if year is None:
            return None
        length = 6 if found["half"] else 3
        nth = {"上": 1, "下": 2}.get(found["half"] or "") or _number(found["quarter"] or found["q"])
        first, last = Point(year, (nth - 1) * length + 1), Point(year, nth * length)
        return Reading(start, found.end(), first, last, basis)
    found = _DECADE.match(text, start)
    if found:
        century = _number(found["century"]) if found["century"] else 20
        if found["word"] and found["word"][0] == "本":
            century = 21
        decade = (century - 1) * 100 + _number(found["decade"])
        return Reading(start, found.end(), Point(decade), Point(decade + 9))
    return None


def _read_relative(text: str, start: int, clues: Clues) -> Reading | None:
    """`今天`, `去年12月`, `上月20日`, `国庆节`: against the text's own date."""
    here = clues.reference
    if here is None or here.year is None:
        return None
    found = _relative_day().match(text, start)
    if found:
        moved = add_days(here, words("days")[found[0]])
        return Reading(start, found.end(), moved, None, "reference") if moved else None
    found = _relative_year().match(text, start)
    if found:
        year = here.year + words("years_away")[found["word"]]
        feast = None if found["month"] else _feast().match(text, found.end())
        point = Point(year, _optional(found, "month"), _optional(found, "day"))
        point = Point(year, *_feast_day(feast[0], year)) if feast else point
        made = real(start, feast.end() if feast else found.end(), point)
        return made._replace(basis="reference") if made else None
    found = _relative_month().match(text, start)
    if found:
        month_point = add_months(here, words("months_away")[found["word"]])
        if month_point is None:
            return None
        made = real(start, found.end(), month_point._replace(day=_optional(found, "day")))
        return made._replace(basis="reference") if made else None
    found = _feast().match(text, start)
    today = as_date(here)
    if not found or today is None:
        return None
    days = [Point(here.year + away, *_feast_day(found[0], here.year + away)) for away in (-1, 0, 1)]
    near = [one for one in days if (day := as_date(one)) and abs((day - today).days) <= 92]
    return Reading(start, found.end(), near[0], None, "reference") if len(near) == 1 else None


def _read_weeks(text: str, start: int, clues: Clues) -> Reading | None:
    """`上周`, `下周三`, `本周末`; a bare `周三` says no week."""
    alone = _WEEKDAY.fullmatch(text.strip())
    today = as_date(clues.reference) if clues.reference else None
    if alone and today and clues.reference and not clues.sure:
        ahead = (_WEEKDAYS[alone["day"]] - today.isoweekday()) % 7 or 7
        coming = add_days(clues.reference, ahead)
        return Reading(start, start + len(alone[0]), coming, None, "reference") if coming else None
    found = _WEEK.match(text, start)
    week = week_of(clues.reference, _SHIFT[found["shift"]]) if found and clues.reference else None
    if not found or not week:
        return None
    if found["day"] == "末":
        saturday = add_days(week[1], -1)
        return Reading(start, found.end(), saturday or week[0], week[1], "reference")
    if found["day"]:
        day = add_days(week[0], _WEEKDAYS[found["day"]] - 1)
        return Reading(start, found.end(), day, None, "reference") if day else None
    return Reading(start, found.end(), week[0], week[1], "reference")


def _read_away(text: str, start: int, clues: Clues) -> Reading | None:
    """`20天前`, `三个月后`, `过去三天`."""
    found = _AWAY.match(text, start)
    if found and clues.reference is not None:
        sign = -1 if found["way"] in "前전" else 1
        point = _shifted(clues.reference, sign * _number(found["count"]), found["unit"])
        return Reading(start, found.end(), point, None, "reference") if point else None
    found = _SPAN.match(text, start)
    if found and clues.reference is not None:
        past = found["way"] in ("过去", "過去", "最近", "前")
        near, count = (-1 if past else 1), _number(found["count"])
        weekly = found["unit"] in ("周", "週", "个星期", "个礼拜")
        unit, length = ("天", count * 7) if weekly else (found["unit"], count)
        ends = [_shifted(clues.reference, near * step, unit) for step in (1, length)]
        if ends[0] is None or ends[1] is None or not length:
            return None
        first, last = sorted((ends[0], ends[1]), key=iso)
        return Reading(start, found.end(), first, last if first != last else None, "reference")
    return None


def _shifted(here: Point, count: int, unit: str) -> Point | None:
    if unit in ("天", "日", "일"):
        return add_days(here, count)
    if unit[-1] in "周週期拜주":
        return add_days(here, 7 * count)
    if unit[-1] in "月월":
        return add_months(here, count)
    return Point(here.year + count) if here.year is not None else None
