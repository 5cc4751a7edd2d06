"""Every quote of the datasets, read again from its source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from html.entities import html5
from pathlib import Path
from typing import Any

from extractor.page import Page, read_source
from extractor.sources.folder import find_sources, read_origin, read_site
from extractor.sources.source import Source
from extractor.trace.written import located_records

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")  # within a word: "Trust<sup>a</sup>"
_CLOSED = re.compile(r"(?<!\\)&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});")  # Markdown's


def verify(
    out: Path, inputs: Sequence[str | Path], *, drafts: bool = False, layouts: bool = False
) -> tuple[int, list[str]]:
    """Re-reads every record's quote from the source at its offsets.

    `drafts` and `layouts` are what they were when the datasets were made.

    Returns how many records agree, and a line for each one that does not. A quote agrees when the
    page, read anew, shows exactly these words at these offsets on that line, and when the words
    stand in this order in the bare characters of the source.

    Where templates made the page, it is rendered anew; somewhere it must show the whole quote as
    one, the words there must come from exactly these characters of that file, and those that the
    templates took over unchanged must stand in them. Raises InputError and TraceError.
    """
    site, _ = read_site(inputs)
    by_page: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for dataset, record in located_records(out):
        by_page.setdefault(record["page"], []).append((dataset, record))
    agree, faults = 0, []
    found = find_sources(inputs, drafts=drafts, layouts=layouts)
    for source in found if by_page else ():
        if not isinstance(source, Source) or source.path not in by_page:
            continue
        page = read_source(source, site)
        for dataset, record in by_page.pop(source.path):
            fault = _fault(page, record, inputs)
            if fault is None:
                agree += 1
            else:
                where = f"{source.path}:{record['line']}"
                faults.append(f"{where}: {dataset} {record['id']}: {fault}")
    for path, records in by_page.items():
        faults.append(f"{path}: the input has no such page ({len(records)} records)")
    return agree, faults


def _fault(page: Page, record: Mapping[str, Any], inputs: Sequence[str | Path]) -> str | None:
    """What is wrong with a record, None where its quote is what the source says there.

    Its words may be parted by markup, or told by entities that Markdown shows as they are.
    """
    start, end = record["start"], record["end"]
    if page.rendered is not None and (record["origin"] or end > page.body_start):
        return _rendered_fault(page, record, inputs)
    if not 0 <= start <= end <= len(page.text):
        return f"offsets {start} to {end} are outside the source"
    if page.line(start) != record["line"]:
        return f"begins on line {page.line(start)}"
    if page.quote(start, end) != record["quote"]:
        return f"the source says {page.quote(start, end)[:80]!r}"
    source = page.body[start:end]
    if not (
        _in_order(record["quote"], unescape(source))
        or _in_order(record["quote"], unescape(_TAG.sub("", source)))
        or _letters_in_order(record["quote"], source)
        or _letters_in_order(record["quote"], unescape(source))
        or _letters_in_order(unescape(record["quote"]), unescape(source))
        or _letters_in_order(record["quote"], _CLOSED.sub(_entity, source))
    ):
        return "the quote's words do not stand in the source's characters"
    return None


def _rendered_fault(
    page: Page, record: Mapping[str, Any], inputs: Sequence[str | Path]
) -> str | None:
    """What is wrong with a record of a page that templates made."""
    origin = record["origin"] or page.path
    text = read_origin(inputs, origin)
    if text is None:
        return f"the input has no file {origin}"
    start, end = record["start"], record["end"]
    slice_ = text[start:end]
    if text.count("\n", 0, start) + 1 != record["line"]:
        return f"begins on line {text.count(chr(10), 0, start) + 1}"
    shown = False
    for place in page.shows(record["quote"]):
        shown = True
        ground = page.ground(*place)
        if ground is None or (ground.file, ground.start, ground.end) != (origin, start, end):
            continue
        words = page.copied(*place)
        if all(unescape(word) in unescape(slice_) for word in words):
            return None
        return "words that the templates took over do not stand in the file's characters"
    if not shown:
        return "the page does not show these words"
    return f"the page took these words from elsewhere than {origin}:{start}-{end}"


def _entity(found: re.Match[str]) -> str:
    """What an entity stands for in Markdown, which knows whole names only (CommonMark 2.5)."""
    name = found[0][1:]
    return unescape(found[0]) if name.startswith("#") or name in html5 else found[0]


def _letters_in_order(quote: str, source: str) -> bool:
    """Where markup parts words, or Markdown shows what only looks like an entity."""
    rest = iter(source)
    return all(letter in rest for letter in quote if not letter.isspace())


def _in_order(quote: str, source: str) -> bool:
    at = 0
    for word in _WORD.findall(quote):
        at = source.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True
