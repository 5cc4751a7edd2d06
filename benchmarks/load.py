"""Many pages, one in a hundred of them hostile: what is found, what is refused, time and memory.

    python benchmarks/load.py [PAGES] [--jobs N] [--mixed]

Makes the pages in a temporary folder, reads the good ones alone and then all of them, and says
whether the good pages gave the same records both times and each bad page its row in problems.
Pages are a few paragraphs of prose or, `mixed`, tables and lists too.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from pages import mixed, prose

_HOSTILE = 100
"""One page of so many is hostile."""

_TOGETHER = ("problems", "organizations", "checks")
"""Datasets that tell of all pages together, or of the bad ones."""


def _link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**32)


def _unclosed(path: Path) -> None:
    path.write_text("---\ntitle: [never closed\n---\n", "utf-8")


def _bomb(path: Path) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]" for n in range(49))]
    path.write_text("---\n" + "\n".join(lines) + "\n---\n", "utf-8")


def _deep(path: Path) -> None:
    path.write_text("---\na: " + "[" * 100_000 + "\n---\n", "utf-8")


BAD: tuple[Callable[[Path], None], ...] = (_link, _fifo, _huge, _unclosed, _bomb, _deep)


def _page(number: int) -> str:
    return prose(1, seed=number)


def _make(folder: Path, pages: int, hostile: bool, text: Callable[[int], str]) -> Iterator[str]:
    """Writes the pages; the names of the hostile ones."""
    for number in range(pages):
        inside = folder / f"{number // 1000:03}"
        inside.mkdir(parents=True, exist_ok=True)
        if number % _HOSTILE == _HOSTILE // 2:
            if hostile:
                path = inside / f"{number:06}.md"
                BAD[number // _HOSTILE % len(BAD)](path)
                yield path.relative_to(folder).as_posix()
        else:
            (inside / f"{number:06}.html").write_text(text(number), "utf-8")


def _run(pages: Path, out: Path, jobs: int) -> tuple[float, float]:
    """Seconds of a run, and the most memory in MiB that its processes held together."""
    command = [sys.executable, "-m", "extractor", "extract", str(pages), "-o", str(out), "--quiet"]
    began = time.monotonic()
    run = subprocess.Popen(
        [*command, "--jobs", str(jobs)], stderr=subprocess.DEVNULL, start_new_session=True
    )
    most = 0.0
    while run.poll() is None:
        most = max(most, _memory(run.pid))
        time.sleep(0.2)
    assert run.returncode == 0, run.returncode
    return time.monotonic() - began, most


def _memory(group: int) -> float:
    """MiB that the processes of a group hold (proportional set size)."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                rollup = (folder / "smaps_rollup").read_text("ascii")
                total += int(rollup.partition("Pss:")[2].split(maxsplit=1)[0])
        except (OSError, IndexError):
            continue  # it has ended
    return total / 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", type=int, nargs="?", default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--mixed", action="store_true")
    options = parser.parse_args()
    text = mixed if options.mixed else _page
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for half in (False, True):
            count = options.pages // 2 if half else options.pages
            name = "half" if half else "all"
            bad = list(_make(folder / name, count, True, text))
            seconds, memory = _run(folder / name, folder / f"{name}-out", options.jobs)
            rate = count / seconds
            told = f"{count:,} pages: {seconds:.0f} s, {rate:.0f} pages/s"
            print(f"{told}, {memory:.0f} MiB at most", flush=True)
            if not half:
                hostile = bad
        list(_make(folder / "good", options.pages, False, text))
        _run(folder / "good", folder / "good-out", options.jobs)
        _compare(folder / "all-out", folder / "good-out", hostile)


def _compare(out: Path, good: Path, hostile: list[str]) -> None:
    problems = json.loads((out / "problems.json").read_bytes())
    rows = Counter(problem["page"] for problem in problems)
    once = sum(rows[page] == 1 for page in hostile)
    print(f"{once:,} of {len(hostile):,} hostile pages have one row; {len(problems):,} rows in all")
    for path in sorted(good.glob("*.csv")):
        if path.stem in _TOGETHER:
            continue
        with path.open(encoding="utf-8", newline="") as one:
            wanted = list(csv.reader(one))
        with (out / path.name).open(encoding="utf-8", newline="") as other:
            places = wanted[0].index("page")
            found = [row for row in csv.reader(other) if row[places] not in rows]
        same = "the same" if found == wanted else "OTHERWISE"
        print(
            f"{path.stem}: {len(wanted) - 1:,} records of the good pages, {same} among hostile ones"
        )


if __name__ == "__main__":
    main()
