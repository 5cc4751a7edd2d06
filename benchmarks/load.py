"""Many pages, one in a hundred of them hostile: what is found, what is refused, time and memory.

    python benchmarks/load.py [PAGES ...] [--jobs N] [--alone]

Makes pages whose records are known (`known.py`) and hostile ones (`hostile.py`) in a temporary
folder, reads them, and holds every record and every row in problems against what was made. `alone`
reads the good pages without the hostile ones too: they must give the same bytes. Prints a line of
a table for each number of pages, and ends with status 1 where anything is otherwise.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hostile import HOSTILE, slow
from known import known

_HOSTILE = 100
"""One page of so many is hostile."""

_SLOW = 50
"""Of the hostile ones, one of so many takes longer than is allowed."""

_SECONDS = 2
"""What one page may take."""

_GOOD = ("donations", "timeline", "amounts", "funding", "notes", "pages")
"""Datasets that tell of each page alone. Their files are the same but for the bad pages' rows."""

Row = tuple[str, ...]


class Made(NamedTuple):
    """What a folder of pages is known to hold."""

    pages: Counter[str]
    funding: Counter[Row]
    amounts: Counter[Row]
    rows: Counter[str]
    """How many rows in problems each page costs."""


class Cost(NamedTuple):
    """Seconds by the clock, and the most MiB of the first process and of any other."""

    seconds: float
    parent: float
    worker: float


def make(folder: Path, pages: int, hostile: bool) -> Made:
    """Writes the pages; what must be found in them."""
    made = Made(Counter(), Counter(), Counter(), Counter())
    for number in range(pages):
        inside = folder / f"{number // 1000:03}"
        inside.mkdir(parents=True, exist_ok=True)
        if number % _HOSTILE == _HOSTILE // 2:
            if hostile:
                _make_hostile(folder, inside / f"{number:06}.md", number // _HOSTILE, made)
            continue
        suffix, text, gifts = known(number)
        path = inside / f"{number:06}{suffix}"
        path.write_text(text, "utf-8")
        page = path.relative_to(folder).as_posix()
        made.pages[page] += 1
        for gift in gifts:
            row = (page, gift.giver, gift.receiver, str(gift.amount), gift.currency, gift.date)
            made.funding[row] += 1
            made.amounts[page, str(gift.amount), gift.currency] += 1
    return made


def _make_hostile(folder: Path, path: Path, number: int, made: Made) -> None:
    page = path.relative_to(folder).as_posix()
    write, rows, gifts = HOSTILE[number % len(HOSTILE)]
    if number % _SLOW == _SLOW // 10:
        write, rows, gifts = slow, 1, 0
    write(path)
    made.rows[page] += rows
    if gifts:
        made.pages[page] += 1
        made.funding[page, "Aster Fund", "Elm House Hospital", "5000000", "USD", ""] += 1
        made.amounts[page, "5000000", "USD"] += 1


def run(pages: Path, out: Path, jobs: int) -> Cost:
    """What a run costs."""
    command = [sys.executable, "-m", "extractor", "extract", str(pages), "-o", str(out), "--quiet"]
    command += ["--jobs", str(jobs), "--page-seconds", str(_SECONDS)]
    began = time.monotonic()
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    parent = worker = 0.0
    while run.poll() is None:
        for process, memory in _memory(run.pid):
            if process == run.pid:
                parent = max(parent, memory)
            else:
                worker = max(worker, memory)
        time.sleep(0.3)
    if run.returncode:
        sys.exit(f"the run ended with {run.returncode}")
    return Cost(time.monotonic() - began, parent, worker)


def _memory(group: int) -> Iterator[tuple[int, float]]:
    """The MiB that each process of a group holds."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                status = (folder / "status").read_text("ascii")
                held = int(status.partition("VmRSS:")[2].split(maxsplit=1)[0])
                yield int(folder.name), held / 1024
        except (OSError, IndexError):
            continue  # it has ended


def differences(made: Made, out: Path) -> Iterator[str]:
    """What was found otherwise than it was made."""
    bad = frozenset(page for page, rows in made.rows.items() if rows and page not in made.pages)
    found = _rows(out, "pages", ("page",))
    yield from _compared("pages", Counter({(page,): 1 for page in made.pages}), found, bad)
    names = ("page", "funders", "recipients", "amount", "currency", "date")
    yield from _compared("funding", made.funding, _rows(out, "funding", names), bad)
    amounts = _rows(out, "amounts", ("page", "value", "currency"))
    yield from _compared("amounts", made.amounts, amounts, bad)
    rows = Counter({(page,): times for page, times in made.rows.items() if times})
    yield from _compared("problems", rows, _rows(out, "problems", ("page",)), frozenset())


def _compared(
    name: str, made: Counter[Row], found: Counter[Row], left_out: frozenset[str]
) -> Iterator[str]:
    kept = Counter({row: times for row, times in found.items() if row[0] not in left_out})
    missing, more = made - kept, kept - made
    print(f"  {name}: {made.total():,} made, {missing.total():,} missing, {more.total():,} more")
    for sign, rows in (("-", missing), ("+", more)):
        yield from (f"  {name} {sign} {row}" for row in list(rows)[:5])


def _rows(out: Path, dataset: str, names: tuple[str, ...]) -> Counter[Row]:
    with (out / f"{dataset}.csv").open(encoding="utf-8", newline="") as file:
        return Counter(tuple(row[name] for name in names) for row in csv.DictReader(file))


def _otherwise_alone(out: Path, alone: Path, pages: Counter[str]) -> Iterator[str]:
    """The datasets in which the good pages have other rows without the hostile ones."""
    for dataset in _GOOD:
        files = []
        for folder in (out, alone):
            with (folder / f"{dataset}.csv").open(encoding="utf-8", newline="") as file:
                heading, *rows = csv.reader(file)
                place = heading.index("page")
                files.append([row for row in rows if row[place] in pages])
        same = files[0] == files[1]
        print(f"  {dataset}: {len(files[1]):,} rows {'alike' if same else 'OTHERWISE'} alone")
        if not same:
            yield dataset


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--alone", action="store_true")
    options = parser.parse_args()
    failed = False
    for pages in options.pages:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            made = make(folder / "all", pages, True)
            cost = run(folder / "all", folder / "out", options.jobs)
            faults = list(differences(made, folder / "out"))
            if options.alone:
                good = make(folder / "good", pages, False)
                run(folder / "good", folder / "alone", options.jobs)
                faults += _otherwise_alone(folder / "out", folder / "alone", good.pages)
        print(*faults, sep="\n", end="\n" if faults else "")
        print(
            f"| {pages:,} | {len(made.rows):,} | {cost.seconds:,.0f} s | {pages / cost.seconds:.0f}"
            f" | {cost.parent:.0f} MiB | {cost.worker:.0f} MiB | {made.funding.total():,}"
            f" | {made.rows.total():,} |",
            flush=True,
        )
        failed |= bool(faults)
    sys.exit(failed)


if __name__ == "__main__":
    main()
