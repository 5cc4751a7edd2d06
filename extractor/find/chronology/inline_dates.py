"""Dates that stand in an inline element of their own, and `time` elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.find.chronology.date_line import LAST, LED, LONGEST_DATE, OWN, WHOLE, Found, Reader
from extractor.page import BLOCK, Node, Passage
from extractor.values.dates import Date, leading_date

STRUCK = ("del", "s", "strike")
"""Elements whose words no longer hold."""


_DIGIT = re.compile(r"[0-9０-９]")


def has_digit(text: str) -> bool:
    """Whether a figure stands in a text."""
    return _DIGIT.search(text) is not None


def inline_elements(passage: Passage) -> Iterator[tuple[Node, str]]:
    """Inline elements of a passage and what they show."""
    for child in passage.elements():
        if child.tag not in BLOCK:
            yield child, " ".join("".join(text.value for text in child.texts()).split())


def inline_date(passage: Passage, text: str, reader: Reader) -> Found | None:
    """A date that stands in an element of its own, at either end of the block or in `time`."""
    done = 0
    for node, words in inline_elements(passage):
        if node.tag in STRUCK:
            continue
        start = text.find(words, done)
        done = max(done, start + len(words))
        if start < 0 or not words or len(words) > LONGEST_DATE:
            continue
        if not (has_digit(words) or (start == 0 and reader.begins_with_month(words))):
            continue
        end = start + len(words)
        at_end = len(text) - end < 4 and not text[end:].strip(" .)")
        if node.tag == "a" or not (start == 0 or at_end or node.tag == "time"):
            continue
        date = reader.whole(words)
        if date is None:
            continue
        date = from_attribute(node, date)
        date = date._replace(start=date.start + start, end=date.end + start)
        longer = reader.line(text)
        if longer is not None and longer.kind == WHOLE and start > 0:
            return longer
        if start == 0:
            if longer is not None and longer.date.end > end:
                return longer
            if longer is not None and longer.kind == LED:
                return Found(LED, date, longer.cut)
            return Found(WHOLE if at_end else LED, date, (0, len(text) if at_end else end))
        if at_end and _is_after_link(passage, node):
            return Found(WHOLE, date, (0, len(text)))
        return Found(LAST if at_end else OWN, date, (start, end))
    return None


def _is_after_link(passage: Passage, date: Node) -> bool:
    """Whether but a link ("Read more") stands before a date on its line, below other blocks."""
    before = passage.between(passage.place()[0], date.start)
    links = (node for node in passage.elements() if node.tag == "a" and node.start < date.start)
    words = "".join(text.value for link in links for text in link.texts())
    blocks = any(isinstance(child, Node) and child.tag in BLOCK for child in passage.node.children)
    return blocks and "".join(words.split()) == "".join(before.split())


def from_attribute(node: Node, date: Date) -> Date:
    """The date with what the `datetime` of a time element (HTML, 4.5.14) adds to its words."""
    stated = node.attribute("datetime") if node.tag == "time" else None
    if not stated or not date.date.startswith("--"):
        return date
    full = leading_date(stated.strip()[:10])
    if full is None or full.date[4:] != date.date[1:]:
        return date
    return date._replace(date=full.date, basis="year from the datetime attribute")
