"""One record explained: where its quote stands, and how each value was read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

from extractor.parts import Findings
from extractor.pipeline import read_page
from extractor.records import DATASETS, Located, Problem
from extractor.sources.decode import decode
from extractor.sources.folder import find_sources, read_origin, read_site
from extractor.sources.source import Site, Source
from extractor.trace.written import TraceError, located_records

NEAR = 60
"""Of a line that the quote does not fill, so many characters are shown beside the quote."""

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
    found = [(d, r) for d, r in located_records(out) if r["id"].startswith(name)]
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
