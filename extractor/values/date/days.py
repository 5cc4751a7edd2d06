"""Days and months by name, in all languages of CLDR: `13th March 2020`, `mars 2020`, `March`."""

from __future__ import annotations

import re

from extractor.values.date.grammar import (
    DAY,
    MONTH_AND_YEAR,
    OF,
    SPELLED_DAY,
    WORD,
    YEAR_AFTER,
    Clues,
    Reading,
    blank_until,
    is_alone,
    month_here,
    real,
    year_of,
)
from extractor.values.date.partial import Point
from extractor.values.date.words import number, ordinal
from extractor.values.late import late

_SUFFIX = r"(?:st|nd|rd|th|er|re|ère|ro|-го|\.?[ºª°]|\.(?!\d))?"
_DAY_MONTH = late(
    rf"(?P<day>{DAY}|(?i:{SPELLED_DAY})\b){_SUFFIX}\s{{0,2}}[-/.]?\s{{0,2}}{OF}"
    rf"(?P<month>{WORD}|(?:(?<=tháng\s)|(?<=thg\s))[0-9]{{1,2}})\.?"
    rf"(?:{YEAR_AFTER})?"
)
# Months in Roman numerals, as Poles and Hungarians write them: `3 V 1921`, `12.III.2005`.
_ROMAN_MONTH = late(
    rf"(?P<day>{DAY})[\s./-]{{1,2}}(?P<month>IV|IX|VI{{0,3}}|XI{{0,2}}|I{{1,3}})[\s./-]{{1,2}}"
    r"(?P<year>[12][0-9]{3})(?![0-9A-Za-z])"
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MONTH_DAY = late(
    rf"(?P<month>{WORD})(?:\.?,?\s{{0,2}}|\s?[-/])(?:the\s)?(?P<day>{DAY}|(?i:{SPELLED_DAY})\b)"
    rf"(?P<suffix>st|nd|rd|th|\.(?![0-9]))?(?!\s?[:%€$£][0-9]|[A-Za-z]|\.[0-9]|,"
    rf"[0-9]{{3}})(?:{YEAR_AFTER})?"
)
# As `ctime` of ISO C and the mail of old write it: `Sep 25 10:36:28 GMT 2003`.
_CTIME = late(
    rf"(?P<month>[A-Z][a-z]{{2}})\s{{1,2}}(?P<day>{DAY})\s[0-2][0-9]:[0-5][0-9](?::[0-6][0-9])?"
    r"(?:\s(?:[A-Z]{2,4}|[+-][0-9]{4}))?\s(?P<year>[12][0-9]{3})(?![0-9])"
)
_MONTH_YEAR = late(rf"(?P<month>{WORD}){MONTH_AND_YEAR}")
_YEAR_MONTH = late(
    rf"(?P<year>[12][0-9]{{3}})(?:\.\s?|,\s|\s|-|/|\s?m\.\s|\sթ\.\s)(?P<month>{WORD})(?:\.(?![0-9]))?"
    rf"(?:[-./\s]\s?(?P<day>{DAY})(?:st|nd|rd|th|\.|\s?d\.)?(?![0-9A-Za-z%]|,[0-9]))?"
)
# Latvian: `2020. gada 13. marts`; Kazakh: `2020 ж. 13 наурыз`.
_YEAR_DAY_MONTH = late(
    rf"(?P<year>[12][0-9]{{3}})(?:\.\sgada|\sж\.)\s(?P<day>{DAY})\.?\s(?P<month>{WORD})"
)
_MONTH_ALONE = late(WORD)
_NOUN_LEADS = late(r"\b(?:in|of|since|by|until|from|early|late|mid|last)[\s-]$")
_MONTH_LEADS = late(
    r"(?<!\w)(?:in|In|since|Since|during|During|until|Until|by|By|from|From|between"
    r"|Between|of|and|to|for"
    r"|late|early|mid|this|last|next|through|before|after|Before|After|month of|around"
    r"|en|im|em|w|v|в|dal|nel|a)\s$"
)
# A number before a month that was not read as its day: `31 April 2020` is no date.
_DAY_BEFORE = late(r"(?<![0-9])[0-9]{2}(?:st|nd|rd|th|\.)?[\s/-]{1,2}(?:of\s)?$")
# After a month at the beginning: `May we`, `March of Dimes` go on as a sentence.
_GOES_ON = late(r"\s(?!(?:to|until|till|through|and|(?:of\s)?(?:this|last|next)|in|saw|at)\b)[a-z]")
_THIS_YEAR = late(r",?\s(?:of\s)?(?:this|last|next)\syear\b")
_VERB_GOES_ON = late(r"\s(?!(?:to|and|until|we|they|he|she|it|at|in)\b)[a-z]")
_DAY_LEADS = late(r"\b(?:on|by|since|until|from|the)\s$", re.I)
_SENTENCE_BEGINS = late(r"\s+[A-Z]|\s*\Z")
_NO_ABBREVIATIONS = ("may", "june", "july", "juli", "juni", "mars")


def read_day_month(text: str, start: int, clues: Clues) -> Reading | None:
    """`13th March 2020`, `the 7th of February`, `31-Oct-74`, `fifteenth of March`, `3 V 1921`."""
    found = _DAY_MONTH.match(text, start)
    if not found or found["month"] in _ROMAN:
        return _read_roman(text, start)
    month = month_here(found["month"], clues)
    day = month and (number(found["day"]) or ordinal(found["day"]))
    if not month or not day or _is_verb(found, text):
        return None
    return _day_reading(found, month, day, text)


def _read_roman(text: str, start: int) -> Reading | None:
    found = _ROMAN_MONTH.match(text, start)
    if not found:
        return None
    return _day_reading(found, _ROMAN.index(found["month"]) + 1, int(found["day"]), text)


def _is_verb(found: re.Match[str], text: str) -> bool:
    """`rule 5 may apply` has no date; `on 5 may we left` has."""
    if found["month"] not in ("may", "march") or year_of(found) is not None:
        return False
    if not _VERB_GOES_ON.match(text, found.end()):
        return False
    return not _DAY_LEADS.search(text, max(0, found.start() - 8), found.start())


def read_month_day(text: str, start: int, clues: Clues) -> Reading | None:
    """`March 13, 2020`, `March the first`, `Sep 25 10:36:28 2003`."""
    found = _MONTH_DAY.match(text, start)
    if not found:
        return None
    month = month_here(found["month"], clues)
    day = month and (number(found["day"]) or ordinal(found["day"]))
    if not month or not day or not _is_month_here(found, text, clues):
        return None
    timed = _CTIME.match(text, start) if year_of(found) is None else None
    if timed:
        return real(start, timed.end(), Point(int(timed["year"]), month, day))
    return _day_reading(found, month, day, text)


def read_year_month(text: str, start: int, clues: Clues) -> Reading | None:
    """`2020 March 13`, `2020-Mar-13`, `2020. március`, `2020. gada 13. marts`."""
    found = _YEAR_DAY_MONTH.match(text, start) or _YEAR_MONTH.match(text, start)
    month = month_here(found["month"], clues) if found else None
    if not found or not month:
        return None
    day = int(found["day"]) if found["day"] else None
    return real(start, found.end(), Point(year_of(found), month, day))


def _day_reading(found: re.Match[str], month: int, day: int, text: str) -> Reading | None:
    year, end = year_of(found), found.end()
    if year is None and text[end - 1] == "." and not is_short(found["month"], text, end):
        end -= 1
    return real(found.start(), end, Point(year, month, day))


def is_short(month: str, text: str, end: int) -> bool:
    """Whether the dot before `end` belongs to an abbreviated month, and not to the sentence."""
    short = len(month) <= 4 and month.casefold() not in _NO_ABBREVIATIONS
    return short and text[end - 2 : end - 1].isalpha() and not _SENTENCE_BEGINS.match(text, end)


def _is_month_here(found: re.Match[str], text: str, clues: Clues) -> bool:
    """`may 5 of them` and `march 5 miles` are verbs, `In March 15 people` has no day."""
    if year_of(found) is not None or found["suffix"] or clues.sure:
        return True
    tail = text[found.end() : found.end() + 3].strip()
    before = text[max(0, found.start() - 8) : found.start()].casefold().split()
    if before[-1:] and before[-1] in ("in", "during") and tail[:1].islower():
        return False
    word = found["month"]
    if word in ("may", "march", "mar"):
        return not tail[:1].isalnum() or before[-1:] == ["on"]
    return True


def read_month_year(text: str, start: int, clues: Clues) -> Reading | None:
    """`March 2020`, `mars 2020`, `Mar '20`, `febrero de 2020`."""
    found = _MONTH_YEAR.match(text, start)
    if not found or _DAY_BEFORE.search(text, max(0, start - 9), start):
        return None
    month = month_here(found["month"], clues)
    if month and _is_noun(found["month"], text, start, clues):
        return real(start, found.end(), Point(year_of(found), month))
    return None


def _is_noun(word: str, text: str, start: int, clues: Clues) -> bool:
    """`it may 2020 be` is a verb; `may 2020` alone and after a preposition is a month."""
    if clues.sure or word not in ("may", "march", "mar"):
        return True
    if blank_until(text, 0) == start:
        return True
    return _NOUN_LEADS.search(text, max(0, start - 9), start) is not None


def read_first_month(text: str, start: int, clues: Clues) -> Reading | None:
    """A month without year that a range may begin with."""
    found = _MONTH_ALONE.match(text, start)
    month = month_here(found[0], clues) if found else None
    if not found or not month:
        return None
    end = found.end()
    if text[end : end + 1] == "." and is_short(found[0], text, end + 1):
        end += 1
    return Reading(start, end, Point(None, month))


def read_bare_month(text: str, start: int, clues: Clues) -> Reading | None:
    """A month alone, where the text is a date or the words around it say that it is one."""
    first = read_first_month(text, start, clues)
    if first is None:
        return None
    if clues.sure:
        return first if not _GOES_ON.match(text, first.end) else None
    word = text[start : first.end]
    if len(word) < 3 or (word[0].islower() and word in ("may", "march", "mar", "jan", "sun")):
        return None
    alone = word[0].isupper() and is_alone(text, start, first.end)
    if alone or _THIS_YEAR.match(text, first.end):
        return first
    return first if _MONTH_LEADS.search(text, max(0, start - 12), start) else None
