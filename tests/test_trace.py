"""From a record back to its page: quotes are held to their source, values to their words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.pipeline import extract_to
from extractor.trace import TraceError, explain, verify

BEFORE = "The year was a long one and the rains came late to the hills above the old harbour. "
AFTER = " Boats were mended in the autumn and the road to the pier was laid anew by the town."
PAGE = f"""\
---
title: What we sent
publisher: Aster Fund
---
{BEFORE}The Aster Fund gave 2 million yuan to Oak House.{AFTER}

## Donations

| Country | Goods | Quantity |
| --- | --- | --- |
| Japan | Masks | 30,000 |
| Kenya | Gloves | 4,500 |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "raw"
    pages.mkdir()
    (pages / "a.md").write_text(PAGE, "utf-8")
    extract_to(tmp_path / "out", [pages], 1)
    return tmp_path


def records(folder: Path, dataset: str) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads((folder / "out" / f"{dataset}.json").read_bytes())
    return held


def test_every_quote_agrees(folder: Path) -> None:
    agree, faults = verify(folder / "out", [folder / "raw"])
    assert (agree > 2, faults) == (True, [])


# what a record is made to say, and what is said of it
TAMPERED: list[tuple[dict[str, Any], str]] = [
    ({"line": 6}, "begins on line 5"),
    ({"end": 10**6}, "are outside the source"),
    ({"start": -1}, "are outside the source"),
    ({"quote": "The Aster Fund gave 3 million yuan to Oak House."}, "the source says 'The Aster"),
    ({"page": "b.md"}, "the input has no such page (1 records)"),
]


@pytest.mark.parametrize(("change", "fault"), TAMPERED)
def test_a_record_that_does_not_agree_is_told(
    folder: Path, change: dict[str, Any], fault: str
) -> None:
    first, *others = records(folder, "funding")
    edited = json.dumps([{**first, **change}, *others])
    (folder / "out" / "funding.json").write_text(edited, "utf-8")
    _, (told,) = verify(folder / "out", [folder / "raw"])
    assert fault in told


def test_a_record_is_shown_with_what_is_near_its_words(folder: Path) -> None:
    (gift,) = (one for one in records(folder, "funding") if one["source"] == "prose")
    lines = list(explain(folder / "out", gift["id"], [folder / "raw"]))
    (shown,) = (line for line in lines if line.startswith(">"))
    assert shown == f">     5 | …{BEFORE[-60:]}{gift['quote']}{AFTER[:60]}…"
    assert any(line.startswith("amount") and "from characters" in line for line in lines)


def test_a_figure_is_shown_with_the_digits_it_was_read_from(folder: Path) -> None:
    row = records(folder, "donations")[0]
    lines = list(explain(folder / "out", row["id"][:6], [folder / "raw"]))
    (quantity,) = (line for line in lines if line.startswith("quantity"))
    assert quantity.split() == ["quantity", "30000", "read", "from", "'30,000'"]


@pytest.mark.parametrize(("name", "told"), [("zz", "no record has"), ("", "records have")])
def test_one_record_must_be_meant(folder: Path, name: str, told: str) -> None:
    with pytest.raises(TraceError, match=told):
        list(explain(folder / "out", name, [folder / "raw"]))
