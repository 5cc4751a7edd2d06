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


GROWING = [("table", 60, 240), ("prose", 20, 80), ("prose", 75, 300)]


@pytest.mark.parametrize(("kind", "small", "large"), GROWING)
def test_work_is_in_proportion_to_the_page(kind: str, small: int, large: int) -> None:
    _read(PAGES[kind](small, 2))  # what is made once for all pages
    first, second = PAGES[kind](small, 3), PAGES[kind](large, 4)
    growth = calls(lambda: _read(second)) / calls(lambda: _read(first))
    assert growth < 1.3 * len(second) / len(first)


def test_benchmark_pages_are_the_same_every_time_and_differ_from_each_other() -> None:
    assert PAGES["mixed"](3) == PAGES["mixed"](3)
    assert len({PAGES["mixed"](number) for number in range(50)}) == 50
    assert PAGES["mixed"](3, 1) != PAGES["mixed"](3, 2)
