"""What the readers of dates share: their clues, their answer, the shapes of days and years.

Every `read_*` function takes a text whose digits are ASCII, the place where a date may begin and
what is known of the text, and returns a `Reading` or None. Month names are looked up in the
lexicon, so that one shape serves all languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from extractor.values.date.partial import Point, is_real, short_year
from extractor.values.date.words import month_number
from extractor.values.late import late


class Clues(NamedTuple):
    """What is known of a text: its own date, its language (BCP 47), whether the day stands first.

    `sure` says that the text is known to hold a date here, so that a bare year is one."""

    reference: Point | None = None
    language: str | None = None
    day_first: bool | None = None
    sure: bool = False


class Reading(NamedTuple):
    """A date as read: where it stands, its first day, month or year, and the last of a range.

    `weekday` (1 to 7) is what the text says, where it does; it helps to find a missing year."""

    start: int
    end: int
    first: Point
    last: Point | None = None
    basis: str = "stated"
    weekday: int | None = None


Reader = Callable[[str, int, Clues], Reading | None]

# Letters and the vowel signs of Indic scripts, Thai and others, which are no letters to `re`.
_LETTER = (
    r"[A-Za-z\u00aa-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0300-\u1fff\u200c\u200d"
    r"\u2c60-\u2dff\ua640-\uabff]"
)
# Two months of the Levant have the name of their neighbour and say which: "كانون الثاني".
WORD = (
    r"(?:(?:كانون|تشرين)\s(?:ال)?[أاث]\w{2,4}"
    rf"|{_LETTER}(?:{_LETTER}|['’](?={_LETTER})){{1,24}})"
)
DASH = r"[-‐‑‒–—−~〜～]"
JOIN = (
    rf"(?:\s{{0,2}}{DASH}{{1,2}}\s{{0,2}}|\s(?:to|till?|until|through|thru|and|bis|à|al"
    rf"|до|по|tot|t/m|a|au|y|e|und|et)\s(?:the\s)?)"
)
DAY = r"(?<![0-9])(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
OF = r"(?:of\s(?:the\s)?|de[ln]?\s|der\s|d['’]|di\s|da\s|do\s|la\s|ta['’]\s|tháng\s|thg\s)?"
BEFORE_CHRIST = r"B\.\s?C\.(?:\s?E\.)?|BCE?|v\.\s?Chr\.|av\.\sJ\.-C\.|a\.\s?C\."
OF_CHRIST = r"A\.\s?D\.|AD|C\.\s?E\.|CE|n\.\s?Chr\."
_YEAR = r"(?P<year>[12][0-9]{3})(?![0-9A-Za-z])(?!,[0-9]{3}|\.[0-9]|\sBE\b)"
YEAR_AFTER = (
    rf"(?:(?:\s?[,./-]\s?|\s{{1,2}}|\s?,?\s(?:de[l]?|di|do|dal|of|in|năm|ค\.ศ\.|พ\.ศ\.)\s"
    rf"|,?\sthe\syear\s|(?<=[A-Za-z]{{3}})){_YEAR}"
    r"|,?\s?['’](?P<short>[0-9]{2})(?![0-9])|(?P<tight>[-/])(?P<two>[0-9]{2})(?![0-9/-])"
    rf"|,?\s(?P<old>[0-9]{{1,4}})\s(?:(?P<bc>{BEFORE_CHRIST})|{OF_CHRIST}|(?P<buddhist>BE))"
    r"(?![A-Za-z]))"
)
MONTH_AND_YEAR = rf"(?:\.?,?\s{{0,2}}{OF}|[-/])(?:{_YEAR}|['’](?P<short>[0-9]{{2}})(?![0-9]))"
SPELLED_DAY = (
    r"(?:twenty|thirty)(?:[-\s](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|one"
    r"|two|three|four|five|six|seven|eight|nine))?|(?:twent|thirt)ieth|first|second|third|fourth"
    r"|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth"
)
COUNT = (
    r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|(?:four|six|seven|eigh|nine)teen|thirteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|a couple(?: of)?)"
)
WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
)
# Which month, year or week a determiner means, counted from the one of the text.
SHIFT = {"last": -1, "past": -1, "this past": -1, "previous": -1, "the previous": -1}
SHIFT |= {"next": 1, "coming": 1, "upcoming": 1, "following": 1, "the next": 1, "the following": 1}
SHIFT |= {"the coming": 1, "this coming": 1}


def year_of(found: re.Match[str]) -> int | None:
    """The year that the groups of a match give: full, of two digits, of another era."""
    groups = found.groupdict()
    if groups.get("year"):
        year = int(groups["year"])
        buddhist = groups.get("month") and "\u0e00" <= groups["month"][0] <= "\u0e7f"
        return year - 543 if buddhist and 2400 <= year <= 2700 else year
    if groups.get("old"):
        old = int(groups["old"])
        return 1 - old if groups["bc"] else old - 543 if groups["buddhist"] else old
    short = groups.get("short") or groups.get("two")
    return short_year(int(short)) if short else None


def month_here(word: str, clues: Clues) -> int | None:
    """The number of a month, 1 to 12, written as a name or in digits."""
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    return month_number(word, clues.language)


def real(start: int, end: int, first: Point, last: Point | None = None) -> Reading | None:
    """A reading of what a text states; None where the calendar has no such day."""
    if not is_real(first) or (last is not None and not is_real(last)):
        return None
    return Reading(start, end, first, last)


def made(start: int, end: int, first: Point | None, last: Point | None = None) -> Reading | None:
    """A reading that counts from the date of the text; None where there is no such day."""
    return Reading(start, end, first, last, "reference") if first else None


def longer(one: Reading | None, other: Reading | None) -> Reading | None:
    """The reading that ends later, the first where both end together."""
    if one is None or (other is not None and other.end > one.end):
        return other
    return one


def longest(text: str, start: int, clues: Clues, readers: Iterable[Reader]) -> Reading | None:
    """The reading that ends last of those that the readers give here."""
    best: Reading | None = None
    for read in readers:
        one = read(text, start, clues)
        if one is not None and (best is None or one.end > best.end):
            best = one
    return best


_BLANK = late(r"\s*")


def blank_until(text: str, start: int) -> int:
    """Where white space that begins at `start` ends."""
    blank = _BLANK.match(text, start)
    return blank.end() if blank else start


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether there is nothing but text[start:end] and white space around it."""
    return blank_until(text, 0) == start and blank_until(text, end) == len(text)


def second_year(first: int, last: str) -> int | None:
    """The second of two years, the later of `2013-15` and `1999–2001`; None where it is none."""
    year = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if len(last) == 2 and year <= first:
        year += 100
    return year if first < year <= first + 1500 else None
