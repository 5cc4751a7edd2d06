"""What is compared in the golden pairs of donations: `python -m tests.find.golden_donations NAME…`
writes the expectation of the named pages (or of those without one) anew, to be reviewed by hand."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor.find.donations import find_donations
from extractor.find.grids import find_grids
from extractor.page import read_source
from extractor.sources.source import Source

FOLDER = Path(__file__).parent.parent / "golden" / "donations"
PAGES = sorted(p for p in FOLDER.iterdir() if p.suffix in (".html", ".md"))
FIELDS = (
    "table",
    "row",
    "part",
    "section",
    "place",
    "countries",
    "donors",
    "recipients",
    "goods",
    "goods_note",
    "quantity",
    "unit",
    "amount",
    "currency",
    "equivalents",
    "unit_unknown",
    "status",
    "stage",
    "date",
    "purpose",
    "total",
    "extra",
    "quote",
)


def found_in(page: Path) -> list[dict[str, Any]]:
    """The donations of a page, each with the fields that it states."""
    source = read_source(Source(page.name, page.read_bytes()))
    records, _ = find_donations(source, find_grids(source))
    return [
        {name: _plain(value) for name in FIELDS if (value := getattr(record, name))}
        for record in records
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def expectation(page: Path) -> Path:
    """The file that says what a page holds."""
    return page.with_suffix(".json")


if __name__ == "__main__":
    for page in PAGES:
        if page.stem in sys.argv[1:] or not expectation(page).exists():
            lines = [json.dumps(row, ensure_ascii=False) for row in found_in(page)]
            expectation(page).write_text("[" + ",\n ".join(lines) + "]\n", "utf-8")
