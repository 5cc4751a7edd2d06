"""Dates: what holds for every date and every text."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.date.partial import Point, iso, nearest_year
from extractor.values.dates import find_dates, leading_date, parse_date

DAYS = st.dates(date(1600, 1, 1), date(2199, 12, 31))
ENGLISH = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y-%m-%dT%H:%M:%SZ", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y",
    "%B %d %Y", "%b. %d, %Y", "%d-%b-%Y", "%d/%b/%Y", "%d of %B %Y", "%A, %d %B %Y", "%a, %d %b %Y",
    "%A, %B %d, %Y", "%Y %B %d", "%d.%m.%Y", "%Y.%m.%d", "%dth of %B, %Y",
)  # fmt: skip
CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
LANGUAGES = (
    "en", "en_GB", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs", "sk", "sl", "hr",
    "bg", "ro", "hu", "sv", "da", "nb", "fi", "et", "el", "tr", "id", "ca", "he", "hi", "zh", "ja",
    "ko", "sw", "af", "is", "ga", "gl", "sr", "mk", "be", "hy", "ka", "az", "kk", "bn", "ta", "vi",
    "lv", "lt", "ml", "si", "mr", "sq",
)  # fmt: skip
# Fragments that dates are made of, so that random texts come near to dates.
PIECES = (
    "1 2 7 12 13 31 32 99 2020 1999 20200313 - – / . , : 年 月 日 至 二〇二〇 三 十 March may"
    " Mar. th st of the to and last next week year ago days Monday on in since early end Q3 FY 's"
    " 今天 上周 五 前 天 后 去年 T10:00 Z +08:00 ( ) BC AD de mars xx W11"
).split()
FRAGMENTS = st.lists(st.sampled_from([*PIECES, " ", " ", " ", "\n", "\u00a0"]), max_size=14).map(
    "".join
)


def chinese_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return (
        (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")
    )


@given(DAYS, st.sampled_from(ENGLISH))
def test_formatted_day_is_read_back(day: date, shape: str) -> None:
    text = day.strftime(shape)
    found = parse_date(text)
    assert found is not None and (found.date, found.precision) == (day.isoformat(), "day")
    assert [one.date for one in find_dates(f"It was on {text}, they say.")] == [day.isoformat()]


@given(DAYS, st.sampled_from(LANGUAGES), st.sampled_from(["long", "full"]))
def test_day_in_any_language_is_read_back(day: date, locale: str, width: str) -> None:
    text = format_date(day, width, locale=locale)
    language = locale.replace("_", "-")
    found = parse_date(text, language=language)
    assert found is not None and found.date == day.isoformat(), text
    if locale != "ga":  # Meán Fómhair: a month of two words is read only as a whole cell
        assert day.isoformat() in [one.date for one in find_dates(text, None, language)], text


@given(DAYS, st.booleans())
def test_chinese_day_is_read_back(day: date, spelled: bool) -> None:
    if spelled:
        year = str(day.year).translate(CHINESE_DIGITS)
        text = f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"
    else:
        text = f"{day.year}年{day.month}月{day.day}日".translate(WIDE_DIGITS)
    assert [one.date for one in find_dates(f"基金会于{text}宣布捐赠")] == [day.isoformat()]


@given(DAYS, st.integers(1, 400))
def test_range_is_read_back(first: date, length: int) -> None:
    last = first + timedelta(length)
    ends = (first.isoformat(), last.isoformat())
    for shape in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d"):
        text = f"{first.strftime(shape)} – {last.strftime(shape)}"
        found = parse_date(text)
        assert found is not None and (found.date, found.date_end) == ends


@given(DAYS)
def test_numeric_day_needs_evidence(day: date) -> None:
    text = f"{day.day}/{day.month}/{day.year}"
    for day_first, shape in (
        (True, "{0.day}/{0.month}/{0.year}"),
        (False, "{0.month}/{0.day}/{0.year}"),
    ):
        found = parse_date(shape.format(day), day_first=day_first)
        assert found is not None and found.date == day.isoformat()
    guessed = parse_date(text)
    certain = day.day > 12 or day.day == day.month
    assert (guessed.date if guessed else None) == (day.isoformat() if certain else None)


@given(DAYS, st.integers(-5, 5))
def test_relative_day_counts_from_reference(day: date, away: int) -> None:
    words = {0: "today", 1: "tomorrow", -1: "yesterday"}
    text = words.get(away) or (f"{-away} days ago" if away < 0 else f"{away} days from now")
    found = parse_date(text, day.isoformat())
    assert found is not None and found.date == (day + timedelta(away)).isoformat()


@given(DAYS, DAYS)
def test_missing_year_is_the_nearest(day: date, reference: date) -> None:
    near = Point(reference.year, reference.month, reference.day)
    resolved = iso(nearest_year(Point(None, day.month, day.day), near))
    if (day.month, day.day) == (2, 29):
        return
    away = abs((date.fromisoformat(resolved) - reference).days)
    assert away <= 184, resolved


@given(
    st.one_of(st.text(max_size=60), FRAGMENTS), st.sampled_from([None, "2020-03-18", "2020", "x"])
)
def test_offsets_cut_the_text_and_nothing_raises(text: str, reference: str | None) -> None:
    done = 0
    for found in find_dates(text, reference):
        assert found.start >= done and found.end > found.start
        assert text[found.start : found.end] == found.text
        assert found.precision in ("day", "month", "year")
        assert found.basis in ("stated", "reference")
        done = found.end
    for one in (parse_date(text, reference), leading_date(text, reference)):
        assert one is None or text[one.start : one.end] == one.text


@given(FRAGMENTS)
def test_whole_date_is_a_date_in_text_or_cell(text: str) -> None:
    whole = parse_date(text)
    if whole is not None:
        again = parse_date(whole.text)
        assert again is not None and (again.date, again.date_end) == (whole.date, whole.date_end)


def steps(unit: str, count: int) -> float:
    """CPU seconds for `count` repetitions, the best of three."""
    text, best = unit * count, float("inf")
    for _ in range(3):
        began = time.process_time()
        for _ in find_dates(text, "2020-03-18"):
            pass
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize(
    "unit",
    "1|1,|1-|1/|1.|1 |$| |2020-|2020 |5 May |May |last |twenty-|一|二〇二〇|上|2020年|1月"
    "|a|the end of |– |7 to |Mon, |ago |5 days ago |in a week ".split("|"),
)
def test_cost_grows_with_length_only(unit: str) -> None:
    small, large = 20_000 // len(unit), 160_000 // len(unit)
    assert steps(unit, large) < 24 * max(steps(unit, small), 0.001)
