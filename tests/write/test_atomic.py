"""OUT is the former output or the new one, complete, whatever happens and whenever it happens."""

from __future__ import annotations

import fcntl
import os
import pickle
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.records import PageFacts
from extractor.write import OutputError, atomic, write_datasets
from extractor.write.atomic import replace_folder

FORMER = [PageFacts(page="former.md", sha256="0")]
NEW = [PageFacts(page=f"new-{number}.md", sha256="1") for number in range(3)]


def _write(out: Path, pages: list[PageFacts] = NEW) -> None:
    write_datasets({"pages": pages}, out)


def _tree(folder: Path) -> dict[str, bytes | None]:
    """Every file (its bytes) and folder (None) below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes | None]]:
    """What OUT holds after a run that succeeds."""
    trees = {}
    for name, pages in (("former", FORMER), ("new", NEW)):
        out = tmp_path_factory.mktemp(name) / "out"
        _write(out, pages)
        trees[name] = _tree(out)
    return trees


@pytest.fixture(params=["exchange", "set aside"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the system call that exchanges two folders, and on systems without it."""
    if request.param == "set aside":
        monkeypatch.setattr(atomic, "_exchange", lambda one, other: False)
    return str(request.param)


def _in_child(work: Callable[[], Any]) -> tuple[int, Any]:
    """Exit status of a forked child (minus the signal that killed it) and what `work` gave."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            result = work()
        except BaseException as error:
            result = error
        with os.fdopen(write, "wb") as file:
            pickle.dump(result, file)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as file:
        data = file.read()
    _child, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), pickle.loads(data) if data else None


# Before the run: what is done with OUT


def _nothing(out: Path) -> None:
    pass


def _empty(out: Path) -> None:
    out.mkdir()


def _former(out: Path) -> None:
    _write(out, FORMER)


@pytest.mark.parametrize("before", [_nothing, _empty, _former])
def test_a_run_that_succeeds_replaces_all_and_leaves_nothing_else(
    before: Callable[[Path], Path],
    way: str,
    complete: dict[str, dict[str, bytes | None]],
    tmp_path: Path,
) -> None:
    before(tmp_path / "out")
    _write(tmp_path / "out")
    assert _tree(tmp_path / "out") == complete["new"]
    assert _names(tmp_path) == ["out"]


@pytest.mark.parametrize("before", [_nothing, _empty, _former])
def test_a_run_that_fails_changes_nothing(
    before: Callable[[Path], Path], way: str, tmp_path: Path
) -> None:
    before(tmp_path / "out")
    tree = _tree(tmp_path)

    def records() -> Iterator[PageFacts]:
        yield NEW[0]
        raise OSError("a page that cannot be read")

    # An error of the caller's own is not taken for one of the output.
    with pytest.raises(OSError, match="a page that cannot be read"):
        write_datasets({"pages": records()}, tmp_path / "out")
    assert _tree(tmp_path) == tree


def test_folders_above_are_made_and_removed_again_by_a_run_that_fails(
    tmp_path: Path, complete: dict[str, dict[str, bytes | None]]
) -> None:
    with pytest.raises(TypeError):
        write_datasets({"pages": [PageFacts(page=5, sha256="0")]}, tmp_path / "a" / "b" / "out")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())
    _write(tmp_path / "a" / "b" / "out")
    assert _tree(tmp_path / "a" / "b" / "out") == complete["new"]


def test_a_link_stays_a_link(complete: dict[str, dict[str, bytes | None]], tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    _write(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert _tree(tmp_path / "real") == complete["new"]


def test_permissions_of_the_folder_are_kept(way: str, tmp_path: Path) -> None:
    _former(tmp_path / "out")
    (tmp_path / "out").chmod(0o750)
    _write(tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("name", ["file", "/", "file/out"])
def test_what_cannot_be_a_folder_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError):
        _write(tmp_path / name)
    assert _tree(tmp_path) == {"file": b"x"}


class _KillAt:
    """An audit hook that kills its process at the n-th call that touches files."""

    EVENTS = ("open", "os.", "shutil.", "ctypes.dlsym", "fcntl.")

    def __init__(self, number: int) -> None:
        self.left = number

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(self.EVENTS):
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("before", [_nothing, _former])
def test_killed_at_every_call_that_touches_files(
    before: Callable[[Path], Path],
    way: str,
    complete: dict[str, dict[str, bytes | None]],
    tmp_path: Path,
) -> None:
    seen = set()
    for number in range(1, 1000):
        folder = tmp_path / str(number)
        folder.mkdir()
        out = folder / "out"
        before(out)

        def killed(out: Path = out, number: int = number) -> None:
            sys.addaudithook(_KillAt(number))
            _write(out)

        status, error = _in_child(killed)
        if error is not None:
            raise error
        seen.add(_state(out, complete))
        _fails(out)
        seen.add(_state(out, complete))
        assert _names(folder) == (["out"] if out.exists() else [])
        _write(out)
        assert _tree(out) == complete["new"]
        assert _names(folder) == ["out"]
        if status == 0:
            break
        assert status == -signal.SIGKILL
    assert number > 40  # each file and folder once, at least
    allowed = {"new", "missing" if before is _nothing else "former"}
    if way == "set aside" and before is _former:
        allowed.add("missing")
    assert seen == allowed


def _state(out: Path, complete: dict[str, dict[str, bytes | None]]) -> str:
    if not out.exists():
        return "missing"
    (state,) = [name for name, tree in complete.items() if tree == _tree(out)]
    return state


def _fails(out: Path) -> None:
    """A run that clears up what a killed one left, and then fails."""
    with pytest.raises(ZeroDivisionError), replace_folder(out):
        raise ZeroDivisionError


def test_a_folder_set_aside_is_put_back_by_a_run_that_fails(
    way: str, complete: dict[str, dict[str, bytes | None]], tmp_path: Path
) -> None:
    _former(tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / ".out.extractor-old")
    _fails(tmp_path / "out")
    assert _tree(tmp_path / "out") == complete["former"]


def test_killed_at_random_moments(
    way: str, complete: dict[str, dict[str, bytes | None]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    _former(out)
    moments = random.Random(20200313)
    for _run in range(60):
        child = os.fork()
        if child == 0:
            while True:
                _write(out, FORMER)
                _write(out, NEW)
        time.sleep(moments.uniform(0.005, 0.08))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert way == "set aside" or _state(out, complete) in ("former", "new")
        _fails(out)
        assert _state(out, complete) in ("former", "new")
        assert _names(tmp_path) == ["out"]


def test_two_runs_into_one_folder(
    complete: dict[str, dict[str, bytes | None]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    _former(out)
    with replace_folder(out):
        status, error = _in_child(lambda: _write(out))
        assert isinstance(error, OutputError)
        assert str(error) == f"{out} is being written by another run; wait until it is done"
        # Another folder beside it is free.
        status, error = _in_child(lambda: _write(tmp_path / "other"))
        assert (status, error) == (0, None)
        assert _tree(out) == complete["former"]
    assert _names(tmp_path) == ["other", "out"]


def test_a_lock_file_that_the_run_before_removed_is_no_lock(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    lock = fcntl.lockf
    removed: list[bool] = []

    def removed_before_it_is_locked(descriptor: int, operation: int) -> None:
        if not removed:
            removed.append(True)
            (tmp_path / ".out.extractor-lock").unlink()
        lock(descriptor, operation)

    monkeypatch.setattr(fcntl, "lockf", removed_before_it_is_locked)
    with replace_folder(out):
        _status, error = _in_child(lambda: _write(out))
        assert "another run" in str(error)
    assert _names(tmp_path) == ["out"]


def test_many_runs_at_once_end_with_one_complete_output(
    complete: dict[str, dict[str, bytes | None]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    children = []
    for number in range(6):
        child = os.fork()
        if child == 0:
            for _run in range(15):
                try:
                    _write(out, FORMER if number % 2 else NEW)
                except OutputError as error:
                    if "another run" not in str(error):
                        os._exit(1)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 6
    assert _state(out, complete) in ("former", "new")
    assert _names(tmp_path) == ["out"]


def test_a_worker_that_outlives_a_killed_run_does_not_keep_the_next_one_out(
    complete: dict[str, dict[str, bytes | None]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    read, write = os.pipe()

    def run_with_a_worker() -> None:
        with replace_folder(out):
            if os.fork() == 0:
                os.close(write)
                os.read(read, 1)  # until the test ends
                os._exit(0)
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        run_with_a_worker()
    os.waitpid(child, 0)
    _write(out)
    assert _tree(out) == complete["new"]
    os.close(write)
    os.close(read)


@pytest.mark.parametrize("before", [_nothing, _former])
def test_a_full_disk(before: Callable[[Path], Path], tmp_path: Path) -> None:
    before(tmp_path / "out")
    tree = _tree(tmp_path)

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        _write(tmp_path / "out", [PageFacts(page=f"{n:0100}", sha256="0") for n in range(2000)])

    _status, error = _in_child(full)
    assert isinstance(error, OutputError)
    assert str(error) == "pages.csv cannot be written: File too large"
    assert _tree(tmp_path) == tree


@pytest.mark.parametrize("denied", ["out", "."])
def test_read_only_output(denied: str, complete: dict[str, dict[str, bytes | None]]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        parent = Path(scratch)
        out = parent / "out"
        _former(out)
        for path in (parent, *parent.rglob("*")):
            path.chmod(0o777)
        (parent / denied).chmod(0o555)

        def as_nobody() -> None:
            if os.getuid() == 0:
                os.setuid(65534)
            _write(out)

        _status, error = _in_child(as_nobody)
        assert isinstance(error, OutputError)
        assert str(error) == f"{out} cannot be written: Permission denied"
        assert _tree(out) == complete["former"]
        assert _names(parent) == ["out"]
        (parent / denied).chmod(0o777)
