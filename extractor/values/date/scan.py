"""Where in a text a date may begin: a scan that touches each character once and rejects most of it.

Three scans, each led by a set of characters so that `re` skips the rest of the text in C: runs of
digits (with the words on both sides looked up, so that the months of all languages are found by
their numbers), English words of time, and East Asian ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby

from extractor.values.date.words import month_names

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
    r"|à|al|a)\s(?:the\s)?)\s?[0-9]"
)
_YEAR_GOES_ON = re.compile(
    r"['’]?s\b|\s?[-–—/]\s?(?:[0-9]|Q|H[12])|[\s-]?(?:Q[1-4]|[1-4]Q|H[12])|-?W[0-5][0-9]"
)
_ERA = re.compile(r"\s?(?:B\.?C\.?E?|A\.?D\.?|C\.?E\.)\b", re.IGNORECASE)
_NTH = re.compile(
    r"(?:st|nd|rd|th)\b(?P<of>[\s-](?:quarter|qtr|half|of (?:the )?(?:next|last|this"
    r"|current|previous)|day of|(?i:mon|tues|wednes|thurs|fri|satur|sun)day))?"
)
_JOINS = frozenset(("of", "de", "del", "the", "di", "la", "do", "tháng", "năm"))
_YEAR_LEADS = frozenset(
    "in since until till by from during before after circa ca around early late mid year between"
    " through of back for fiscal en im jahr seit depuis desde dal nel от с spring summer autumn"
    " fall winter fy year's christmas easter to".split()
)

# English words of time. Every entry needs what must follow, so that few places pass; they are
# grouped by their first letter, so that `re` looks at one group at each space.
_COUNT = (
    r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|ninety)(?: couple)?(?: of)?"
)
_UNIT = r"(?:day|week|month|year|quarter|fortnight|decade|yr|qtr)"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"
_MONTH = r"(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]u[nl]|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)"
_PERIOD = (
    rf"(?=night|(?i:{_UNIT}|{_WEEKDAY}|{_MONTH})|{_COUNT} {_UNIT}|coming|past|[sS]pring|"
    rf"[sS]ummer|[aA]utumn|[fF]all)"
)
_MONTHS_FOLDED = "jan feb mar apr may ju[nl] aug sep oct nov dec"
_SPELLED = r"(?:first|second|third|f(?:our|if)|six|seven|eigh|nin|ten|eleven|twel|thir|twent)[a-z]*"
_OF_PERIOD = rf"(?=(?:the |this |last |next |year |)(?:[0-9]|(?i:month|year|week|{_MONTH})|next))"
_NTH_OF = (
    rf"(?=(?:of )?(?:the )?{_MONTH}|(?i:{_WEEKDAY})|day of|days of|weeks? of|weekend"
    rf"|quarter|qtr|half)"
)
_NEXT_TO_DATE = rf"[a-z]{{0,2}}[.,]? {{0,2}}(?:the )?(?=[0-9]|{_MONTH})"
_DETERMINERS = "this last next past previous coming upcoming following current"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth last"
    " twenty[-\\s][a-z]{3,7} thirty[-\\s]first"
)
_FULL_MONTHS = "january february april june july august september october november december"
# Each group of words and what must follow it.
_ENGLISH_WORDS = [
    (word.replace("_", " "), follows)
    for group, follows in (
        ("today tomorrow tonight yesterday day_after_tom day_before_yes", ""),
        ("this_(?:morning|afternoon|evening)", ""),
        (_DETERMINERS, f" {_PERIOD}"),
        (_ORDINALS, f" {_NTH_OF}"),
        ("monday tuesday wednesday thursday friday saturday sunday", ""),
        ("mon tue wed thu fri sat sun", _NEXT_TO_DATE),
        ("beginning start end middle close course rest half turn", f" of {_OF_PERIOD}"),
        ("early earlier mid late later", f"(?: in| part of)?[- ]{_OF_PERIOD}"),
        ("week", " (?=of |commencing |beginning |starting )"),
        ("in", f" (?={_COUNT} {_UNIT})"),
        ("spring summer autumn fall winter", "(?= (?:of )?[0-9])"),
        ("fiscal financial academic school", " (?=year [0-9]|[12][0-9]{3})"),
        ("q[1-4] h[12]", r"(?=[\s/'-])"),
        ("FY", " ?(?=[0-9'’])"),
        ("eo[my] EO[MY]", r"\b"),
        (_MONTHS_FOLDED, f"[a-z]{{0,6}} (?:the )?(?={_SPELLED})"),
        (_MONTHS_FOLDED, f"[a-z]{{0,6}} (?=(?:to|and|until|through|[-–]) {_MONTH})"),
        (_FULL_MONTHS, "(?![a-z])"),
        ("christmas xmas easter valentine hallow pentecost good_[fF]ri boxing_[dD]ay", ""),
        ("new_[yY]ear earth_[dD]ay world_(?:[hH]ealth|AIDS)_[dD]ay international_[wW]omen", ""),
    )
    for word in group.split()
]


def _by_first_letter(entries: Iterable[tuple[str, str]]) -> str:
    """A group for each first letter; in it, what follows several words in a row is written once,
    since the time that `re` takes for a pattern is that of its length."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for word, follows in entries:
        groups.setdefault(word[0].lower(), []).append((word[1:], follows))
    parts = []
    for letter in sorted(groups):
        runs = groupby(groups[letter], key=lambda entry: entry[1])
        ways = [f"(?:{'|'.join(word for word, _ in run)}){follows}" for follows, run in runs]
        parts.append(f"[{letter}{letter.upper()}](?:{'|'.join(ways)})")
    return f"(?:{'|'.join(parts)})"


