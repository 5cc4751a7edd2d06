"""The work grows with the bytes and no faster, counted in calls of functions: no time is measured.

Pages are those of the benchmarks, made up from a seed.
"""

from __future__ import annotations

import random
import runpy
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from extractor.find.names import PageName, PageNames
from extractor.find.naming.groups import group_names
from extractor.link.digest import digest_page
from extractor.parts import part_of
from extractor.pipeline import read_page
from extractor.records import Funding
from extractor.sources.source import Site, Source
from tests.counting import calls

PAGES = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "pages.py"))


def _read(text: str) -> None:
    found = read_page(Source("page.html", text.encode()), Site())
    assert not found.problems
    part_of(found, raw_csv=False)


GROWING = [("table", 960), ("table", 2400), ("prose", 320)]
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


def test_more_names_than_are_remembered_cost_no_more_each() -> None:
    """What is remembered of names is bounded (`name_parts`, `fold_name`): a long table has more."""
    draw = random.Random(1)
    names = [f"{PAGES['word'](draw)} {PAGES['word'](draw)} Hospital" for _ in range(16_000)]

    def work(names: Sequence[str]) -> None:
        counts = dict.fromkeys(names, 1)
        groups = group_names(counts, dict.fromkeys(counts, "organization"), (), {})
        assert len(groups) > 0.9 * len(counts)
        mentioned = tuple(
            PageName(name, "organization", aliases) for name, aliases in groups.items()
        )
        gifts = [_gift(number, name) for number, name in enumerate(counts)]
        assert digest_page(PageNames("page.html", names=mentioned), gifts).bodies

    few = names[: len(names) // 8]
    work(names[-10:])  # what is made once for all names
    assert calls(lambda: work(names)) < 1.4 * 8 * calls(lambda: work(few))


def _gift(number: int, name: str) -> Funding:
    return Funding(
        id=str(number),
        page="page.html",
        line=1,
        start=number,
        end=number,
        quote=name,
        source="table",
        recipients=(name,),
        amount=Decimal(number + 1),
        currency="USD",
    )


def test_benchmark_pages_are_the_same_every_time_and_differ_from_each_other() -> None:
    assert PAGES["mixed"](3) == PAGES["mixed"](3)
    assert len({PAGES["mixed"](number) for number in range(50)}) == 50
    assert PAGES["mixed"](3, 1) != PAGES["mixed"](3, 2)
