"""What a run tells of how far it has come."""

from __future__ import annotations

import io
import re
import time

import pytest

from extractor.progress import Progress, progress_line

LINES = [
    ((50, 1200, 200, 10.0), "50 of 200 pages, 1,200 records, 5 pages/s, 0:00:30 left"),
    ((50, 1200, None, 10.0), "50 pages, 1,200 records, 5 pages/s"),
    ((2000, 9, 100_000, 2.0), "2,000 of 100,000 pages, 9 records, 1,000 pages/s, 0:01:38 left"),
    ((0, 0, 10, 1.0), "0 of 10 pages, 0 records, 0 pages/s"),
    ((12, 0, 10, 1.0), "12 of 10 pages, 0 records, 12 pages/s"),
]


@pytest.mark.parametrize(("state", "line"), LINES)
def test_line(state: tuple[int, int, int | None, float], line: str) -> None:
    assert progress_line(*state) == line


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, step: float) -> str:
    clock = iter(step * n for n in range(100))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    shown = Progress(4, stream)
    for _ in range(4):
        shown.add(1, 10)
    shown.clear()
    return stream.getvalue()


def test_a_terminal_has_a_bar_that_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = _shown(_Terminal(), monkeypatch, 1.0).split("\r")
    assert len(drawn) == 5
    assert drawn[2].startswith("\x1b[K[############............] 2 of 4 pages, 20 records")
    assert drawn[-1] == "\x1b[K"


def test_a_log_has_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = _shown(io.StringIO(), monkeypatch, 2.5).splitlines()
    assert [line.split(",")[0] for line in lines] == ["1 of 4 pages", "3 of 4 pages"]


DRAWN = [
    ("pages that come together", [0, *[2] * 10, *[4] * 10], [(10, 100, 18)]),
    ("pages without a pause", [n / 100 for n in range(100)], [(59, 99, 0)]),
]
"""What reads the clock, and what a terminal is shown: pages, of how many, seconds left."""


@pytest.mark.parametrize(("what", "times", "drawn"), DRAWN)
def test_how_far(
    what: str,
    times: list[float],
    drawn: list[tuple[int, int, int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter(times)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    stream = _Terminal()
    shown = Progress(drawn[-1][1], stream)
    for _ in times[1:]:
        shown.add(1, 0)
    told = [state.partition("] ")[2] for state in stream.getvalue().split("\r")[1:]]
    assert [_numbers(line) for line in told] == drawn


def _numbers(line: str) -> tuple[int, int, int]:
    found = re.fullmatch(r"(\d+) of (\d+) pages, 0 records, \d+ pages/s, 0:00:(\d\d) left", line)
    assert found, line
    pages, of, left = map(int, found.groups())
    return pages, of, left


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(_Terminal(), monkeypatch, 0.01) == ""
