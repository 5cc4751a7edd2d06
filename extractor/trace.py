"""From a record back to the page: verify every quote, explain one record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from functools import cache, partial
from html import unescape
from html.entities import html5
from pathlib import Path
from typing import Any

from extractor.page import Page, read_source
from extractor.parts import Findings
from extractor.pipeline import read_page
from extractor.records import DATASETS, Located, Problem
from extractor.sources.decode import decode
from extractor.sources.folder import find_sources, read_origin, read_site
from extractor.sources.source import Site, Source

LOCATED = tuple(name for name, record in DATASETS.items() if issubclass(record, Located))
"""The datasets whose records stand at a place in a page."""

NEAR = 60
"""Of a line that the quote does not fill, so many characters are shown beside the quote."""

_WORD = re.compile(r"\w+")
_DERIVED = {
    "countries": "the place",
    "region": "the place",
    "stage": "the status",
    "currency": "the amount's symbol, code or name, or its heading",
    "unit": "the quantity's cell or heading",
    "goods_note": "the page's notes",
    "date_basis": "how the date was completed",
    "flow": "funder, recipient and gift, over all pages",
    "section": "the heading above",
    "funders": "who is meant on the page",
}

_PLACE = {
    "id": str,
    "page": str,
    "line": int,
    "start": int,
    "end": int,
    "quote": str,
    "origin": str | None,
}


class TraceError(Exception):
    """What was asked for cannot be traced; the message says what to do."""


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
    templates took over unchanged must stand in them.
    """
    site, _ = read_site(inputs)
    by_page: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for dataset, record in _located(out):
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


_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")  # within a word: "Trust<sup>a</sup>"


_CLOSED = re.compile(r"(?<!\\)&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});")  # Markdown's


def _fault(page: Page, record: Mapping[str, Any], inputs: Sequence[str | Path]) -> str | None:
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


def _located(out: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for dataset in LOCATED:
        path = out / f"{dataset}.json"
        try:
            records = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError) as error:
            raise TraceError(f"{path}: {error}; run `extractor extract` first") from None
        if not isinstance(records, list) or not all(map(_is_located, records)):
            raise TraceError(f"{path} is not as it was written; run `extractor extract` again")
        for record in records:
            yield dataset, record


def _is_located(record: object) -> bool:
    """Whether a record says what it is called and where it stands."""
    return isinstance(record, dict) and all(
        isinstance(record.get(name), kind) for name, kind in _PLACE.items()
    )


def explain(
    out: Path,
    name: str,
    inputs: Sequence[str | Path] = (),
    *,
    drafts: bool = False,
    layouts: bool = False,
) -> Iterator[str]:
    """The lines that show one record: its fields, its quote in context, how each value was read.

    `name` is the record's id or the beginning of it. Without `inputs` the source is looked for in
    raw/ beside OUT and in OUT's folder. Raises TraceError where record or source is not found.
    """
    dataset, record = _record(out, name)
    find = partial(find_sources, drafts=drafts, layouts=layouts)
    source, site, folder = _source(out, record, inputs, find)
    yield f"{dataset} {record['id']}"
    file = record["origin"] or record["page"]
    yield f"{file}:{record['line']}  characters {record['start']} to {record['end']}"
    if record["origin"]:
        yield f"shown on {record['page']}: {record['quote']}"
    yield ""
    text = _text_of(source, record, folder)
    yield from _context(text, record["start"], record["end"])
    yield ""
    yield from _readings(dataset, record, _read_again(source, site, dataset, record["id"]))


def _record(out: Path, name: str) -> tuple[str, Mapping[str, Any]]:
    found = [(d, r) for d, r in _located(out) if r["id"].startswith(name)]
    exact = [(d, r) for d, r in found if r["id"] == name] or found
    if len(exact) != 1:
        what = "no record has" if not exact else f"{len(exact)} records have"
        raise TraceError(f"{out}: {what} an id that begins with {name!r}; ids are in the CSV files")
    return exact[0]


def _source(
    out: Path,
    record: Mapping[str, Any],
    inputs: Sequence[str | Path],
    find: Callable[[Sequence[str | Path]], Iterable[Source | Problem]],
) -> tuple[Source, Site, Sequence[str | Path]]:
    folder = out.resolve().parent
    for candidate in [inputs] if inputs else [[folder / "raw"], [folder]]:
        if not all(Path(path).exists() for path in candidate):
            continue
        for source in find(candidate):
            if isinstance(source, Source) and source.path == record["page"]:
                return source, read_site(candidate)[0], candidate
    raise TraceError(f"{record['page']}: the source was not found; name its folder with --input")


def _text_of(source: Source, record: Mapping[str, Any], inputs: Sequence[str | Path]) -> str:
    """The text of the file in which a record's words stand."""
    if record["origin"]:
        return read_origin(inputs, record["origin"]) or ""
    return decode(source.data, source.encoding)[0]


def _context(text: str, start: int, end: int) -> Iterator[str]:
    """The quote's lines with one more on each side; of a long line, what is near the quote."""
    first, last = (text.count("\n", 0, at) + 1 for at in (start, max(start, end - 1)))
    lines = text.split("\n")
    shown = range(max(1, first - 1), min(len(lines), last + 1) + 1)
    at = sum(len(line) + 1 for line in lines[: shown.start - 1])
    for number in shown:
        line = lines[number - 1]
        begin = max(0, min(start, at + len(line)) - at - NEAR)
        stop = max(0, end - at) + NEAR
        near = "…" * (begin > 0) + line[begin:stop] + "…" * (stop < len(line))
        yield f"{'>' if first <= number <= last else ' '} {number:5} | {near.rstrip()}"
        at += len(line) + 1


def _read_again(source: Source, site: Site, dataset: str, name: str) -> Any:
    found: Findings = read_page(source, site)
    records = getattr(found, dataset, ())
    return next((record for record in records if record.id == name), None)


def _readings(dataset: str, record: Mapping[str, Any], again: Any) -> Iterator[str]:
    """One line a field that has a value: the value, and the words or the rule it comes from."""
    common = {field.name for field in fields(Located)}
    trace = _trace_words(record, getattr(again, "trace", ()))
    for field in fields(DATASETS[dataset]):
        value = record.get(field.name)
        if field.name in common or value in (None, [], {}, "", False):
            continue
        shown = json.dumps(value, ensure_ascii=False)
        yield f"{field.name:15} {shown:40} {_origin(field.name, value, record['quote'], trace)}"


def _trace_words(
    record: Mapping[str, Any], trace: Iterable[tuple[str, int, int]]
) -> dict[str, str]:
    return {name: f"from characters {start} to {end}" for name, start, end in trace}


def _origin(name: str, value: Any, quote: str, trace: Mapping[str, str]) -> str:
    if name in trace:
        return trace[name]
    if isinstance(value, int | float) and not isinstance(value, bool):
        words = _number_words(quote).get(Decimal(str(value)))
        return f"read from {words!r}" if words else ""
    values = value if isinstance(value, list) else [value]
    if all(isinstance(item, str) and item in quote for item in values):
        return "as written in the quote"
    return f"from {_DERIVED[name]}" if name in _DERIVED else ""


@cache
def _number_words(quote: str) -> dict[Decimal, str]:
    from extractor.values.amounts import find_amounts
    from extractor.values.numbers import parse_number

    words = {amount.value: amount.text for amount in find_amounts(quote)}
    for match in re.finditer(r"\d[\d.,' ]*\d|\d", quote):
        number = parse_number(match.group())
        if number is not None:
            words.setdefault(number, match.group())
    return words
