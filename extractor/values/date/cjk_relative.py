"""East Asian words of time that count from the date of the text: 今天, 去年12月, 下周三, 三天前."""

from __future__ import annotations

import re
from functools import cache

from extractor.values.date.cjk import (
    DAY,
    MONTH,
    PART,
    WEEKDAYS,
    feast_names,
    numeral,
    optional,
    read_feast_of,
)
from extractor.values.date.feasts import nearest_feast
from extractor.values.date.grammar import Clues, Reading, is_alone, made, real
from extractor.values.date.partial import Point, add_days, add_months, as_date, same_day, week_of
from extractor.values.date.relative import spanned
from extractor.values.date.words import words
from extractor.values.late import late

_COUNT = r"[0-9]{1,4}|[一二两兩三四五六七八九十百]{1,4}"
_SHIFT = {"上上": -2, "上": -1, "前": -1, "先": -1, "这": 0, "這": 0, "本": 0, "今": 0, "下": 1}
_SHIFT |= {"下下": 2, "来": 1, "來": 1}


def _names(table: str) -> str:
    return "|".join(sorted(words(table), key=lambda name: (-len(name), name)))


@cache
def _year() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<word>{_names('years_away')})(?:的?\s?(?P<month>{MONTH})\s?(?:月|월)(?:\s?"
        rf"(?P<day>{DAY})\s?(?:[日号號]|일))?|(?P<same>本月|同月|当月)(?:(?P<of>{DAY})\s?[日号號])?)?"
        rf"(?P<season>[春夏秋冬](?!节|節|运)[季天]?)?(?P<today>的?今[天日])?{PART}"
    )


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{_names('months_away')})(?:的?(?P<day>{DAY})\s?[日号號])?{PART}")


@cache
def _day() -> re.Pattern[str]:
    names = [word for word in words("days") if not word.isascii()]
    return re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))


_THIS_SEASON = late("[这這][个個]?[春夏秋][天季]")  # a winter is of two years
_END_OF = late(r"(?P<unit>[年月])(?:底|末|初)(?![一-鿿]?[级级])")
_NOT_END_OF = late(r"[正腊0-9一二三四五六七八九十每个個各逐历年月]\s?$")
_WEEK = late(
    r"(?P<shift>上上|下下|上|下|这|這|本|今|先|来|來)(?:一)?(?:个|個)?(?:周|週|星期|礼拜|禮拜)"
    r"(?:的?(?:周|週|星期|礼拜|禮拜)?(?P<day>[一二三四五六日天末]))?"
)
_WEEKDAY = late(r"(?:周|週|星期|礼拜|禮拜)(?P<day>[一二三四五六日天末])")
_AWAY = late(
    rf"(?P<count>{_COUNT}|半(?=年))\s?(?P<unit>天|日|周|週|个?星期|個?星期|个?礼拜|個?禮拜|个月"
    rf"|個月|か月|ヶ月|개월|年|일|주|년)"
    r"\s?(?:以|之)?(?P<way>前|后|後|전|후)(?:的?(?P<today>今[天日]))?"
)
_ABOUT = late(r"[约約近逾超过過]\s?$")
_SPAN = late(
    rf"(?P<way>过去|過去|最近|前|未来|未來|接下来|今后|(?<![最此之其以])后|近)的?(?P<count>{_COUNT})"
    rf"(?P<unit>天|周|週|个星期|个礼拜|个月|個月|年)(?P<goes>[来內内里中间間，,。；;\s]|$)?"
)
_CLAUSE = late(r"(?:^|[，。、；：！？,.;:!?\s（(在于而这這])$")


def read_relative(text: str, start: int, clues: Clues) -> Reading | None:
    """`今天`, `去年12月`, `上月20日`, `国庆节`: against the text's own date."""
    here = clues.reference
    if here is None or here.year is None:
        return None
    found = _day().match(text, start)
    if found:
        return made(start, found.end(), add_days(here, words("days")[found[0]]))
    found = _year().match(text, start)
    if found:
        return _in_year(text, found, here)
    found = _month().match(text, start)
    if found:
        month = add_months(here, words("months_away")[found["word"]])
        reading = month and real(start, found.end(), month._replace(day=optional(found, "day")))
        return reading._replace(basis="reference") if reading else None
    found = _THIS_SEASON.match(text, start)
    if found:
        return made(start, found.end(), Point(here.year))
    found = _END_OF.match(text, start)
    if found and not _NOT_END_OF.search(text, max(0, start - 2), start):
        point = Point(here.year, here.month if found["unit"] == "月" else None)
        return made(start, found.end(), point)
    found = feast_names().match(text, start)
    if not found or text[start - 1 : start] in ("日", "号", "號"):
        return None  # 3月8日妇女节 names the day before it once more
    rule = words("feasts", "zh")[found["name"]]
    return made(found.start("name"), found.end(), nearest_feast(here, rule))


