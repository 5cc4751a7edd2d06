"""extractor beside other ways of reading the same pages: CPU time and peak memory as ratios.

    python benchmarks/bench.py [--quick] [--write]

Prints Markdown tables; `--write` puts them between the markers in README.md too, which is what
`make bench` does. `--quick` measures on few pages, for those who work on the code. Each way reads
each set in a process of its own; times are the best of two (or of one, for runs over ten seconds).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pages import write_pages
from ways import WAYS

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS = 600
MARKS = ("<!-- bench -->", "<!-- /bench -->")


def main() -> None:
    """Measures and prints; see the module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sets = _sets(Path(folder), options.quick)
        warm = Path(folder) / "warm"
        write_pages("mixed", 20, warm, seed=99)
        measured = {name: _measure_all(name, path, warm) for name, path in sets.items()}
        sizes = {name: _size(path) for name, path in sets.items()}
    told = "\n\n".join([_machine(), _table(measured, sizes), _starts()])
    print(told)
    if options.write:
        _put_into_readme(told)


def _sets(folder: Path, quick: bool) -> dict[str, Path]:
    pages, rows, kilobytes = (200, 5_000, 500) if quick else (5_000, 200_000, 5_000)
    shutil.copytree(ROOT / "raw", folder / "raw")
    write_pages("mixed", pages, folder / "mixed")
    write_pages("table", rows, folder / "table")
    write_pages("prose", kilobytes, folder / "prose")
    return {
        "raw/, 2 pages": folder / "raw",
        f"{pages:,} pages": folder / "mixed",
        f"one table of {rows:,} rows": folder / "table",
        f"prose, {kilobytes / 1000:g} MB": folder / "prose",
    }


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _measure_all(name: str, folder: Path, warm: Path) -> dict[str, dict[str, float] | None]:
    found = {}
    with tempfile.TemporaryDirectory() as out:
        for way in WAYS:
            found[way] = _measure(way, folder, warm, Path(out))
            print(name, way, found[way], file=sys.stderr)
    return found


def _measure(way: str, folder: Path, warm: Path, out: Path) -> dict[str, float] | None:
    """The best of two runs; None where a run was not done in `MOST_SECONDS` or failed."""
    best: dict[str, float] | None = None
    for _ in range(2):
        ways = str(ROOT / "benchmarks" / "ways.py")
        command = [sys.executable, ways, way, str(folder), str(warm), str(out)]
        try:
            run = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=True)
        except subprocess.TimeoutExpired:
            return best
        except subprocess.CalledProcessError as error:
            print(error.stderr.decode()[-2000:], file=sys.stderr)
            return best
        one = json.loads(run.stdout)
        best = one if best is None or one["cpu"] < best["cpu"] else best
        if one["cpu"] > 10:
            break
    return best


def _table(measured: dict[str, dict[str, dict[str, float] | None]], sizes: dict[str, int]) -> str:
    lines = [
        "| pages | " + " | ".join(WAYS) + " |",
        "| --- |" + " ---: |" * len(WAYS),
    ]
    for name, found in measured.items():
        base = found["lxml"]
        assert base is not None
        cells = [_cell(way, found[way], base, sizes[name]) for way in WAYS]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(way: str, one: dict[str, float] | None, base: dict[str, float], size: int) -> str:
    """CPU time and peak memory as multiples of the bare parse, which is shown as it is."""
    if one is None:
        return f"over {MOST_SECONDS} s"
    memory = one["peak"] / 1e6
    if way == "lxml":
        return f"{size / one['cpu'] / 1e6:.0f} MB/s, {memory:.0f} MB"
    speed = f"{size / one['cpu'] / 1e6:.2g} MB/s, " if way == "extractor" else ""
    times = one["cpu"] / base["cpu"]
    ratio = f"{times:,.0f}" if times >= 100 else f"{times:.3g}"
    return f"{ratio}× ({speed}{memory:.0f} MB)"


def _starts() -> str:
    """CPU time of starting, beside that of Python alone."""
    bin_ = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        page = ROOT / "raw" / "_posts"
        command = [sys.executable, "-m", "extractor"]
        bare = _spent([sys.executable, "-c", "pass"])
        version = _spent([str(bin_ / "extractor"), "--version"])
        one = _spent([*command, "extract", str(page), "-o", f"{folder}/out", "--quiet"])
    return (
        f"Starting: bare Python {bare:.3f} s; `extractor --version` {version:.3f} s"
        f" ({version / bare:.1f}×); `extractor extract` of one page {one:.3f} s"
        f" ({one / bare:.1f}×)."
    )


def _spent(command: list[str]) -> float:
    """CPU seconds of a command, the best of five."""
    best = float("inf")
    for _ in range(5):
        before = os.times()
        subprocess.run(command, check=True, capture_output=True)
        after = os.times()
        best = min(
            best,
            after.children_user
            - before.children_user
            + after.children_system
            - before.children_system,
        )
    return best


def _machine() -> str:
    version = ".".join(platform.python_version_tuple()[:2])
    cores = os.cpu_count()
    return (
        f"Measured on {cores} cores, {platform.machine().replace('_', '-')}, Python {version},"
        f" {time.strftime('%B %Y')}; one process each. × is CPU time against the bare parse; in"
        " brackets, peak memory above that of the idle process."
    )


def _put_into_readme(told: str) -> None:
    path = ROOT / "README.md"
    text = path.read_text("utf-8")
    before, rest = text.split(MARKS[0])
    _, after = rest.split(MARKS[1])
    path.write_text(f"{before}{MARKS[0]}\n{told}\n{MARKS[1]}{after}", "utf-8")


if __name__ == "__main__":
    main()
