"""Years alone and two of them, where the words around say that they are years."""

from __future__ import annotations

import re

from extractor.values.date.grammar import (
    BEFORE_CHRIST,
    DASH,
    JOIN,
    OF_CHRIST,
    Clues,
    Reading,
    real,
    second_year,
)
from extractor.values.date.partial import Point, short_year
from extractor.values.date.words import number, words
from extractor.values.late import late

_YEARS = late(
    rf"(?P<year>[12][0-9]{{3}})(?:{JOIN}|\s?/\s?)(?P<last>[12][0-9]{{3}}|[0-9]{{2}})"
    rf"(?![0-9A-Za-z%])(?!{DASH}[0-9]|[.,][0-9]|/)"
)
# `2010-11`: a month of ISO 8601, or two years as in "the 2010-11 season".
_MONTH_OR_YEAR = late(r"[0-9]{4}[-/](?:0[1-9]|1[0-2])(?![0-9])")
_YEAR = late(r"(?P<year>[12][0-9]{3})(?![0-9A-Za-z%°])(?!,[0-9]{3}|[.:/-][0-9])")
_SHORT_YEAR = late(r"['’‘](?P<short>[0-9]{2})(?![0-9A-Za-z%]|['’]?s|[.,][0-9])")
_SHORT_LEADS = late(
    r"\b(?i:in|since|until|till|from|before|after|back|summer of|winter of|spring of|fall of"
    r"|autumn of|class of|early|late|mid|of)[\s-]$"
)
_ANY_YEAR = late(
    r"(?P<ad1>(?:AD|A\.D\.)\s)?(?P<year>[0-9]{1,4})(?![0-9])"
    rf"(?:\s?(?P<bc>{BEFORE_CHRIST})(?![A-Za-z])|\s?(?P<ad>{OF_CHRIST}|a\.d\.)(?![A-Za-z]))?"
)
_PAIR = late(rf"{JOIN}[0-9][0-9,.]*")  # the rest of "1200 to 1500 people"
_ERA = late(rf"\s?(?:(?P<bc>{BEFORE_CHRIST})|{OF_CHRIST})(?![A-Za-z])")
_OLD_YEARS = late(
    rf"(?P<first>[0-9]{{1,4}}|[0-9],[0-9]{{3}})(?:\s?(?P<era1>{BEFORE_CHRIST}|{OF_CHRIST}))?"
    rf"(?:{JOIN})"
    r"(?P<last>[0-9]{1,4}|[0-9],[0-9]{3})(?![0-9,%])"
    rf"(?:\s?(?P<era2>{BEFORE_CHRIST}|{OF_CHRIST})(?![A-Za-z]))?(?![-/.][0-9])"
)
_ENTRY = late(r"(?<=[0-9]{3})\s?[:–—-]\s")
_GOES_ON_NUMBER = late(r"[.,:][0-9]|\s?[%€$£¥°]|[A-Za-z_]|[-/][0-9A-Za-z]|\s[a-z]{2,}\s[a-z]+\b")
_YEAR_LEADS = late(
    r"(?:^|[\s(\"'“‘—–-])(?i:in|since|until|till|by|from|during|before|after|circa|ca\.|around"
    r"|early|late|mid|year|years|year of|between|through|(?:year[\s-])?end|end of|start of"
    r"|beginning of|middle of|course of|summer of|winter of|spring of|autumn of|fall of|class of"
    r"|back in|as of|for|fiscal|en|im Jahr|seit|depuis|desde|dal|nel|от|с)"
    r"[\s-](?:the\s)?(?:year\s)?$"
)
# `for the 2020 term`, `of 2019 Novel Coronavirus`: the year of something that follows.
_FOR = late(r"\b(?:for|of)\s(?:the\s)?$", re.I)
_NOUN = late(
    r"\s(?!(?:and|to|was|is|has|with|by|in|at|on|the|we|but|or|as|it|when|that)\b)[A-Za-z]"
)
_COUNTED = late(
    r"\s(?!(?:was|is|has|its|this|as|plus|years|sees|does|goes|marks|us|across|thus|perhaps|always"
    r"|towards|besides|sometimes|alongside)\b)(?:[a-z]+-)?[a-z]+s\b|\s(?:people|men"
    r"|women|children|million|thousand)\b"
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_BELOW_HUNDRED = (
    rf"(?:{_TENS}(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
_SPELLED_YEAR = late(
    rf"(?:(?P<hundreds>fifteen|sixteen|seventeen|eighteen|nineteen|twenty)[\s-]"
    rf"(?:(?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
    rf"|(?P<rest>{_BELOW_HUNDRED}))|(?P<thousand>two\sthousand)(?:\sand)?\s"
    rf"(?P<last>{_BELOW_HUNDRED}|one|two|three|four|five|six|seven|eight|nine))\b"
    r"(?!\s(?:hundred|thousand|million|billion|percent|people)|-)",
    re.I,
)
_WAR = late(r"\s(?:[Ww]ar|[Ss]eason|[Pp]andemic|[Ee]pidemic|[Ss]chool year)\b")


_NAMES_A_NUMBER = (
    *("p.", "pp.", "no.", "tel", "call", "phone", "dial", "fax", "room", "flight"),
    *("#", "§", "$", "€", "£", "¥", "/", "=", ":"),
)


def read_years(text: str, start: int, clues: Clues) -> Reading | None:
    """`2013–2015`, `2019/20`; without context both of 1800 to 2199, in order."""
    found = _YEARS.match(text, start)
    if clues.sure and not found:
        return _read_old_years(text, start)
    if not found or not _is_year_here(text, start, found.end(), clues):
        return None
    first = int(found["year"])
    last = second_year(first, found["last"])
    short = len(found["last"]) == 2 and not clues.sure and not _WAR.match(text, found.end())
    if last is None or (short and last != first + 1):
        return None
    if not clues.sure and (not 1800 <= first < last <= 2199 or _MONTH_OR_YEAR.match(text, start)):
        return None
    return Reading(start, found.end(), Point(first), Point(last))


def _read_old_years(text: str, start: int) -> Reading | None:
    """`790-1030`, `500–300 BC`, `44 BC – 14 AD`: years below 1000, where a date is known to be."""
    found = _OLD_YEARS.match(text, start)
    if not found:
        return None
    first, last = (int(found[group].replace(",", "")) for group in ("first", "last"))
    era = found["era2"] or ""
    if not era and len(found["first"]) < 3:
        return None
    if era.upper().startswith("B"):
        first, last = 1 - first, 1 - last
    elif (found["era1"] or "").upper().startswith("B"):
        first = 1 - first
    return real(start, found.end(), Point(first), Point(last)) if first < last else None


def _is_year_here(text: str, start: int, end: int, clues: Clues) -> bool:
    if clues.sure:
        return True
    before = text[max(0, start - 7) : start].rstrip().casefold()
    if before.endswith(_NAMES_A_NUMBER):
        return False
    return not _COUNTED.match(text, end)


def read_bare_year(text: str, start: int, clues: Clues) -> Reading | None:
    """A year: any where the text is a date, else one of 1000 to 2199 after `in`, `since`, …"""
    if clues.sure:
        return _read_sure_year(text, start)
    led = _YEAR_LEADS.search(text, max(0, start - 24), start) is not None
    old = _ANY_YEAR.match(text, start)
    if old and (old["bc"] or old["ad"]) and led:
        return _read_sure_year(text, start)
    found = _YEAR.match(text, start)
    if not found or not led or int(found["year"]) >= 2200 or _COUNTED.match(text, found.end()):
        return None
    if _FOR.search(text, max(0, start - 8), start) and _NOUN.match(text, found.end()):
        return None
    if (pair := _PAIR.match(text, found.end())) and _COUNTED.match(text, pair.end()):
        return None
    era = _ERA.match(text, found.end())
    if era and era["bc"]:
        return Reading(start, era.end(), Point(1 - int(found["year"])))
    return Reading(start, era.end() if era else found.end(), Point(int(found["year"])))


def _read_sure_year(text: str, start: int) -> Reading | None:
    found = _ANY_YEAR.match(text, start)
    if not found:
        return None
    year = int(found["year"])
    plain = not (found["bc"] or found["ad"])
    goes_on = _COUNTED.match(text, found.end()) or _GOES_ON_NUMBER.match(text, found.end())
    if plain and goes_on:
        return None
    if found["bc"]:
        return Reading(start, found.end(), Point(1 - year)) if year else None
    marked = found["ad"] or found["ad1"]
    if not year or not (marked or len(found["year"]) == 4 or _ENTRY.match(text, found.end())):
        return None
    return Reading(start, found.end(), Point(year))


def read_spelled_year(text: str, start: int, clues: Clues) -> Reading | None:
    """`nineteen ninety-two`, `two thousand and ten` after a preposition, `nineteen seventies`."""
    found = _SPELLED_YEAR.match(text, start)
    if not found:
        return None
    hundreds = 20 if found["thousand"] else number(found["hundreds"]) or 0
    if found["decade"]:
        decade = 100 * hundreds + 10 * words("decades", "en").get(found["decade"].lower(), 0)
        return Reading(start, found.end(), Point(decade), Point(decade + 9))
    rest = number(found["rest"] or found["last"] or "") or 0
    led = clues.sure or _YEAR_LEADS.search(text, max(0, start - 24), start) is not None
    return Reading(start, found.end(), Point(100 * hundreds + rest)) if led and rest else None


def read_short_year(text: str, start: int, clues: Clues) -> Reading | None:
    """`’98` after a preposition, by the century of POSIX strptime's %y."""
    found = _SHORT_YEAR.match(text, start)
    if not found or not _SHORT_LEADS.search(text, max(0, start - 12), start):
        return None
    return Reading(start, found.end(), Point(short_year(int(found["short"]))))
