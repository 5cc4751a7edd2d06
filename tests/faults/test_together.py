"""What all pages say together costs no more for each page where strangers make the pages alike.

The work is counted in calls of functions, for so many pages and for four times as many.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.audit import units
from extractor.joining import join
from extractor.link import flows, spellings
from extractor.parts import part_of
from extractor.pipeline import read_page
from extractor.sources.source import Site, Source
from extractor.write import new_output
from tests.counting import calls

FEW, TIMES = 60, 4
GIFT = "Aster Fund gave $10,000 to the Elm House Hospital"


def _same(number: int) -> str:
    return f"{GIFT} on 5 March 2020.\n"


def _other_days(number: int) -> str:
    return f"{GIFT} on {number % 28 + 1} May {1900 + number // 28}.\n"


def _vague(number: int) -> str:
    whom = f" to the Elm{number} House" if number % 2 else ""
    return f"Aster Fund gave $10,000{whom}.\n"


def _givers(number: int) -> str:
    return f"The Aster{number} Fund gave $10,000 to the Elm House Hospital.\n"


def _sums(number: int) -> str:
    return f"Aster Fund gave ${number + 1000:,} to the Elm House Hospital in 2020.\n"


def _forms(number: int) -> str:
    fund = "The Aldermaston Fund" if number % 2 else f"The Aldermaston Fund of Elm{number}"
    return f"{fund} gave $10,000 to the Oak House.\n"


def _days(number: int) -> str:
    entry = f"5 March 2020: Aster Fund gave ${number + 1000:,} to Elm House."
    return f"# History\n\n- {entry}\n- 6 March 2020: Oak House opened.\n\nOn {entry}\n"


def _no_unit(number: int) -> str:
    table = "| Donor | Grantee | Amount |\n|---|---|---|\n| Aster Fund | Elm House | 2,000.00 |"
    return f"Aster Fund gave {number + 20} million yuan to Elm House.\n\n{table}\n"


def _parts(number: int) -> str:
    return (
        "Aster Fund gave $5 million. Of which $1 million went to Elm House. The remaining funds,"
        " $4 million, went to Oak House.\n"
    )


ALIKE = [_same, _other_days, _vague, _givers, _sums, _forms, _days, _no_unit, _parts]


@pytest.mark.parametrize("text", ALIKE)
def test_work_is_in_proportion_to_the_pages(
    text: Callable[[int], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Bounds that only thousands of pages would reach.
    monkeypatch.setattr(flows, "_MOST", 10)
    monkeypatch.setattr(spellings, "CROWD", 10)
    monkeypatch.setattr(units, "_MOST", 10)
    parts = []
    for number in range(FEW * TIMES):
        source = Source(f"{number:04}.md", text(number).encode())
        parts.append(part_of(read_page(source, Site()), raw_csv=False))
    assert sum(part.given for part in parts) >= len(parts) // 2

    def work(count: int) -> int:
        with new_output(tmp_path / "out", {}, raw_csv=False, parquet=False) as output:
            return calls(
                lambda: join(parts[:count], Site(), output, lambda *_: None, raw_csv=False)
            )

    work(1)  # what is made once for all
    assert work(FEW * TIMES) < 1.15 * TIMES * work(FEW)