def _in_year(text: str, found: re.Match[str], here: Point) -> Reading | None:
    """`去年12月25日`, `今年夏天`, `今年中秋`, `去年本月`."""
    year = (here.year or 0) + words("years_away")[found["word"]]
    feast = None if found["month"] else read_feast_of(text, found.end("word"), year)
    if feast and feast.end > found.end():
        return feast._replace(start=found.start(), basis="reference")
    if found["today"]:
        return made(found.start(), found.end(), same_day(here, 12 * (year - (here.year or 0))))
    month = here.month if found["same"] else optional(found, "month")
    day = optional(found, "day") or optional(found, "of")
    reading = real(found.start(), found.end(), Point(year, month, day))
    return reading._replace(basis="reference") if reading else None


def read_weeks(text: str, start: int, clues: Clues) -> Reading | None:
    """`上周`, `下周三`, `本周末`; a bare `周三` says no week, save where it is all there is."""
    here = clues.reference
    today = as_date(here) if here else None
    if today is None or here is None:
        return None
    alone = _WEEKDAY.match(text, start) if not clues.sure else None
    if alone and is_alone(text, start, alone.end()):
        wanted = 6 if alone["day"] == "末" else WEEKDAYS[alone["day"]]
        coming = add_days(here, (wanted - today.isoweekday()) % 7 or 7)
        last = add_days(coming, 1) if coming and alone["day"] == "末" else None
        return made(start, alone.end(), coming, last)
    found = _WEEK.match(text, start)
    week = week_of(here, _SHIFT[found["shift"]]) if found else None
    if not found or not week:
        return None
    if found["day"] == "末":
        return made(start, found.end(), add_days(week[1], -1), week[1])
    if found["day"]:
        return made(start, found.end(), add_days(week[0], WEEKDAYS[found["day"]] - 1))
    return made(start, found.end(), *week)


def read_weekday_of(text: str, start: int, first: Reading) -> Reading | None:
    """The weekday that ends a range begun in the same week: `周三` of `下周一至周三`."""
    found = _WEEKDAY.match(text, start)
    week = week_of(first.first) if found and first.basis == "reference" else None
    if not found or not week or found["day"] == "末":
        return None
    return made(start, found.end(), add_days(week[0], WEEKDAYS[found["day"]] - 1))


def read_away(text: str, start: int, clues: Clues) -> Reading | None:
    """`20天前`, `三个月后`, `半年前`; `约三年前` says no year."""
    found = _AWAY.match(text, start)
    here = clues.reference
    if not found or here is None or _ABOUT.search(text, max(0, start - 2), start):
        return None
    sign = -1 if found["way"] in "前전" else 1
    if found["count"] == "半":
        return made(start, found.end(), add_months(here, sign * 6))
    count = sign * numeral(found["count"])
    if found["today"]:
        months = 12 if found["unit"] == "年" else 1 if found["unit"][-1] == "月" else 0
        return made(start, found.end(), same_day(here, count * months) if months else None)
    return made(start, found.end(), _shifted(here, count, found["unit"]))


def _shifted(here: Point, count: int, unit: str) -> Point | None:
    if unit in ("天", "日", "일"):
        return add_days(here, count)
    if unit[-1] in "周週期拜주":
        return add_days(here, 7 * count)
    if unit[-1] in "月월":
        return add_months(here, count)
    return Point(here.year + count) if here.year is not None else None


_UNITS = {"天": "day", "周": "week", "週": "week", "期": "week", "拜": "week", "月": "month"}


def read_span(text: str, start: int, clues: Clues) -> Reading | None:
    """`过去三天`, `未来两周`; `近三年` where a clause begins, for else it may say nearly."""
    found = _SPAN.match(text, start)
    if not found or clues.reference is None:
        return None
    if found["way"] == "近" and (
        found["goes"] is None or not _CLAUSE.search(text, max(0, start - 1), start)
    ):
        return None
    near = -1 if found["way"] in ("过去", "過去", "最近", "前", "近") else 1
    unit = _UNITS.get(found["unit"][-1], "year")
    end = found.end("unit")
    return spanned(start, end, clues.reference, near, numeral(found["count"]), unit)
