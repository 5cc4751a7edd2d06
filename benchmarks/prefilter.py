"""What `--prefilter` keeps of some pages, how fast, and which pages with gifts it loses.

    python benchmarks/prefilter.py FOLDER [FOLDER ...]

Reads every page of the folders with extractor, without the prefilter, to know which of them have
gifts (a record of donations or of funding), and then asks the prefilter for each.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from extractor.pipeline import extract_to
from extractor.sources.folder import find_sources
from extractor.sources.prefilter import may_give
from extractor.sources.source import Source


def main(folders: list[str]) -> None:
    """Prints one line for each folder, and the path of each page with gifts that is lost."""
    for folder in folders:
        pages = {
            source.path: source.data
            for source in find_sources([folder])
            if isinstance(source, Source)
        }
        giving = _with_gifts(folder) & {*pages}
        started = time.process_time()
        kept = {path for path, data in pages.items() if may_give(data)}
        seconds = time.process_time() - started
        size = sum(map(len, pages.values())) / 1e6
        print(
            f"{folder}: {len(kept):,} of {len(pages):,} pages kept"
            f" ({len(kept) / max(len(pages), 1):.0%}), {size:.1f} MB at {size / seconds:.0f} MB/s;"
            f" of {len(giving):,} pages with gifts {len(giving - kept):,} lost"
        )
        for path in sorted(giving - kept):
            print(f"  {path}")


def _with_gifts(folder: str) -> set[str]:
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "out"
        extract_to(out, [folder])
        records = [
            record
            for name in ("donations", "funding")
            for record in json.loads((out / f"{name}.json").read_text("utf-8"))
        ]
    return {record["page"] for record in records}


if __name__ == "__main__":
    main(sys.argv[1:])
