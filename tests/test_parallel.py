"""Work shared among processes: its order, what happens when one dies, and stopping."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from multiprocessing import active_children
from pathlib import Path

import pytest

from extractor import parallel
from extractor.parallel import AHEAD, Processes, in_order

RAW = Path(__file__).parent.parent / "raw"


def _doubled(numbers: Sequence[int]) -> list[int]:
    time.sleep(0.02 * (numbers[0] % 3))  # later batches are done sooner
    return [number * 2 for number in numbers]


def _fatal(numbers: Sequence[int]) -> list[int]:
    if 13 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return [number * 2 for number in numbers]


def _failing(numbers: Sequence[int]) -> list[int]:
    raise ValueError(numbers)


def _of_process(numbers: Sequence[int]) -> list[tuple[int, int]]:
    return [(number, os.getpid()) for number in numbers]


@pytest.fixture
def processes() -> Iterator[Processes]:
    made = Processes(2)
    yield made
    made.close()


def _no_child_is_left() -> bool:
    """At once or very soon: two threads wait for a process that was killed, one hears of it."""
    end = time.monotonic() + 20
    while active_children() and time.monotonic() < end:
        time.sleep(0.01)
    return active_children() == []


def _batches(count: int) -> list[list[int]]:
    return [[number, number + 1] for number in range(0, count, 2)]


def test_results_come_in_the_order_of_the_items(processes: Processes, tmp_path: Path) -> None:
    made = list(in_order(_doubled, _batches(40), processes, tmp_path, lost=lambda number: -1))
    assert made == [number * 2 for number in range(40)]
    assert list(tmp_path.iterdir()) == []


def test_an_item_that_kills_its_process_is_lost_alone(processes: Processes, tmp_path: Path) -> None:
    made = list(in_order(_fatal, _batches(40), processes, tmp_path, lost=lambda number: -number))
    assert made == [-13 if number == 13 else number * 2 for number in range(40)]
    processes.close()
    assert _no_child_is_left()


def test_processes_are_kept_from_run_to_run(processes: Processes, tmp_path: Path) -> None:
    runs = [
        list(in_order(_of_process, _batches(40), processes, tmp_path, lost=lambda number: (0, 0)))
        for _ in range(3)
    ]
    assert [[number for number, _ in run] for run in runs] == [[*range(40)]] * 3
    assert len({process for run in runs for _, process in run}) <= 2


def test_processes_that_have_worked_long_are_replaced(
    processes: Processes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "LIFE", 0)
    made = in_order(_of_process, _batches(80), processes, tmp_path, lost=lambda number: (0, 0))
    seen = list(made)
    assert [number for number, _ in seen] == [*range(80)]
    assert len({process for _, process in seen}) >= 4
    processes.close()
    assert _no_child_is_left()


def test_only_a_few_batches_are_drawn_ahead(processes: Processes, tmp_path: Path) -> None:
    drawn: list[int] = []

    def batches() -> Iterator[list[int]]:
        for batch in _batches(100):
            drawn.append(batch[0])
            yield batch

    made = in_order(_doubled, batches(), processes, tmp_path, lost=lambda number: -1)
    next(made)
    assert len(drawn) <= 2 * AHEAD
    assert isinstance(made, Generator)
    made.close()
    assert _no_child_is_left()


def test_an_error_in_the_work_is_raised_here(processes: Processes, tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        list(in_order(_failing, _batches(4), processes, tmp_path, lost=lambda number: -1))


def _heed_interrupts() -> None:
    """A shell starts what it runs in the background with SIGINT ignored, and tests inherit it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_leaves_the_former_output_and_no_process(tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    out.mkdir()
    text = (RAW / "_program" / "covid-19-supplies.md").read_text("utf-8")
    for number in range(300):
        (pages / f"{number}.md").write_text(text, "utf-8")
    command = [sys.executable, "-m", "extractor", "extract", str(pages), "-o", str(out)]
    run = subprocess.Popen(
        [*command, "--jobs", "2"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_heed_interrupts,
    )
    new = tmp_path / ".out.extractor-new"
    while not list(new.glob("scratch/*.part")):
        assert run.poll() is None
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=30)
    assert run.returncode == 2
    assert told == "extractor: stopped; the former output is as it was\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "pages"]
    assert list(out.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)