_LED = r"[\s(\[{\"'“‘>*_/,;:.—–-]"
_ENGLISH_IN = re.compile(_LED + _by_first_letter(_ENGLISH_WORDS))
_FIRST = 400  # characters in which a date that a text begins with is seen to begin
_MONTHS_IN = re.compile(
    r"[JFMASOND](?<![A-Za-z].)(?:an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec)[a-z]{0,6}(?![a-z])"
)
_AGO = re.compile(r"\s(?:[Aa]go|from (?:now|today)|hence|back)\b")
_COUNT_WORD = re.compile(r"(?<![\w.,-])[A-Za-z0-9-]+")

_HAN = "〇零○一二两兩三四五六七八九十廿百"
_HAN_NUMBER = re.compile(
    rf"[0-9{_HAN}](?<![0-9{_HAN}.,][0-9{_HAN}])[0-9{_HAN}]{{0,3}}"
    r"(?=\s?(?:[年月日号號년월일天周週개주]|[个個か](?:月|星期|礼拜)|ヶ月|星期|世[纪紀]|"
    r"[至到~～〜–—-]\s?[0-9一二三四五六七八九十]))"
)
_HAN_WORDS = (
    "今[天日早晨晚年月週周后] 昨[天日晚夜早年] 明[天日早晚年後] [后後前][天年日]"
    " 大[后後前]天 去年 当月 [上下][上下]?一?[个個]?(?:[周週月年]|星期|礼拜|世)"
    " [这這]一?[个個]?(?:[周週月]|星期|礼拜) 本(?:[周週月年日]|星期|世) 先[週月]"
    " 来[週月年] 來年 一昨日 [周週][一二三四五六日] 星期[一二三四五六日天]"
    " 礼拜[一二三四五六日天] 圣诞 聖誕 平安夜 元旦 情人节 妇女节 三八妇 愚人节 劳动节 五一"
    " 青年节 儿童节 六一 建[党军]节 教师节 [国國][庆慶] 万圣节 植树节 오늘 어제 내일 모레"
    " 그제 작년 올해 지난 내년 이번 다음"
).split()
_HAN_WORDS += [
    f"{era}(?=前?\\s?[0-9一二三四五六七八九十百元])"
    for era in "公元 西元 民[国國] 令和 平成 昭和 大正 明治 西暦 紀元 기원".split()
]
_HAN_WORDS += [
    f"{lead}的?(?=[0-9一二两三四五六七八九十])"
    for lead in "[过過]去 最近 前 未[来來] 接下来 今后 后".split()
]


def _by_literal(entries: Iterable[str]) -> str:
    """One group for each first character, so that `re` makes a set of them and skips the rest."""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        firsts, _, rest = entry[1:].partition("]") if entry[0] == "[" else (entry[0], "", entry[1:])
        for first in firsts:
            groups.setdefault(first, []).append(rest)
    return "|".join(f"{first}(?:{'|'.join(groups[first])})" for first in sorted(groups))


_HAN_WORD = re.compile(_by_literal(_HAN_WORDS))
_IS_EAST_ASIAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def starts(text: str, language: str | None, relative: bool) -> Iterator[tuple[int, str]]:
    """Places where a date may begin, in order and once each: (offset, "west" or "east").

    `relative` says whether words that count from the date of the text are wanted."""
    sources = [_of_numbers(text, language, relative), _of_words(text), _of_months(text)]
    if relative:
        sources.append(_of_counts(text))
    if not text.isascii() and _IS_EAST_ASIAN.search(text):
        sources += [
            ((found.start(), "east") for found in _HAN_NUMBER.finditer(text)),
            ((found.start(), "east") for found in _HAN_WORD.finditer(text)),
        ]
    return (place for place, _ in groupby(merge(*sources)))


def _of_words(text: str) -> Iterator[tuple[int, str]]:
    if _ENGLISH_IN.match(f" {text[:_FIRST]}"):
        yield 0, "west"
    for found in _ENGLISH_IN.finditer(text):
        yield found.start() + 1, "west"


def _of_months(text: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), "west") for found in _MONTHS_IN.finditer(text))


def _of_counts(text: str) -> Iterator[tuple[int, str]]:
    """The words before `ago`, of which one begins the count."""
    for found in _AGO.finditer(text):
        end = found.start()
        begin = max(0, end - 34)
        places = [word.start() for word in _COUNT_WORD.finditer(text, begin, end)]
        for place in places[-5:-1]:
            yield place, "west"


def _of_numbers(text: str, language: str | None, relative: bool) -> Iterator[tuple[int, str]]:
    """Numbers with a month beside them, or in the shape of a date or of a year in its context."""
    months = month_names(language)
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
                yield start - 3, "west"
            if before.isascii():
                continue
            name = ""
        else:
            name, at = _word_before(text, start)
            if name in months:
                yield at, "west"
        if _may_begin(text, found[0].rstrip(_ENDS), start, name, months, relative):
            yield start, "west"


def _word_before(text: str, start: int) -> tuple[str, int]:
    """The word that stands before a number, folded, and where; `marzo` before `de 2020`."""
    prior = text[start - 24 if start > 24 else 0 : start]
    words = prior.rsplit(None, 2)
    if not words:
        return "", start
    word = words[-1]
    if len(words) > 1 and word in _JOINS:
        word = words[-2].rpartition(" ")[2]
    name = word.strip(".,-/(*_[’'")
    return name.casefold(), start - len(prior) + prior.rindex(word) + word.find(name)


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
        return known or bool(_TO_NUMBER.match(text, end)) or text.startswith(" tháng ", end)
    return False
