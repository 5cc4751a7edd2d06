"""Where in a text a date may begin: cheap scans that reject most of the text in C.

Numbers are found by their digits (with the words on both sides looked up, so that the months of all
languages are found by their numbers), names by their capitals. The many other English words of
time stand near one of few (`day`, `week`, `year`, …): those are searched for one by one, as `re`
finds a literal at memory speed, and the rest is asked only in the windows around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from extractor.values.date.feasts import feast_patterns
from extractor.values.date.grammar import is_alone
from extractor.values.date.words import month_names, words

_RUN = re.compile(r"[0-9][0-9.,:/+-]*")
_LONGEST_RUN = 24
_ENDS = ".,:/+-"
_NEXT = re.compile(
    r"(?P<suffix>st|nd|rd|th|er|[ºª°.])?(?P<gap>[\s,./-]{0,3})"
    r"(?:(?:of\s(?:the\s)?|de[ln]?\s|di\s|m\.\s|tháng\s)?(?P<word>[^\W\d_]"
    r"[^\s\d,;:!?()\"'’./–—-]{2,22}))?"
)
_TO_NUMBER = re.compile(
    r"(?:st|nd|rd|th|\.)?\s?(?:[-–—~〜]{1,2}|&|/|(?:to|and|till?|until|through|thru|bis"
    r"|à|al|a)\s(?:the\s)?)\s?(?:[A-Z][a-z]{2,8}\.?,?\s)?[0-9]"
)
_YEAR_GOES_ON = re.compile(
    r"['’]?s\b|\s?[-–—/]\s?(?:[0-9]|Q|H[12])|[\s-]?(?:Q[1-4]|[1-4]Q|H[12])|-?W[0-5][0-9]"
)
_ERA = re.compile(r"\s?(?:B\.?C\.?E?|A\.?D\.?|C\.?E\.)\b", re.IGNORECASE)
_NTH = re.compile(
    r"(?:st|nd|rd|th)\b(?P<of>[\s-](?:quarter|qtr|half|century|of (?:the )?(?:next|last|this"
    r"|current|previous|coming)|day of|(?i:mon|tues|wednes|thurs|fri|satur|sun)day))?"
)
_PART = re.compile(r"[QH](?:[12][0-9]|\s|$)|[qhQH][1-4]\b|['’]?s\b")
_JOINS = frozenset(("of", "de", "del", "the", "di", "la", "do", "tháng", "năm"))
_YEAR_LEADS = frozenset(
    "in since until till by from during before after circa ca around early late mid year between"
    " through of back for fiscal en im jahr seit depuis desde dal nel от с spring summer autumn"
    " fall winter fy year's christmas easter to on dated".split()
)
_WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_UNIT_GOES_ON = re.compile(
    r"[\s-](?:day|week|fortnight|month|quarter|year|yr)s?\s(?:[aA]go|from|hence|back|before|after"
    r"|following|prior)\b"
)
# A word that begins a year's phrase (`the end of 2019`, `spring 2019`), before the year.
_LEADS_YEAR = frozenset(
    "of in the beginning start end middle close course rest half turn months quarters"
    " early earlier late later mid spring summer autumn fall winter fiscal year fy".split()
)

# English words of time, in lower case. Every entry needs what must follow, so that few places pass.
_COUNT = (
    r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|ninety)(?: couple)?(?: of)?"
)
_UNIT = r"(?:day|week|month|year|quarter|fortnight|decade|yr|qtr)"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"
_MONTH = r"(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)"
_PERIOD = (
    rf" (?=night|{_UNIT}|{_WEEKDAY}|{_MONTH}|{_COUNT} {_UNIT}|coming|past|spring|summer|autumn"
    r"|fall|century|half|morning|afternoon|evening)"
)
_MONTHS = "jan feb mar apr may ju[nl] aug sep oct nov dec"
_SPELLED = r"(?:first|second|third|f(?:our|if)|six|seven|eigh|nin|ten|eleven|twel|thir|twent)[a-z]*"
_OF_PERIOD = (
    rf"(?=(?:the |this |last |next |year |)(?:['’]?[0-9]|month|year|week|quarter|{_MONTH}|next"
    r"|[a-z]{3,6}ties|early|mid|late))"
)
_NTH_OF = (
    rf"[ -](?=(?:of )?(?:the )?{_MONTH}|{_WEEKDAY}|day of|(?:few )?days of|(?:few )?weeks? of"
    rf"|weekend|quarter|qtr|half|century|{_COUNT} (?:month|quarter|week|day))"
)
_FROM_DAY = (
    r"[ -](?=(?:day|week|fortnight|month|quarter|year|yr)s? (?:ago|back|hence|from|after|before"
    r"|following|prior))"
)
# Each group of words and what must follow it.
_ENGLISH_WORDS = [
    (word.replace("_", " "), follows)
    for group, follows in (
        ("today tomorrow tonight yesterday day_after_ day_before_ day_following_", ""),
        ("this last next past previous coming upcoming following current", _PERIOD),
        ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last"
         " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
         " thirtieth final twenty[-\\s][a-z]{3,7} thirty[-\\s]first", _NTH_OF),
        ("monday tuesday wednesday thursday friday saturday sunday", ""),
        ("beginning start end middle close course rest half turn", f" of {_OF_PERIOD}"),
        ("early earlier mid late later", f"(?: in| part of)?[- ]{_OF_PERIOD}"),
        ("week weekend", " (?=of |commencing |beginning |starting )"),
        ("in", f" (?={_COUNT} {_UNIT})"),
        ("a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
         " fifteen sixteen seventeen eighteen nineteen a_couple a_couple_of", _FROM_DAY),
        ("twenty thirty forty fifty sixty ninety", f"(?:[- ][a-z]{{3,5}})?{_FROM_DAY}"),
        ("spring summer autumn fall winter", "(?=,? (?:of |in )?['’]?[0-9])"),
        ("fiscal financial academic school", " (?=year [0-9]|[12][0-9]{3})"),
        ("eom eoy", r"\b"),
        (_MONTHS, f"[a-z]{{0,6}} (?:the )?(?={_SPELLED})"),
        (_MONTHS, f"[a-z]{{0,6}} (?=(?:to|and|until|through|[-–]) {_MONTH})"),
        ("january february april june july august september october november december",
         "(?![a-z])"),
        ("thirties forties fifties sixties seventies eighties nineties", ""),
        ("christmas xmas easter", ""),
    )
    for word in group.split()
]  # fmt: skip


def _by_first_letter(entries: Iterable[tuple[str, str]], boundary: str = "") -> str:
    """A group for each first letter; in it, what follows several words in a row is written once,
    since the time that `re` takes for a pattern is that of its length."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for word, follows in entries:
        groups.setdefault(word[0], []).append((word[1:], follows))
    parts = []
    for letter in sorted(groups):
        runs = groupby(groups[letter], key=lambda entry: entry[1])
        ways = [f"(?:{'|'.join(word for word, _ in run)}){follows}" for follows, run in runs]
        parts.append(f"{letter}{boundary}(?:{'|'.join(ways)})")
    return "|".join(parts)


