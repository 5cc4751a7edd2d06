"""Where in a text a date may begin: cheap scans that reject most of the text in C.

Numbers are found by their digits (with the words on both sides looked up, so that the months of all
languages are found by their numbers), names by their capitals, English words of time by the words
they stand with, East Asian dates by their numerals and first characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractor.values.date.english_words import by_first_letter, words_in
from extractor.values.date.feasts import feast_patterns
from extractor.values.date.grammar import is_alone
from extractor.values.date.words import month_names, words
from extractor.values.late import late

_RUN = late(r"[0-9][0-9.,:/+-]*")
_LONGEST_RUN = 24
_ENDS = ".,:/+-"
_NEXT = late(
    r"(?P<suffix>st|nd|rd|th|er|ro|-го|\.[ºª°]|[ºª°.])?(?P<gap>[\s,./-]{0,3})"
    r"(?:(?:of\s(?:the\s)?|de[ln]?\s|d['’]|di\s|[mжթ]\.\s|tháng\s|gada\s|ta['’]\s)?"
    r"(?P<word>[^\W\d_][^\s\d,;:!?()\"'’./–—-]{1,22}))?"
)
_TO_NUMBER = late(
    r"(?:st|nd|rd|th|\.)?\s?(?:[-–—~〜]{1,2}|&|/|(?:to|and|till?|until|through|thru|bis"
    r"|à|al|a|au|до|по|tot|t/m)\s(?:the\s)?)\s?(?:[A-Z][a-z]{2,8}\.?,?\s)?[0-9]"
)
_YEAR_GOES_ON = late(
    r"['’]?s\b|\s?[-–—/]\s?(?:[0-9]|Q|H[12])|[\s-]?(?:Q[1-4]|[1-4]Q|H[12])|-?W[0-5][0-9]"
    r"|\.\sgada\s|\sж\."
)
_ERA = late(r"\s?(?:B\.?C\.?E?|A\.?D\.?|C\.?E\.)\b", re.IGNORECASE)
_NTH = late(
    r"(?:st|nd|rd|th)\b(?P<of>[\s-](?:quarter|qtr|half|century|of (?:the )?(?:next|last|this"
    r"|current|previous|coming)|day of|(?i:mon|tues|wednes|thurs|fri|satur|sun)day))?"
)
_PART = late(r"[QH](?:[12][0-9]|\s|$)|[qhQH][1-4]\b|['’]?s\b")
_AROUND = " \n\t.,-/(*_[’'"
_JOINS = frozenset(("of", "de", "del", "the", "di", "la", "do", "tháng", "năm"))
_YEAR_LEADS = frozenset(
    "in since until till by from during before after circa ca around early late mid year between"
    " through of back for fiscal en im jahr seit depuis desde dal nel от с spring summer autumn"
    " fall winter fy year's year-end end christmas easter to on dated".split()
)
_WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_UNIT_GOES_ON = late(
    r"[\s-](?:day|week|fortnight|month|quarter|year|yr|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?"
    r"(?:,?\s(?:and\s)?[0-9a-z]{1,5}\s(?:day|week|month)s?)?\s(?:[aA]go|from|hence|back|before|after"
    r"|following|prior)\b"
)


@cache
def _names_in() -> re.Pattern[str]:
    """Capitals that begin a month, a weekday, a feast, `Q3`, `H1`, `FY` or `AD`."""
    months, days = "Jan Feb Mar Apr May Ju[nl] Aug Sep Oct Nov Dec", "Mon Tue Wed Thu Fri Sat Sun"
    entries = [
        *((month, "[a-z]{0,6}(?![a-z])") for month in months.split()),
        *((month.upper(), "[A-Z]{0,6}(?![A-Za-z])") for month in months.split()),
        *(
            (day, "(?:[a-z]{0,6}day|[a-z]{0,2}[.,]{0,2}\\s{0,2}(?=[0-9A-Z]))")
            for day in days.split()
        ),
        *((day.upper(), "(?:[A-Z]{0,6}DAY|[.,]{0,2}\\s{0,2}(?=[0-9A-Z]))") for day in days.split()),
        ("Q", "[1-4](?![0-9])"),
        ("H", "[12](?=[\\s/'’-])"),
        ("FY", "(?=\\s?[0-9'’])"),
        ("AD", "(?=\\s[0-9])"),
        *((name[0].upper() + f"(?i:{name[1:]})", "(?![a-z])") for name in feast_patterns()),
    ]
    return re.compile(by_first_letter(sorted(entries), "(?<![A-Za-z].)"))


_HAN = "〇零○一二三四五六七八九十两兩廿百千半"
_HAN_NUMBER = late(
    rf"[0-9{_HAN}](?<![0-9{_HAN}.,][0-9{_HAN}])[0-9{_HAN}]{{0,5}}"
    r"(?=\s?(?:[年月日号號년월일天周週개주]|[个個か](?:月|星期|礼拜)|ヶ月|星期|世[纪紀]|季|[财財学學]年|"
    r"[至到~～〜–—-]\s?[0-9一二三四五六七八九十]))"
)
_HAN_WORDS = (
    "今[天日早晨晚年月週周后] 昨[天日晚夜早年] 明[天日早晚年後] [后後前][天年日]"
    " 大[后後前][天年] 去年 当月 [上下][上下]?一?[个個]?(?:[周週月年季]|星期|礼拜|世)"
    " [这這]一?[个個]?(?:[周週月季]|星期|礼拜|[春夏秋][天季]) 本(?:[周週月年日季]|星期|世) 先[週月]"
    " 来[週月年] 來年 一昨日 [周週][一二三四五六日末] 星期[一二三四五六日天] [上下]半年"
    " 礼拜[一二三四五六日天] 第[一二三四1-4]个?季度 前[二两三]个?季度 年[底末初] 月[底末初]"
    " 오늘 어제 내일 모레 그제 작년 올해 지난 내년 이번 다음"
).split()
_HAN_WORDS += [
    f"{era}(?=前?\\s?[0-9一二三四五六七八九十百元])"
    for era in "公元 西元 民[国國] 令和 平成 昭和 大正 明治 西暦 紀元 기원".split()
]
_HAN_WORDS += [
    f"{lead}的?(?=[0-9一二两三四五六七八九十])"
    for lead in "[过過]去 最近 前 未[来來] 接下来 今后 后 近".split()
]


def _by_literal(entries: Iterable[str]) -> str:
    """One group for each first character, so that `re` makes a set of them and skips the rest."""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        firsts, _, rest = entry[1:].partition("]") if entry[0] == "[" else (entry[0], "", entry[1:])
        for first in firsts:
            groups.setdefault(first, []).append(rest)
    return "|".join(f"{first}(?:{'|'.join(groups[first])})" for first in sorted(groups))


@cache
def _han_word() -> re.Pattern[str]:
    return re.compile(_by_literal([*_HAN_WORDS, *sorted(words("feasts", "zh"))]))


_IS_LATIN = late("[A-Za-z]")
_IS_EAST_ASIAN = late("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def starts(text: str, language: str | None, relative: bool) -> Iterator[tuple[int, str]]:
    """Places where a date may begin, in order and once each: (offset, "west" or "east").

    `relative` says whether words that count from the date of the text are wanted."""
    west, leads = _of_numbers(text, language, relative)
    if _IS_LATIN.search(text):
        # No other letter has a small form of another length (Unicode, SpecialCasing.txt).
        low = text.replace("İ", "i").lower()
        names = [found.start() for found in _names_in().finditer(text)]
        west += names
        west += words_in(low, leads + names, relative)
    places = [(start, "west") for start in sorted(set(west))]
    if not text.isascii() and _IS_EAST_ASIAN.search(text):
        east = {found.start() for found in _HAN_NUMBER.finditer(text)}
        east.update(found.start() for found in _han_word().finditer(text))
        places = sorted([*places, *((start, "east") for start in east)])
    return iter(places)


def _of_numbers(text: str, language: str | None, relative: bool) -> tuple[list[int], list[int]]:
    """Numbers with a month beside them, or in the shape of a date or of a year in its context;
    and the years before which a word of time may stand."""
    months = month_names(language)
    found_at: list[int] = []
    leads: list[int] = []
    for found in _RUN.finditer(text):
        start, end = found.span()
        if end - start > _LONGEST_RUN:
            continue
        before = text[start - 1] if start else " "
        if before.isalnum() or before == "_":
            if (
                text[start - 3 : start].casefold() in months
                and not text[start - 4 : start - 3].isalpha()
            ):
                found_at.append(start - 3)
            elif before in "qh" and not text[start - 2 : start - 1].isalnum():
                found_at.append(start - 1)
            if before.isascii():
                continue
            name = ""
        else:
            name, at = _word_before(text, start)
            if name in months or name in _WEEKDAYS:
                found_at.append(at)
        number = found[0].rstrip(_ENDS)
        if before in "'’‘":
            found_at.append(start - 1)
            leads.append(start)
        elif len(number) >= 4 and name.isalpha():
            leads.append(start)
        if _may_begin(text, number, start, name, months, relative):
            found_at.append(start)
    return found_at, leads


def _word_before(text: str, start: int) -> tuple[str, int]:
    """The word that stands before a number, folded, and where; `marzo` before `de 2020`."""
    begin = start - 24 if start > 24 else 0
    prior = text[begin:start]
    word = prior[prior.rfind(" ", 0, -1) + 1 :]
    name = word.strip(_AROUND)
    if "\n" in name or name in _JOINS or not name:
        words = prior.rsplit(None, 2)
        if not words:
            return "", start
        word = words[-1]
        if len(words) > 1 and word in _JOINS:
            word = words[-2].rpartition(" ")[2]
        name = word.strip(_AROUND)
    return name.casefold(), begin + prior.rindex(name)


def _may_begin(
    text: str, number: str, start: int, before: str, months: frozenset[str], relative: bool
) -> bool:
    end, length = start + len(number), len(number)
    if not number.isdigit():
        return "," not in number and ":" not in number and (number.count(".") in (0, 2, 4))
    if length > 4:
        timed = text[end : end + 1] == "T" and text[end + 1 : end + 2].isdigit()
        return length == 8 and (timed or before in _YEAR_LEADS or is_alone(text, start, end))
    if before in _YEAR_LEADS and (length == 4 or _ERA.match(text, end)):
        return True
    if length == 3:
        return _UNIT_GOES_ON.match(text, end) is not None
    following = _NEXT.match(text, end)
    if following and following["word"] and following["word"].casefold() in months:
        return True
    if length == 4:
        return bool(_YEAR_GOES_ON.match(text, end) or _TO_NUMBER.match(text, end))
    nth = _NTH.match(text, end)
    the = relative and text[start - 4 : start].casefold() == "the "
    return (
        (nth is not None and (nth["of"] is not None or the))
        or _PART.match(text, end) is not None
        or _TO_NUMBER.match(text, end) is not None
        or _UNIT_GOES_ON.match(text, end) is not None
        or text.startswith(" tháng ", end)
    )
