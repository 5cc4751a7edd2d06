"""Where English words of time stand in a text: `last week`, `the first half of 2019`.

They are many, and stand near one of few (`day`, `week`, `year`, …). Those are searched for one by
one, as `re` finds a literal at memory speed, and the many only in the windows around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from extractor.values.date.words import words
from extractor.values.late import Late
from extractor.values.tries import any_of

# English words of time, in lower case. Every entry needs what must follow, so that few places pass.
_COUNT = (
    r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?: couple)?(?: of)?"
)
_UNIT = r"(?:day|week|month|year|quarter|fortnight|decade|yr|qtr)"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"
_MONTH = r"(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)"
_PERIOD = (
    rf" (?=night|{_UNIT}|{_WEEKDAY}|{_MONTH}|{_COUNT} {_UNIT}|coming|past|spring|summer|autumn"
    r"|fall|century|half|morning|afternoon|evening)"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
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
    r"[ -](?=(?:day|week|fortnight|month|quarter|year|yr|(?:mon|tues|wednes|thurs|fri|satur|sun)"
    r"day)s?"
    r"(?:,? (?:and )?[0-9a-z]{1,5} (?:day|week|month)s?)? (?:ago|back|hence|from|after|before"
    r"|following|prior))"
)
# Groups of words, what follows each at first sight (so that few pass), and what must follow it.
_FOLLOWED: tuple[tuple[str, str, str], ...] = (
    ("day_after day_before day_following", " ", ""),
    ("today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday"
     " thirties forties fifties sixties seventies eighties nineties christmas xmas easter", "", ""),
    ("this last next past previous coming upcoming following current", " ", _PERIOD),
    ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last"
     " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
     " thirtieth final", "[ -]", _NTH_OF),
    ("twenty thirty", r"[-\s]", f"[-\\s][a-z]{{3,7}}{_NTH_OF}"),
    ("beginning start end middle close course rest half latter_half turn", " of",
     f" of {_OF_PERIOD}"),
    ("early earlier mid late later", "[ -]", f"(?: in| part of)?[- ]{_OF_PERIOD}"),
    ("week weekend month year quarter decade", " [acobs]",
     " (?:of |commencing |beginning |starting |after next|before last)"),
    ("in", " (?:[0-9]|an? [dfmqwy]|e[il]|f[io]|nin|one|s[ei]|t(?:e|w|h[ri]))",
     f" {_COUNT} {_UNIT}"),
    ("a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
     " fifteen sixteen seventeen eighteen nineteen a_couple a_couple_of", "[ -][dfmqstwy]",
     _FROM_DAY),
    ("twenty thirty forty fifty sixty seventy eighty ninety", "[ -]",
     f"(?:[- ][a-z]{{3,5}})?{_FROM_DAY}"),
    ("half", " a ", " a year (?:ago|from now)"),
    ("fifteen sixteen seventeen eighteen nineteen twenty", "[ -][efnst]",
     "[ -](?:ten|eleven|twel|thir|four|fif|six|seven|eigh|nine|twen|for)"),
    ("two", " th", " thousand (?:and )?[a-z]"),
    ("spring summer autumn fall winter", ",? ", ",? (?:of |in )?(?:['’]?[0-9]|this |last |next )"),
    ("fiscal financial academic school", " [y12]", " (?:year [0-9]|[12][0-9]{3})"),
    ("eom eoy", r"\b", ""),
    (_MONTHS, "[a-z]{0,6} [-–aefnstu]",
     f"[a-z]{{0,6}} (?:(?:the )?{_SPELLED}|(?:to|and|until|through|[-–]) {_MONTH})"),
    (" ".join(name.replace(" ", "_") for name in words("feasts", "en")), ",? (?:of |in )?[12]", ""),
    ("january february april june july august september october november december",
     "(?![a-z])", ""),
)  # fmt: skip
_LED = r"[\s(\[{\"'“‘>*_/,;:.—–-]"


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[Late, ...]]]:
    """A pattern for the words of all groups, and what must follow each, one of several."""
    follows: dict[str, tuple[Late, ...]] = {}
    marks = {chr(0xE000 + at): sight for at, (_, sight, _) in enumerate(_FOLLOWED)}
    marked: list[str] = []  # each word with a mark of its group behind it
    for mark, (group, _, after) in zip(marks, _FOLLOWED, strict=True):
        pattern = Late(after)
        for word in group.split():
            word = word.replace("_", " ")
            follows[word] = (*follows.get(word, ()), pattern)
            marked.append(word + mark)
    source = any_of(marked)
    for mark, sight in marks.items():
        source = source.replace(mark, f"(?={sight})" if sight else "")
    return re.compile(f"{_LED}({source})"), follows


def by_first_letter(entries: Iterable[tuple[str, str]], boundary: str = "") -> str:
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


# What English words of time stand near to, or are, in whole or in part; each is searched for by
# itself. Those of _RELATIVE count only where there is a date to count from.
def _anchors(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, patterns))


_STATED = _anchors(
    "centur", "ties", "teen ", "thousand", "easter", "thanksgiving", "halloween", "uary", "april",
    "ju[nl]", "august", "tober", r"m(?:as|arch|ay\b|ber)",
)  # fmt: skip
_RELATIVE = _STATED + _anchors(
    "day", "week", "month", "year", "yr", "q(?:uarte|t)r", "decade", "ni(?:ght|ng)", "morrow",
    "noon", "eo[my]", "spring", "summer", "autumn", " fall",
)  # fmt: skip
_BEFORE_ANCHOR, _AFTER_ANCHOR = 32, 24


def words_in(low: str, leads: list[int], relative: bool) -> list[int]:
    """Where English words of time begin in a text in lower case, each with what must follow it.

    `leads` are places near which they may stand (a year, a month); `relative` says whether words
    that count from the date of the text are wanted."""
    anchors = leads
    for pattern in _RELATIVE if relative else _STATED:
        if pattern.search(low):
            anchors += [found.start() for found in pattern.finditer(low)]
    anchors.sort()
    pattern, follows = _words()
    found_at: list[int] = []
    begin, end = -1, -1
    for anchor in [*anchors, len(low) + _BEFORE_ANCHOR + _AFTER_ANCHOR + 1]:
        if anchor - _BEFORE_ANCHOR <= end:
            end = anchor + _AFTER_ANCHOR
            continue
        if end > 0:
            if begin <= 0 and (first := pattern.match(f" {low[:_BEFORE_ANCHOR]}")):
                found_at += [0] * _goes_on(low, first.end() - 1, follows[first[1]])
            found_at += [
                word.start(1)
                for word in pattern.finditer(low, max(begin, 0), end)
                if _goes_on(low, word.end(), follows[word[1]])
            ]
        begin, end = anchor - _BEFORE_ANCHOR, anchor + _AFTER_ANCHOR
    return found_at


def _goes_on(low: str, end: int, ways: tuple[Late, ...]) -> bool:
    """Whether one of the `ways` in which a word of time goes on follows it."""
    return any(way.match(low, end) is not None for way in ways)