_LED = r"[\s(\[{\"'“‘>*_/,;:.—–-]"
_ENGLISH_IN = re.compile(f"{_LED}(?:{_by_first_letter(_ENGLISH_WORDS)})")
# What English words of time stand near to, or are; each is searched for by itself.
_ANCHORS = tuple(
    (literal, re.compile(literal))
    for literal in (
        "day", "week", "month", "year", "yr", "quarter", "qtr", "decade", "centur",
        "night", "morrow", "morning", "afternoon", "evening", "ties", "eom", "eoy",
        "spring", "summer", "autumn", " fall", "winter", "mas", "easter", "thanksgiving",
        "halloween", "january", "february", "march", "april", " may", "june", "july", "august",
        "september", "october", "november", "december",
    )
)  # fmt: skip
_BEFORE_ANCHOR, _AFTER_ANCHOR = 36, 34


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
    return re.compile(_by_first_letter(sorted(entries), "(?<![A-Za-z].)"))


_HAN = "〇零○一二三四五六七八九十两兩廿百千半"
_HAN_NUMBER = re.compile(
    rf"[0-9{_HAN}](?<![0-9{_HAN}.,][0-9{_HAN}])[0-9{_HAN}]{{0,5}}"
    r"(?=\s?(?:[年月日号號년월일天周週개주]|[个個か](?:月|星期|礼拜)|ヶ月|星期|世[纪紀]|季|[财財学學]年|"
    r"[至到~～〜–—-]\s?[0-9一二三四五六七八九十]))"
)
_HAN_WORDS = (
    "今[天日早晨晚年月週周后] 昨[天日晚夜早年] 明[天日早晚年後] [后後前][天年日]"
    " 大[后後前]天 去年 当月 [上下][上下]?一?[个個]?(?:[周週月年季]|星期|礼拜|世)"
    " [这這]一?[个個]?(?:[周週月季]|星期|礼拜) 本(?:[周週月年日季]|星期|世) 先[週月]"
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


_IS_EAST_ASIAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def starts(text: str, language: str | None, relative: bool) -> Iterator[tuple[int, str]]:
    """Places where a date may begin, in order and once each: (offset, "west" or "east").

    `relative` says whether words that count from the date of the text are wanted."""
    # No other letter has a small form of another length (Unicode, SpecialCasing.txt).
    low = text.replace("İ", "i").lower()
    west, leads = _of_numbers(text, language, relative)
    names = [found.start() for found in _names_in().finditer(text)]
    west += names
    west += _of_words(low, leads + names)
    places = [(start, "west") for start in sorted(set(west))]
    if not text.isascii() and _IS_EAST_ASIAN.search(text):
        east = {found.start() for found in _HAN_NUMBER.finditer(text)}
        east.update(found.start() for found in _han_word().finditer(text))
        places = sorted([*places, *((start, "east") for start in east)])
    return iter(places)


def _of_words(low: str, leads: list[int]) -> list[int]:
    """Where English words of time begin, of those near to an anchor or a number in `leads`."""
    anchors = leads
    for literal, pattern in _ANCHORS:
        if literal in low:
            anchors += [found.start() for found in pattern.finditer(low)]
    anchors.sort()
    found_at: list[int] = []
    begin, end = -1, -1
    for anchor in [*anchors, len(low) + _BEFORE_ANCHOR + _AFTER_ANCHOR + 1]:
        if anchor - _BEFORE_ANCHOR <= end:
            end = anchor + _AFTER_ANCHOR
            continue
        if end > 0:
            if begin <= 0 and (first := _ENGLISH_IN.match(f" {low[:end]}")):
                found_at.append(first.start())
            found_at += [f.start() + 1 for f in _ENGLISH_IN.finditer(low, max(begin, 0), end)]
        begin, end = anchor - _BEFORE_ANCHOR, anchor + _AFTER_ANCHOR
    return found_at


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
        elif name in _LEADS_YEAR and len(number) >= 4:
            leads.append(start)
        if _may_begin(text, number, start, name, months, relative):
            found_at.append(start)
    return found_at, leads


def _word_before(text: str, start: int) -> tuple[str, int]:
    """The word that stands before a number, folded, and where; `marzo` before `de 2020`."""
    begin = start - 24 if start > 24 else 0
    words = text[begin:start].rsplit(None, 2)
    if not words:
        return "", start
    word = words[-1]
    if len(words) > 1 and word in _JOINS:
        word = words[-2].rpartition(" ")[2]
    name = word.strip(".,-/(*_[’'")
    return name.casefold(), text.rindex(word, begin, start) + word.find(name)


def _may_begin(
    text: str, number: str, start: int, before: str, months: frozenset[str], relative: bool
) -> bool:
    end = start + len(number)
    if not number.isdigit():
        return "," not in number and ":" not in number and (number.count(".") in (0, 2))
    following = _NEXT.match(text, end)
    if following and following["word"] and following["word"].casefold() in months:
        return True
    if len(number) == 4:
        return before in _YEAR_LEADS or bool(
            _YEAR_GOES_ON.match(text, end) or _TO_NUMBER.match(text, end)
        )
    if _ERA.match(text, end) and before in _YEAR_LEADS:
        return True
    if len(number) <= 2:
        nth = _NTH.match(text, end)
        the = relative and text[start - 4 : start].casefold() == "the "
        known = nth is not None and (nth["of"] is not None or the)
        known = known or _PART.match(text, end) is not None
        known = known or bool(_TO_NUMBER.match(text, end)) or text.startswith(" tháng ", end)
        return known or _UNIT_GOES_ON.match(text, end) is not None
    if len(number) == 8:
        return before in _YEAR_LEADS or is_alone(text, start, end)
    return len(number) == 3 and _UNIT_GOES_ON.match(text, end) is not None
