"""Mentions of money on whole pages: what in a table is an amount, and what says its unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.pipeline import extract

HEADINGS = [
    "Sum agreed (10,000 yuan)",
    "Sum agreed ('000 yuan)",
    "Budget (100 million RMB)",
    "Given (in 1,000 EUR)",
]


def _mentions(folder: Path, text: str) -> list[str]:
    (folder / "a.md").write_text(text, "utf-8")
    return [mention.text for mention in extract([folder])["amounts"]]


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_unit_of_a_column_is_no_amount(heading: str, tmp_path: Path) -> None:
    table = f"| School | {heading} |\n|---|---|\n| Ash School | 2,000 |\n| Oak School | 600 |\n"
    assert "Sum" not in "".join(_mentions(tmp_path, table))
    assert [text for text in _mentions(tmp_path, table) if "0,0" in text or "00 m" in text] == []


def test_an_amount_in_a_heading_of_a_table_is_one(tmp_path: Path) -> None:
    table = "| School | Grants of up to 10,000 yuan |\n|---|---|\n| Ash School | 2,000 |\n"
    assert "10,000 yuan" in _mentions(tmp_path, table)


def test_a_bare_number_under_a_currency_is_an_amount(tmp_path: Path) -> None:
    table = (
        "| Grantee | Grant (1,000 CHF) | Year |\n|---|---|---|\n"
        "| Ash School | 20 | 2014 |\n| Oak School | CHF 65 | 2015 |\n| Total | 85 | |\n"
    )
    (tmp_path / "a.md").write_text(f"# Grants\n\n{table}", "utf-8")
    found = extract([tmp_path])["amounts"]
    assert [(one.text, one.currency) for one in found] == [
        ("20", "CHF"),
        ("CHF 65", "CHF"),
        ("85", "CHF"),
    ]
    assert [one.value for one in found][::2] == [20_000, 85_000]
