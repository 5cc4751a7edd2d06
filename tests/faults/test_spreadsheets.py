"""What pages say runs nowhere: neither in a spreadsheet nor in a page that shows the datasets."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.records import DATASETS
from extractor.write import columns

NAMES = [
    "=HYPERLINK(0) Trust",
    "+1+1 Trust",
    "-2-2 Trust",
    "@SUM(A1) Trust",
    "＝1 Trust",
    "Elm <script>alert(1)</script> Trust",
    "Oak <img src=x onerror=alert(1)> Trust",
    "Ash </script><!-- Trust",
]
BIDI = "Birch\u202e Trust"
CONTROL = "Fir\x07 Trust"
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    rows = "".join(
        f"<tr><td>{_html(name)}</td><td>${number},000</td></tr>"
        for number, name in enumerate([*NAMES, BIDI, CONTROL], 1)
    )
    page = "<!doctype html><title>=1+1 &lt;script&gt;</title><h1>Aster Fund</h1><h2>Our grants</h2>"
    page += f"<table><tr><th>Grantee</th><th>Amount</th></tr>{rows}</table>"
    (tmp_path / "pages" / "=1 <b>.html").write_text(page, "utf-8")
    return tmp_path / "pages"


def _extract(pages: Path, *options: str) -> Path:
    out = pages.parent / "out"
    assert main(["extract", str(pages), "-o", str(out), "--quiet", *options]) == 0
    return out


def _cells(out: Path, dataset: str) -> list[dict[str, str]]:
    with (out / f"{dataset}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _recipients(out: Path) -> set[str]:
    return {row["recipients"] for row in _cells(out, "funding")}


def test_no_cell_is_a_formula_and_json_has_the_exact_text(pages: Path) -> None:
    out = _extract(pages)
    guarded = 0
    for dataset in DATASETS:
        numbers = {c.name for c in columns(dataset) if c.kind in ("number", "integer")}
        for row in _cells(out, dataset):
            for name, cell in row.items():
                assert name in numbers or not FORMULA.match(cell), (dataset, name, cell)
                guarded += cell.startswith("'")
    assert guarded > len(NAMES)
    exact = {r["recipients"][0] for r in json.loads((out / "funding.json").read_bytes())}
    assert {"=HYPERLINK(0) Trust", "+1+1 Trust", "@SUM(A1) Trust", "＝1 Trust"} <= exact
    assert {"'=HYPERLINK(0) Trust", "'@SUM(A1) Trust"} <= _recipients(out)


def test_raw_csv_has_the_exact_text(pages: Path) -> None:
    out = _extract(pages, "--raw-csv")
    assert {"=HYPERLINK(0) Trust", "@SUM(A1) Trust"} <= _recipients(out)
    assert main(["check", str(out)]) == 0


def test_nothing_that_is_written_holds_markup_of_a_page(pages: Path) -> None:
    """JSON can stand in a script element; and nothing is written that a browser would show."""
    out = _extract(pages)
    files = [path for path in out.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} <= {".csv", ".json"}
    for path in files:
        if path.suffix == ".json":
            assert not set(path.read_text("utf-8")) & set("<\u2028\u2029"), path.name
    told = json.loads((out / "organizations.json").read_bytes())
    assert any("<script>alert(1)</script>" in record["name"] for record in told)


def test_characters_that_nobody_sees_are_kept_and_told(
    pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = _extract(pages)
    names = {r["name"] for r in json.loads((out / "organizations.json").read_bytes())}
    assert {BIDI, CONTROL} <= names
    (problem,) = json.loads((out / "problems.json").read_bytes())
    assert (problem["stage"], problem["severity"]) == ("text", "warning")
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in problem["message"]
    assert "U+0007 control" in problem["message"]
    told = capsys.readouterr().err
    assert "U+202E" in told and not set(told) & set("\u202e\x07")
