"""Pages in the manner of many foundations, each with the relationships a reader would note."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.find.funding import find_funding
from extractor.find.names import find_page_names
from extractor.page import read_source
from extractor.records import Funding
from extractor.sources.source import Source

GOLDEN = Path(__file__).parents[1] / "golden" / "funding"
NAMES = sorted({path.stem for path in GOLDEN.iterdir()})
TOLD = ("funders", "recipients", "amount", "currency", "goods", "quantity", "in_kind", "via")


def told(record: Funding) -> dict[str, Any]:
    """What a record says, without what is empty, as the expected halves are written."""
    values: dict[str, Any] = {name: getattr(record, name) for name in (*TOLD, "status", "rule")}
    return {name: plain(value) for name, value in values.items() if value not in (None, ())}


def plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return list(value) if isinstance(value, tuple) else value


def read(name: str) -> list[Funding]:
    source = Source(f"{name}.md", (GOLDEN / f"{name}.md").read_bytes())
    page = read_source(source)
    return find_funding(page, find_page_names(page))


@pytest.mark.parametrize("name", NAMES)
def test_page_and_expectation(name: str) -> None:
    """Everything expected is found, and nothing else. A record marked `disputable` (two readers
    would differ on it) may be absent."""
    expected = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    sure = [row for row in expected if not row.pop("disputable", False)]
    found = [told(record) for record in read(name)]
    assert [row for row in sure if row not in found] == []
    assert [row for row in found if row not in expected] == []
    assert len(found) <= len(expected)


def test_there_are_at_least_forty_pages() -> None:
    assert len(NAMES) >= 40
