"""The date that a line begins or ends with, and what sets it apart from the words beside it.

A date alone makes no entry of a chronology, the entries around it must look alike: how each is set
apart (a colon, brackets, nothing but a space) is kept.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractor.find.chronology.seasons import alternatives, season_or_decade
from extractor.values.date.words import names_month
from extractor.values.dates import Date, leading_date

WHOLE, LED, WEAK, LAST, OWN = "whole", "led", "weak", "last", "own"
"""The line is a date; begins with one set apart; begins with one; ends with one; holds an element
that is one."""


class Found(NamedTuple):
    """The date of a line. `cut` is the date with its separators, time of day and brackets.

    `sure` is False for bare numbers that only their company makes years.
    """

    kind: str
    date: Date
    cut: tuple[int, int]
    sure: bool = True


_BEFORE = re.compile(r"(?:\[[ xX]\]\s)?[^\w$€£¥#№§%+&@/.,;:!?'’]*")
_MONTH_APART = re.compile(r"(?:[^\W\d_]{3,9}[ -])?([^\W\d_]{3,14})\.?(?:\s?[:：]|\s[-–—|]\s|$)")
_GAP = re.compile(r"[\s:：–—-]+")
_MAY_BEGIN = re.compile(r"(?:[^\s0-9０-９]{1,15}\s{1,2}){0,4}[^\s0-9０-９]{0,15}[0-9０-９]")
_TIME = re.compile(
    r"(?:,?\s*(?:at\s|um\s|à\s)?(?:[0-2]?[0-9][:.h][0-5][0-9](?:\s?(?:[ap]\.?m\b\.?|h\b|Uhr\b))?"
    r"|1?[0-9]\s?[ap]\.?m\b\.?|noon\b|midnight\b)(?:\s(?:UTC|GMT|[A-Z]{2,3}T)\b)?)?"
    r"(?:\s?[(\[][A-Z]?[^\W\d_]{2,12}\.?[)\]])?\+?"
)
APART = re.compile(
    r"\s*[*_~]{0,2}\s*[)\]）】」]?(?:\s*[:：|•·»→]+\s*|\s*[-–—―]{1,3}>?\s+|\s+[-–—―=]{1,3}>?\s*"
    r"|(?<=[)\]）】」])\s*|(?<=[年月日號号일월년初底末旬])\s+)"
)
_BEFORE_DAY = re.compile(r"(?:\s?[:：–—-]|,?)\s+(?=\S{1,12}[\s:：])")
CLAUSE = re.compile(r"(?<=[年月日號号일월년初底末旬])[,，]?")  # "1月30日，…" opens a sentence too
SPACE = re.compile(r"[*_~]{0,2}[.,]?\s+")
_END = re.compile(r"[\s:：.,;|*_~\-–—)\]）】」]*$")
_BREAKS = re.compile(r"\s[-–—―|•·]+\s*|[-–—―]\s+|\s/\s|\s*[(\[（]\s?|[:：]\s*|,\s+")
_SHORT_YEARS = re.compile(r"([0-9]{1,4})(?:\s?[-–—]\s?([0-9]{1,4}))?")
_SET_APART = 60  # characters in which a date at the end of a line is looked for
LONGEST_DATE = 45
"""Characters of a text that is but a date with its time and weekday."""
_LATEST = "2150"  # four digits beyond are numbers of other things


@cache
def _about() -> re.Pattern[str]:
    words = "|".join(map(alternatives, ("released", "updated", "about")))
    return re.compile(rf"(?:(?:{words})(?:(?<=-)|(?![^\W\d_]))\s*)?", re.I)


@cache
def _until_now() -> re.Pattern[str]:
    until, now = alternatives("until"), alternatives("until_now")
    return re.compile(rf"\s?(?:[-–—~]|{until})?\s?(?:{now})\b|\s?[-–—](?=\s?[:：])", re.I)


def is_open_end(text: str) -> bool:
    """Whether a text is but the open end of a range ("present", "until now")."""
    return _until_now().fullmatch(text.strip()) is not None


@cache
def _year_word() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives('year')})(?!\w)")


class Reader(NamedTuple):
    """How dates of a page are to be read: its language and order of day and month."""

    language: str | None = None
    day_first: bool | None = None

    def line(self, text: str) -> Found | None:
        """The date that a line carries at its beginning, else at its end."""
        return self._at_start(text) or self.at_end(text)

    def begins_with_month(self, text: str) -> bool:
        """Whether it begins with a month set apart (`March: ...`, `Late March: ...`), or is one."""
        word = _MONTH_APART.match(text)
        return word is not None and names_month(word[1], self.language)

    def is_month(self, word: str) -> bool:
        """Whether a word, a stop or comma after it aside, is the name of a month."""
        return names_month(word.rstrip(".,"), self.language)

    def opens_with_month(self, text: str) -> bool:
        """Whether a month is among its first two words."""
        words = _GAP.split(text[:40], maxsplit=2)[:2]
        return any(names_month(word, self.language) for word in words)

    def whole(self, text: str) -> Date | None:
        """The date that a short text is, time of day and words such as "about" aside."""
        found = self._at_start(text) if len(text) <= LONGEST_DATE else None
        return found.date if found is not None and found.kind == WHOLE else None

    def _at_start(self, text: str) -> Found | None:
        before = _BEFORE.match(text)
        start = before.end() if before else 0
        about = _about().match(text, start)
        start = about.end() if about else start
        if not (_MAY_BEGIN.match(text, start) or self.begins_with_month(text[start : start + 30])):
            return None
        date = self._leading(text[start : start + 120])
        if date is None and (padded := _padded_day(text[start:].rstrip(), self.day_first)):
            shift = padded._replace(start=start, end=start + len(padded.text))
            return Found(WHOLE, shift, (0, len(text)))
        if date is None or not _is_modern(date):
            return None
        date = date._replace(start=date.start + start, end=date.end + start)
        if _is_number(date, text):
            return None
        date = self._with_day(date, text)
        end = date.end
        if year := _year_word().match(text, end):
            end = year.end()
            date = date._replace(end=end, text=text[date.start : end])
        if date.date_end is None and (now := _until_now().match(text, end)):
            end = now.end()
            date = date._replace(end=end, text=text[date.start : end])
        if time := _TIME.match(text, end):
            end = time.end()
        if _END.match(text, end):
            return Found(WHOLE, date, (0, len(text)))
        if apart := APART.match(text, end):
            return Found(
                LED, date, (0, apart.end()), date.precision != "year" or date.date >= "1000"
            )
        space = SPACE.match(text, end)
        if space and not _NUMERIC_DAY.fullmatch(date.text):
            return Found(WEAK, date, (0, space.end()))
        if clause := CLAUSE.match(text, end):
            return Found(WEAK, date, (0, clause.end()))
        return None

    def _leading(self, text: str) -> Date | None:
        """The date that a text begins with; brackets may say its year in another era."""
        again = _AGAIN.match(text)
        if again and _same_year(again["year"], again["said"]):
            cut, after = again.end("year"), again.end()
            date = leading_date(text[:cut] + text[after:], None, self.language, self.day_first)
            if date is not None and date.end >= cut:
                end = date.end + after - cut
                return date._replace(end=end, text=text[date.start : end])
        date = season_or_decade(text)
        date = date or leading_date(text, None, self.language, self.day_first)
        return date or _bare_year(text)

    def _with_day(self, date: Date, text: str) -> Date:
        """A year with the day or month that follows it (`1912, 7 May: …`, `1912 – May: …`)."""
        gap = _BEFORE_DAY.match(text, date.end) if date.precision == "year" else None
        if gap is None or date.date_end is not None:
            return date
        rest = text[gap.end() : gap.end() + LONGEST_DATE]
        day = leading_date(rest, None, self.language, self.day_first)
        if day is None or day.date_end is not None or not day.date.startswith("--"):
            return date
        end = gap.end() + day.end
        if day.start or not (APART.match(text, end) or _END.match(text, end)):
            return date
        return date._replace(
            date=date.date + day.date[1:],
            precision=day.precision,
            end=end,
            text=text[date.start : end],
        )

    def at_end(self, text: str) -> Found | None:
        """The date that a line ends with."""
        since = max(0, len(text) - _SET_APART)
        for gap in _BREAKS.finditer(text, since):
            if gap.start() == 0:
                continue
            rest = text[gap.end() :]
            found = self._at_start(rest)
            if found is not None and found.kind == WHOLE:
                date = found.date
                if gap[0].startswith(",") and date.precision == "year":
                    continue  # the end of a bibliographic reference
                date = date._replace(start=date.start + gap.end(), end=date.end + gap.end())
                return Found(LAST, date, (gap.start(), len(text)))
            short = _SHORT_YEARS.fullmatch(rest.strip(" )."))
            if short and "," not in gap[0]:
                return _short_years(short, text, gap)
        return None


_AGAIN = re.compile(
    r"(?P<year>[^\s()（）0-9]{0,4}[0-9元]{1,4}年?)\s?[(（](?P<said>[^\s()（）]{2,8})[)）]"
)


def _same_year(one: str, other: str) -> bool:
    """Whether two ways to write a year are of the same ("昭和60年", "1985")."""
    years = [leading_date(words.removesuffix("年") + "年") for words in (one, other)]
    first, second = (year.date if year and year.precision == "year" else None for year in years)
    return first is not None and first == second


_BARE_YEAR = re.compile(r"[12][0-9]{3}(?![\w/.])")


def _bare_year(text: str) -> Date | None:
    """A year before words, which its company makes one (`1962 it moves`, `2019-now`)."""
    year = _BARE_YEAR.match(text)
    if year is None or not (_WORDS.match(text, 4) or _until_now().match(text, 4)):
        return None
    return Date(year[0], None, "year", "stated", 0, 4, year[0])


_WORDS = re.compile(r"\s[^\W\d_]{2}")


_PADDED = re.compile(r"([0-3][0-9])\.([0-3][0-9])")


def _padded_day(text: str, day_first: bool | None) -> Date | None:
    """A line that is but "03.17": months and days of two digits, as no section is numbered."""
    found = _PADDED.fullmatch(text)
    if found is None:
        return None
    one, other = int(found[1]), int(found[2])
    if one <= 12 and other <= 12 and day_first is None:
        return None
    month, day = (other, one) if one > 12 or (day_first and other <= 12) else (one, other)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Date(f"--{month:02}-{day:02}", None, "day", "stated", 0, len(text), text)


_NUMERIC_DAY = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\.?")


def _is_number(date: Date, text: str) -> bool:
    """Whether what reads as a date is a number: of an issue, a section, a version."""
    if text[max(0, date.start - 1) : date.start] in ("#", "№", "§"):
        return True
    if date.date < "1000" and date.precision == "year" and date.date_end is None:
        return True
    day = _NUMERIC_DAY.fullmatch(date.text)
    if day is None:
        return False
    after = text[date.end : date.end + 2]
    is_section = day[1] != "/" and not (date.text + after[:1]).endswith(".")
    return is_section or after[:1].isdigit() or after[1:].isdigit()


def _short_years(short: re.Match[str], text: str, gap: re.Match[str]) -> Found | None:
    first, last = int(short[1]), int(short[2]) if short[2] else None
    if last is None or not 0 < first < last:
        return None
    start = text.index(short[0], gap.end())
    end = start + len(short[0])
    date = Date(f"{first:04}", f"{last:04}", "year", "stated", start, end, short[0])
    return Found(LAST, date, (gap.start(), len(text)), sure=False)


def _is_modern(date: Date) -> bool:
    """Whether a record can hold it: no year before our era, no number too large for one."""
    if date.date.startswith("-"):
        return date.date.startswith("--")
    return date.date[:4] <= _LATEST
