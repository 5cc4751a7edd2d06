"""Lines that carry the date of an entry: where the date stands in the line and what sets it apart.

A line is a run of text without a break. It carries a date where it is wholly one, begins with one
or ends with one; how the date is set apart (a colon, brackets, an element of its own) is kept, for
a date alone makes no entry of a chronology: the entries around it must look alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extractor.lexicon import load
from extractor.page import BLOCK, Node, Page, Passage
from extractor.values.dates import Date, leading_date

WHOLE, LED, WEAK, LAST, OWN = "whole", "led", "weak", "last", "own"
"""The line is a date; begins with one set apart; begins with one; ends with one; holds an element
that is one."""


class Mark(NamedTuple):
    """A dated line of a passage, `at` its place among the page's; spans are offsets in its text.

    `cut` is the date with its separators, time of day and brackets: what is left of the line is
    text of the entry. `sure` is False for bare numbers that only their company makes years.
    """

    at: int
    passage: Passage
    line: tuple[int, int]
    cut: tuple[int, int]
    date: Date
    kind: str
    sure: bool = True


class _Found(NamedTuple):
    kind: str
    date: Date
    cut: tuple[int, int]
    sure: bool = True


_BEFORE = re.compile(r"[\s\-–—•·●▪■◆*>→»|~\[(（【「]*")
_MAY_BEGIN = re.compile(r"(?:[^\s0-9０-９]{1,15}\s{1,2}){0,4}[^\s0-9０-９]{0,15}[0-9０-９]")
_TIME = re.compile(
    r"(?:,?\s*(?:at\s|um\s|à\s)?(?:[0-2]?[0-9][:.h][0-5][0-9](?:\s?(?:[ap]\.?m\b\.?|h\b|Uhr\b))?"
    r"|1?[0-9]\s?[ap]\.?m\b\.?|noon\b|midnight\b)(?:\s(?:UTC|GMT|[A-Z]{2,3}T)\b)?)?"
    r"(?:\s?\([A-Z]?[^\W\d_]{2,12}\.?\))?\+?"
)
_APART = re.compile(
    r"\s*[*_~]{0,2}\s*[)\]）】」]?(?:\s*[:：|•·»→]+\s*|\s*[-–—―]{1,3}>?\s+|\s+[-–—―=]{1,3}>?\s*"
    r"|(?<=[)\]）】」])\s*|(?<=[年月日號号일월년])\s*[,，]?\s*)"
)
_SPACE = re.compile(r"[*_~]{0,2}[.,]?\s+")
_END = re.compile(r"[\s:：.,;|*_~\-–—)\]）】」]*$")
_BREAKS = re.compile(r"\s[-–—―|•·]+\s*|[-–—―]\s+|\s/\s|\s*[(\[（]\s?|[:：]\s*|,\s+")
_SHORT_YEARS = re.compile(r"([0-9]{1,4})(?:\s?[-–—]\s?([0-9]{1,4}))?")
_STRUCK = ("del", "s", "strike")
_SET_APART = 60  # characters in which a date at the end of a line is looked for
_INLINE_DATE = 45
_LEAST_LINES = 3  # lines of the source that begin with dates before they count as lines
_ITEMS = ("li", "dd", "dt", "td", "th")
_LATEST = "2150"  # four digits beyond are numbers of other things


@cache
def _about() -> re.Pattern[str]:
    words = [word for part in load("timeline.toml")["about"].values() for word in part]
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, words))})\s*)?", re.I)


@cache
def _until_now() -> re.Pattern[str]:
    words = [word for part in load("timeline.toml")["until_now"].values() for word in part]
    now = "|".join(map(re.escape, words))
    return re.compile(rf"\s?(?:[-–—~至]|to|bis|à|a)?\s?(?:{now})\b", re.I)


@cache
def _year_word() -> re.Pattern[str]:
    words = [word for part in load("timeline.toml")["year"].values() for word in part]
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, words))})(?!\w)")


class Reader(NamedTuple):
    """How dates of a page are to be read: its language and order of day and month."""

    language: str | None = None
    day_first: bool | None = None

    def line(self, text: str, is_heading: bool = False) -> _Found | None:
        """The date that a line carries at its beginning, else at its end."""
        first = self._at_start(text)
        if first is None:
            return self._at_end(text)
        is_bare_year = first.kind == WEAK and first.date.precision == "year"
        return self._at_end(text) if is_heading and is_bare_year else first

    def whole(self, text: str) -> Date | None:
        """The date that a short text is, time of day and words such as "about" aside."""
        found = self._at_start(text) if len(text) <= _INLINE_DATE else None
        return found.date if found is not None and found.kind == WHOLE else None

    def _at_start(self, text: str) -> _Found | None:
        before = _BEFORE.match(text)
        start = before.end() if before else 0
        about = _about().match(text, start)
        start = about.end() if about else start
        if not _MAY_BEGIN.match(text, start):
            return None
        date = leading_date(text[start : start + 120], None, self.language, self.day_first)
        date = date or _bare_year(text[start : start + 120])
        if date is None or not _is_modern(date):
            return None
        date = date._replace(start=date.start + start, end=date.end + start)
        if _is_number(date, text):
            return None
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
            return _Found(WHOLE, date, (0, len(text)))
        if apart := _APART.match(text, end):
            return _Found(LED, date, (0, apart.end()), len(date.date) != 4 or date.date >= "1000")
        space = _SPACE.match(text, end)
        if space and not _NUMERIC_DAY.fullmatch(date.text):
            return _Found(WEAK, date, (0, space.end()))
        return None

    def _at_end(self, text: str) -> _Found | None:
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
                return _Found(LAST, date, (gap.start(), len(text)))
            short = _SHORT_YEARS.fullmatch(rest.strip(" )."))
            if short and "," not in gap[0]:
                return _short_years(short, text, gap)
        return None


_BARE_YEAR = re.compile(r"[12][0-9]{3}(?=\s[^\W\d_]{2})")


def _bare_year(text: str) -> Date | None:
    """A year before words, which only the lines around it make one (`1962 it moves`)."""
    year = _BARE_YEAR.match(text)
    return year and Date(year[0], None, "year", "stated", 0, 4, year[0])


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


def _short_years(short: re.Match[str], text: str, gap: re.Match[str]) -> _Found | None:
    first, last = int(short[1]), int(short[2]) if short[2] else None
    if last is None or not 0 < first < last:
        return None
    start = text.index(short[0], gap.end())
    end = start + len(short[0])
    date = Date(f"{first:04}", f"{last:04}", "year", "stated", start, end, short[0])
    return _Found(LAST, date, (gap.start(), len(text)), sure=False)


def _is_modern(date: Date) -> bool:
    """Whether a record can hold it: no year before our era, no number too large for one."""
    if date.date.startswith("-"):
        return date.date.startswith("--")
    return date.date[:4] <= _LATEST


def reader_of(page: Page) -> Reader:
    """The reader for a page: what its site says, else what its own dates leave no doubt of."""
    order = page.site.day_first
    return Reader(page.facts.language, _order_of_days(page) if order is None else order)


def marks(page: Page, reader: Reader) -> Iterator[Mark]:
    """The dated lines of a page, in order; at most one date a line."""
    for index, passage in enumerate(page.passages):
        if _has_digit(passage.text) and not _is_aside(passage.node) and not _is_cell(passage):
            yield from _of_passage(index, passage, reader)


def _of_passage(index: int, passage: Passage, reader: Reader) -> Iterator[Mark]:
    text = _without_struck(passage)
    inline = "\n" not in text and _inline_date(passage, text, reader)
    if inline:
        yield Mark(index, passage, (0, len(text)), inline.cut, inline.date, inline.kind)
        return
    marks = _of_lines(index, passage, reader, text, _lines(text))
    if len(marks) == 1 and marks[0].kind == LED and "\n" not in text:
        in_source = _of_lines(index, passage, reader, text, passage.lines())
        if len([mark for mark in in_source if mark.kind == LED]) >= _LEAST_LINES:
            marks = in_source
    yield from marks


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _of_lines(
    index: int, passage: Passage, reader: Reader, text: str, lines: Iterable[tuple[int, int]]
) -> list[Mark]:
    marks = []
    apart: set[str] | None = None
    for start, end in lines:
        line = text[start:end]
        if not (_has_digit(line[:60]) or _has_digit(line[-60:])):
            continue
        found = reader.line(line, passage.is_heading)
        if found is None:
            continue
        date, kind = found.date, found.kind
        if kind == WEAK:
            if apart is None:
                apart = {words.rstrip(" .,:") for _, words in _inline_elements(passage)}
            kind = LED if line[: date.end] in apart else WEAK
        if kind == WEAK and passage.tag not in _ITEMS and date.start > _first_letter(line):
            continue  # "In 1950 we ..." is prose
        date = date._replace(start=date.start + start, end=date.end + start)
        cut = (found.cut[0] + start, found.cut[1] + start)
        marks.append(Mark(index, passage, (start, end), cut, date, kind, found.sure))
    return marks


def _first_letter(line: str) -> int:
    return next((index for index, letter in enumerate(line) if letter.isalnum()), len(line))


_DIGIT = re.compile(r"[0-9０-９]")


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _inline_elements(passage: Passage) -> Iterator[tuple[Node, str]]:
    """Inline elements of a passage and what they show."""
    for child in passage.elements():
        if child.tag not in BLOCK:
            yield child, " ".join("".join(text.value for text in child.texts()).split())


def _inline_date(passage: Passage, text: str, reader: Reader) -> _Found | None:
    """A date that stands in an element of its own, at either end of the block or in `time`."""
    done = 0
    for node, words in _inline_elements(passage):
        if node.tag in _STRUCK:
            continue
        start = text.find(words, done)
        done = max(done, start + len(words))
        if start < 0 or not words or len(words) > _INLINE_DATE or not _has_digit(words):
            continue
        end = start + len(words)
        at_end = len(text) - end < 4 and not text[end:].strip(" .)")
        if node.tag == "a" or not (start == 0 or at_end or node.tag == "time"):
            continue
        date = reader.whole(words)
        if date is None:
            continue
        date = _from_attribute(node, date)
        date = date._replace(start=date.start + start, end=date.end + start)
        if start == 0:
            longer = reader.line(text)
            if longer is not None and longer.date.end > end:
                return longer
            if longer is not None and longer.kind == LED:
                return _Found(LED, date, longer.cut)
            return _Found(WHOLE if at_end else LED, date, (0, len(text) if at_end else end))
        return _Found(LAST if at_end else OWN, date, (start, end))
    return None


def _from_attribute(node: Node, date: Date) -> Date:
    """The date with what the `datetime` of a time element (HTML, 4.5.14) adds to its words."""
    stated = node.attribute("datetime") if node.tag == "time" else None
    if not stated or not date.date.startswith("--"):
        return date
    full = leading_date(stated.strip()[:10])
    if full is None or full.date[4:] != date.date[1:]:
        return date
    return date._replace(date=full.date, basis="year from the datetime attribute")


def _without_struck(passage: Passage) -> str:
    """The text with words that are struck out blanked, as long as it was."""
    text = passage.text
    shown: list[str] = []
    at = 0
    for node in passage.elements():
        if node.tag in _STRUCK:
            words = " ".join("".join(part.value for part in node.texts()).split())
            start = text.find(words, at) if words else -1
            if start >= 0:
                shown += [text[at:start], " " * len(words)]
                at = start + len(words)
    return "".join([*shown, text[at:]])


def _is_aside(node: Node) -> bool:
    """Whether it is furniture of the site or preformatted text, which hold no chronology."""
    above: Node | None = node
    while above is not None:
        if above.tag in ("nav", "footer", "pre", "form", "aside"):
            return True
        above = above.parent
    return False


def _is_cell(passage: Passage) -> bool:
    """Whether it is one line in a row of several cells, which tables of dates are made of."""
    node = passage.node
    if node.tag not in ("td", "th") or node.parent is None or "\n" in passage.text:
        return False
    return sum(isinstance(c, Node) and c.tag in ("td", "th") for c in node.parent.children) > 2


_NUMERIC = re.compile(
    r"(?<![0-9./-])([0-9]{1,2})([./-])([0-9]{1,2})\2(?:[12][0-9]{3}|[0-9]{2})(?![0-9])"
)


def _order_of_days(page: Page) -> bool | None:
    """Whether 7/2/2020 has the day first, where other dates of the page leave no doubt."""
    orders = set()
    for found in _NUMERIC.finditer(page.body, page.body_start):
        if (int(found[1]) > 12) != (int(found[3]) > 12):
            orders.add(int(found[1]) > 12)
    return orders.pop() if len(orders) == 1 else None
