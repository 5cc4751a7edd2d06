"""The work grows with the bytes and no faster, counted in calls of functions: no time is measured.

Pages are those of the benchmarks, made up from a seed.
"""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from extractor.parts import part_of
from extractor.pipeline import read_page
from extractor.sources.source import Site, Source
from tests.counting import calls

PAGES = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "pages.py"))


def _read(text: str) -> None:
    found = read_page(Source("page.html", text.encode()), Site())
    assert not found.problems
    part_of(found, raw_csv=False)


GROWING = [("table", 960), ("prose", 320)]
TIMES = 16
"""So far apart that work of each row on each other, one call for two of them, is seen."""


@pytest.mark.parametrize(("kind", "size"), GROWING)
def test_work_is_in_proportion_to_the_page(kind: str, size: int) -> None:
    _read(PAGES[kind](size // TIMES, 2))  # what is made once for all pages
    large = PAGES[kind](size, 4)
    lines = large.splitlines(keepends=True)
    small = "".join(lines[: len(lines) // TIMES])
    growth = calls(lambda: _read(large)) / calls(lambda: _read(small))
    assert growth < 1.25 * len(large) / len(small)


def test_benchmark_pages_are_the_same_every_time_and_differ_from_each_other() -> None:
    assert PAGES["mixed"](3) == PAGES["mixed"](3)
    assert len({PAGES["mixed"](number) for number in range(50)}) == 50
    assert PAGES["mixed"](3, 1) != PAGES["mixed"](3, 2)
