"""Parquet holds what JSON holds, with types."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractor.check import validate
from extractor.pipeline import extract_to
from extractor.records import DATASETS, Donation, PageFacts
from extractor.write import columns, new_output
from extractor.write.parquet import arrow_schema

RAW = Path(__file__).parent.parent.parent / "raw"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written") / "out"
    extract_to(folder, [RAW], 1, parquet=True)
    return folder


@pytest.mark.parametrize("dataset", DATASETS)
def test_parquet_has_the_records_of_json(out: Path, dataset: str) -> None:
    table = pq.read_table(out / f"{dataset}.parquet")
    assert table.schema.names == [column.name for column in columns(dataset)]
    objects = [column.name for column in columns(dataset) if "object" in (column.kind, column.item)]
    rows = table.to_pylist()
    for row in rows:
        for name in objects:
            row[name] = json.loads(row[name]) if row[name] else None
    stated = json.loads((out / f"{dataset}.json").read_bytes())
    for record in stated:
        for name in objects:
            record[name] = record[name] or None
    assert rows == stated


def test_columns_have_the_types_of_the_declaration() -> None:
    schema = arrow_schema("donations")
    assert schema.field("line").type == pa.int64()
    assert schema.field("quantity").type == pa.float64()
    assert schema.field("total").type == pa.bool_()
    assert schema.field("countries").type == pa.list_(pa.string())
    assert schema.field("extra").type == pa.string()
    assert arrow_schema("checks").field("lines").type == pa.list_(pa.int64())


def test_what_utf8_cannot_hold_is_replaced(tmp_path: Path) -> None:
    page = PageFacts(page="a.md", title="a\ud800b", tags=("\ud800", "口罩"), sha256="0" * 64)
    at: dict[str, Any] = {"page": "a.md", "line": 1, "start": 0, "end": 1, "quote": "q"}
    row = Donation(**at, amount=Decimal("1E400"), extra={"\ud800": "口罩"})
    with new_output(tmp_path / "out", {}, parquet=True) as output:
        output.write("pages", [page])
        output.write("donations", [row, Donation(**at, amount=Decimal("2.5"))])
    (facts,) = pq.read_table(tmp_path / "out" / "pages.parquet").to_pylist()
    assert (facts["title"], facts["tags"]) == ("a?b", ["?", "口罩"])
    rows = pq.read_table(tmp_path / "out" / "donations.parquet").to_pylist()
    assert [row["extra"] for row in rows] == ['{"?": "口罩"}', None]
    assert [row["amount"] for row in rows] == [None, 2.5]


def test_the_package_describes_parquet_and_the_next_run_may_replace_it(out: Path) -> None:
    assert validate(out) == []
    described = json.loads((out / "datapackage.json").read_bytes())["resources"]
    assert {f"{name}.parquet" for name in DATASETS} <= {r["path"] for r in described}
    (out / "funding.parquet").write_bytes(b"changed")
    assert any("funding.parquet" in fault for fault in validate(out))
    extract_to(out, [RAW], 1)
    assert not list(out.glob("*.parquet"))
