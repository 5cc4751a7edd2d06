"""OUT is the former run's or the new one's, complete, whenever and however a run ends.

`FAULTS_MOMENTS` in the environment says at how many moments a run is killed.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import parallel
from extractor.cli import main
from extractor.write import atomic
from tests.faults.killing import (
    HAS_PTRACE,
    HAS_REGISTERS,
    await_group,
    full_from_call,
    killed_after,
    killed_at_call,
    start,
    stopped_at,
    tree,
)

# At times and at system calls, with one job and with two.
MOMENTS = int(os.environ.get("FAULTS_MOMENTS", "24")) // 4
PAGES = 70  # two batches: enough for processes to be started


class Place:
    """A folder with pages and OUT, and what OUT holds after the former run and after the new."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.trees: dict[str, dict[str, bytes | None]] = {}
        for name, number in (("former", 20), ("new", 30)):
            pages = folder / name
            pages.mkdir()
            for page in range(PAGES):
                text = (
                    f"Aster Fund gave {number + page} million dollars to the Elm House Hospital.\n"
                )
                (pages / f"{page:03}.md").write_text(text, "utf-8")
            assert main(self.command(name)) == 0
            self.trees[name] = tree(self.out)
        assert self.trees["former"] != self.trees["new"]
        self.names = sorted(path.name for path in folder.iterdir())

    def command(self, pages: str, jobs: int = 2) -> list[str]:
        inputs = [str(self.folder / pages), "-o", str(self.out)]
        return ["extract", *inputs, "--jobs", str(jobs), "--quiet"]

    def state(self) -> str:
        (state,) = [name for name, held in self.trees.items() if held == tree(self.out)]
        return state

    def restore(self) -> None:
        """The former output again, by a run that finds whatever was left behind."""
        assert main(self.command("former")) == 0
        assert self.state() == "former"
        self.nothing_else()

    def nothing_else(self) -> None:
        assert sorted(path.name for path in self.folder.iterdir()) == self.names


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    # Not one of pytest's folders: those are hidden from the user who may not write.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Place(Path(folder))


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_random_times(place: Place, jobs: int) -> None:
    place.restore()
    began = time.monotonic()
    assert main(place.command("new", jobs)) == 0
    whole = time.monotonic() - began
    moments = random.Random(jobs)
    killed = 0
    while killed < MOMENTS:
        pages = ("former", "new")[killed % 2]
        if killed_after(moments.uniform(0, whole), place.command(pages, jobs)):
            killed += 1
        else:
            whole *= 0.95  # the machine has become faster, or the end was very near
        assert place.state() in ("former", "new")
        if killed % 10 == 0:
            place.restore()
    place.restore()


CALLERS = [1, 2] if HAS_PTRACE else []


@pytest.mark.parametrize("jobs", CALLERS)
def test_killed_at_random_system_calls(place: Place, jobs: int) -> None:
    place.restore()
    killed, calls = killed_at_call(None, place.command("new", jobs))
    assert not killed and place.state() == "new"
    assert calls > 1000
    moments = random.Random(jobs)
    # The end, where the folders change places, is where it matters most.
    numbers = [moments.randrange(calls) for _ in range(MOMENTS - MOMENTS // 3)]
    numbers += [calls - 1 - moments.randrange(250) for _ in range(MOMENTS // 3)]
    for moment, number in enumerate(numbers):
        pages = ("former", "new")[moment % 2]
        # How often a run of two processes waits is never the same twice: one may end sooner.
        while not killed_at_call(number, place.command(pages, jobs))[0]:
            number -= moments.randrange(1, 50)
        assert place.state() in ("former", "new")
        if moment % 10 == 0:
            place.restore()
    place.restore()


def test_workers_end_with_a_run_that_is_killed(place: Place) -> None:
    place.restore()
    with stopped_at(parallel, "_take", place.command("new")) as child:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        await_group(child)
    assert place.state() == "former"
    place.restore()


def test_workers_that_are_killed_change_nothing(place: Place, tmp_path: Path) -> None:
    place.restore()
    told = tmp_path / "told"
    moments = random.Random(5)
    for _ in range(MOMENTS):
        with stopped_at(parallel, "_take", place.command("new"), told) as child:
            workers = Path(f"/proc/{child}/task/{child}/children").read_text("ascii").split()
            assert len(workers) == 2
            time.sleep(moments.uniform(0, 0.05))
            os.kill(int(moments.choice(workers)), signal.SIGKILL)
            status = None
            while status is None or os.WIFSTOPPED(status):
                os.kill(child, signal.SIGCONT)
                status = os.waitpid(child, os.WUNTRACED)[1]
            assert status == 0
        assert (place.state(), told.read_text("utf-8")) == ("new", "")
        place.restore()


def test_two_runs_at_once(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    place.restore()
    with stopped_at(atomic, "_recover", place.command("new")) as child:
        assert main(place.command("former")) == 2
        told = capsys.readouterr().err
        assert "is being written by another run" in told and told.count("\n") == 1
        os.kill(child, signal.SIGCONT)
        assert os.waitpid(child, 0)[1] == 0
    assert place.state() == "new"
    place.nothing_else()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("most", [300, 3000, 30_000])
def test_a_full_disk(place: Place, tmp_path: Path, jobs: int, most: int) -> None:
    place.restore()
    told = tmp_path / "told"

    def full() -> None:
        sys.stderr = told.open("w", encoding="utf-8", buffering=1)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    child = start(place.command("new", jobs), full)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
    await_group(child)
    assert told.read_text("utf-8").count("\n") == 1
    assert "File too large" in told.read_text("utf-8")
    assert place.state() == "former"
    place.nothing_else()


@pytest.mark.parametrize("jobs", CALLERS if HAS_REGISTERS else [])
def test_a_disk_that_is_full_at_random_system_calls(
    place: Place, tmp_path: Path, jobs: int
) -> None:
    place.restore()
    told = tmp_path / "told"
    status, calls = full_from_call(None, place.folder, place.command("new", jobs), told)
    assert (status, place.state()) == (0, "new")
    assert calls > 60
    moments = random.Random(jobs)
    for number in [0, calls - 2, calls - 1, *(moments.randrange(calls) for _ in range(MOMENTS))]:
        before = place.state()
        pages = "former" if before == "new" else "new"
        status, _ = full_from_call(number, place.folder, place.command(pages, jobs), told)
        said = told.read_text("utf-8")
        if status == 0:
            assert (place.state(), said) == (pages, "")
        else:
            assert (status, place.state()) == (2, before)
            assert said.count("\n") == 1 and "No space left on device" in said
        place.nothing_else()


def test_read_only_folder(place: Place, tmp_path: Path) -> None:
    place.restore()
    told = tmp_path / "told"

    def as_nobody() -> None:
        sys.stderr = told.open("w", encoding="utf-8", buffering=1)
        if os.getuid() == 0:
            os.setuid(65534)

    place.folder.chmod(0o555)
    try:
        child = start(place.command("new"), as_nobody)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        place.folder.chmod(0o755)
    assert status == 2
    said = f"extractor: {place.out} cannot be written: Permission denied\n"
    assert told.read_text("utf-8") == said
    assert place.state() == "former"
    place.nothing_else()
