"""One way of reading a folder of pages, in a process of its own.

    python benchmarks/ways.py WAY FOLDER WARM OUT

Reads WARM first, so that imports and what is made once do not count, then FOLDER, and prints JSON:
CPU seconds and peak memory (bytes) of FOLDER, the latter above what the process had held before.

`extractor` leaves what it wrote of both in OUT. `encoding` reads no pages: it takes those records
and only encodes them again as JSON and CSV with Python's own encoders: what the output costs by
itself, were reading for nothing.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SUFFIXES = (".md", ".html")


NO_LIMITS = ["--page-seconds", "3600", "--page-memory", "20000"]


def read_with_extractor(folders: tuple[Path, Path]) -> None:
    """Everything: all datasets found, linked, audited and written."""
    from extractor import cli

    folder, out = folders

    with contextlib.redirect_stderr(io.StringIO()):
        command = ["extract", str(folder), "-o", str(out), "--quiet", "--jobs", "1"]
        done = cli.main([*command, *NO_LIMITS])
    assert done == 0


def written_records(folder: Path, out: Path) -> list[list[dict[str, object]]]:
    """The records of each dataset that extractor wrote of a folder."""
    files = [path.with_suffix(".json") for path in sorted(out.glob("*.csv"))]
    assert files, f"{out}: extractor has written nothing"
    return [json.loads(path.read_text("utf-8")) for path in files]


def encode(datasets: list[list[dict[str, object]]]) -> None:
    """The records as JSON and CSV, by the encoders of the standard library."""
    for records in datasets:
        in_json, in_csv = io.StringIO(), io.StringIO()
        table = csv.writer(in_csv)
        for record in records:
            in_json.write(json.dumps(record, ensure_ascii=False))
            table.writerow(record.values())


def read_with_lxml(folder: Path) -> None:
    """The bare parse."""
    import lxml.html

    for _, text in _pages(folder):
        lxml.html.document_fromstring(text.encode())


def read_with_read_html(folder: Path) -> None:
    """Tables as frames; nothing else of the page."""
    import pandas as pd

    for _, text in _pages(folder):
        with contextlib.suppress(ValueError):  # a page without tables
            pd.read_html(io.StringIO(text), flavor="lxml")


def read_with_trafilatura(folder: Path) -> None:
    """The main text; no values."""
    import trafilatura

    for _, text in _pages(folder):
        trafilatura.extract(text, include_tables=True)


def read_with_bs4(folder: Path) -> None:
    """The tree alone."""
    from bs4 import BeautifulSoup

    for _, text in _pages(folder):
        BeautifulSoup(text, "lxml")


_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: \d{4})?|[A-Z][a-z]{2,8} \d{1,2}\b")
_SENTENCE = re.compile(r"(?<=[.。!?])\s+")


def read_with_stack(folder: Path) -> None:
    """What people write today: a library for each part, values read one call at a time."""
    import dateparser
    import frontmatter
    import pandas as pd
    from bs4 import BeautifulSoup
    from price_parser import Price

    for _, text in _pages(folder):
        body = frontmatter.loads(text).content
        with contextlib.suppress(ValueError):
            for frame in pd.read_html(io.StringIO(body), flavor="lxml"):
                for row in frame.astype(str).itertuples(index=False):
                    for cell in row:
                        if _DAY.fullmatch(cell):
                            dateparser.parse(cell)
                        elif any(c.isdigit() for c in cell):
                            Price.fromstring(cell)
        soup = BeautifulSoup(body, "lxml")
        for block in soup.find_all(["p", "li"]):
            for sentence in _SENTENCE.split(block.get_text(" ", strip=True)):
                if any(c.isdigit() for c in sentence):
                    Price.fromstring(sentence)
                    for day in _DAY.findall(sentence):
                        dateparser.parse(day)


def pages_alone(folder: Path, out: Path) -> Path:
    """The folder."""
    return folder


def pages_and_place(folder: Path, out: Path) -> tuple[Path, Path]:
    """The folder, and where what it gives is written."""
    return folder, out


WAYS: dict[str, tuple[Callable[[Path, Path], Any], Callable[[Any], None]]] = {
    "lxml": (pages_alone, read_with_lxml),
    "extractor": (pages_and_place, read_with_extractor),
    "encoding": (written_records, encode),
    "read_html": (pages_alone, read_with_read_html),
    "BeautifulSoup": (pages_alone, read_with_bs4),
    "trafilatura": (pages_alone, read_with_trafilatura),
    "stack": (pages_alone, read_with_stack),
}
"""What each way is given of a folder, which is not measured, and what it does with it; `encoding`
comes after `extractor`, whose output it is given."""


def _pages(folder: Path) -> list[tuple[Path, str]]:
    files = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)
    return [(path, path.read_text("utf-8")) for path in files]


def _peak() -> int:
    """Peak memory in bytes of this process, or of one that it started where that is more."""
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return peak if sys.platform == "darwin" else peak * 1024


def _spent() -> float:
    """CPU seconds of this process and of those that it started and that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


if __name__ == "__main__":
    way, folder, warm, out = sys.argv[1:]
    prepare, run = WAYS[way]
    run(prepare(Path(warm), Path(out) / "warm"))
    given = prepare(Path(folder), Path(out) / "pages")
    before, started = _peak(), _spent()
    run(given)
    print(json.dumps({"cpu": _spent() - started, "peak": _peak() - before}))
