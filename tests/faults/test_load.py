"""Many pages, some of them hostile: exactly the good pages' records, one row for each bad one.

`benchmarks/load.py` does it with as many pages as one likes, and says what time and memory it took.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.pipeline import read_page
from extractor.sources.source import Site, Source

PAGES = int(os.environ.get("LOAD_PAGES", "600"))
HOSTILE = 20  # one page of so many
TOGETHER = ("problems", "checks", "summary")  # of all pages together, or of the bad ones


def _link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 * 2**30)


def _text(block: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(f"---\n{block}\n---\n", "utf-8")

    return write


DOUBLING = "a0: &a0 [x, x]\n" + "\n".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]" for n in range(49))
BAD = (
    *(_link, _loop, _fifo, _huge),
    *map(
        _text,
        ("title: [never closed", DOUBLING, "a: " + "[" * 20_000, "- " * 20_000, "title: *nothing"),
    ),
)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_good_pages_give_what_they_give_alone(tmp_path: Path, jobs: str) -> None:
    bad = []
    for number in range(PAGES):
        path = f"{number // 100:03}/{number:05}.md"
        for folder in ("good", "all"):
            (tmp_path / folder / path).parent.mkdir(parents=True, exist_ok=True)
        if number % HOSTILE == HOSTILE // 2:
            BAD[number // HOSTILE % len(BAD)](tmp_path / "all" / path)
            bad.append(path)
            continue
        text = f"Aster Fund gave {20 + number} million dollars to the Elm House Hospital.\n"
        for folder in ("good", "all"):
            (tmp_path / folder / path).write_text(text, "utf-8")
    written = {}
    for folder in ("good", "all"):
        out = tmp_path / f"{folder}-out"
        assert (
            main(["extract", str(tmp_path / folder), "-o", str(out), "--jobs", jobs, "--quiet"])
            == 0
        )
        written[folder] = {path.stem: path for path in out.glob("*.csv")}
    problems = json.loads((tmp_path / "all-out" / "problems.json").read_bytes())
    assert [problem["page"] for problem in problems] == bad
    assert {problem["severity"] for problem in problems} == {"error"}
    for dataset, rows in written["good"].items():
        if dataset not in TOGETHER:
            assert _rows(written["all"][dataset], bad) == _rows(rows, bad), dataset
    assert len(_rows(written["all"]["funding"], bad)) == PAGES - len(bad) + 1


def _rows(path: Path, bad: list[str]) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    if "page" not in heading:
        return [heading, *rows]
    page = heading.index("page")
    return [heading, *(row for row in rows if row[page] not in bad)]


# Paragraphs whose sentences were taken for items of a list too, and who got what they tell of.
PARAGRAPHS = [
    (
        "Tolmer Trust donated $5 million to Quarnell University on August 1, 2008. Readers wrote."
        "\n\n$7 million was donated to Brannock Hospital by the Tolmer Trust on July 22, 2014."
        " It rained.",
        ["Quarnell University", "Brannock Hospital"],
    ),
    (
        "Quarnell Hospital received 80 million yuan from the Tolmer Trust on 24 April 2011."
        " It rained.\n\nThe Tolmer Trust donated $4 million to Brannock Museum on 17 June 2001."
        " Helpers met in town.",
        ["Quarnell Hospital", "Brannock Museum"],
    ),
]


@pytest.mark.parametrize(("text", "receivers"), PARAGRAPHS)
def test_sentences_with_a_day_are_no_items(text: str, receivers: list[str]) -> None:
    found = read_page(Source("page.md", text.encode()), Site())
    assert found.donations == []
    told = [(one.funders, one.recipients) for one in found.funding if one.date]
    assert told == [(("Tolmer Trust",), (name,)) for name in receivers]
    assert len(found.funding) == len(told)
