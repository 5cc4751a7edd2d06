"""Workers of a cluster that fail: a bad page costs one row, what is no result is not believed."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from extractor import cluster as cluster_module
from extractor.cluster import ClusterError, on_cluster, read_apart
from extractor.limits import Limits
from extractor.pipeline import extract_to

GIFT = "Aster Fund gave 5 million dollars to the Elm House Hospital.\n"


def _written(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_hostile_pages_cost_the_rows_that_they_cost_here(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(150):
        (pages / f"{number:03}.md").write_text(GIFT.replace("5", str(number + 5)), "utf-8")
    (pages / "slow.md").write_text(GIFT * 20_000, "utf-8")
    (pages / "bomb.md").write_text(f"---\na: {'[' * 20_000}\n---\n{GIFT}", "utf-8")
    (pages / "link.md").symlink_to("/etc/hostname")
    limits = Limits(seconds=2)
    here = extract_to(tmp_path / "here", [pages], 2, limits=limits)
    address = cluster.scheduler_address
    there = extract_to(tmp_path / "there", [pages], limits=limits, scheduler=address)
    assert here == there and here["problems"] == 3 and here["funding"] == 151
    assert _written(tmp_path / "here") == _written(tmp_path / "there")


def _same(numbers: Sequence[int]) -> list[int]:
    return list(numbers)


def _whole(numbers: Sequence[int]) -> list[Sequence[int]]:
    return [numbers]


def _lost(number: int) -> int:
    return -number


def _as_made(_number: int, results: Iterable[int]) -> list[int]:
    return list(results)


def _garbage(task: bytes, batch: bytes) -> object:
    numbers = pickle.loads(batch)
    return (b"\x80\x05nonsense", b"", None, pickle.dumps(5), "text")[numbers[0]]


@pytest.mark.parametrize("number", range(5))
def test_an_answer_that_is_no_result_is_not_believed(
    cluster: LocalCluster, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "read_apart", _garbage)
    made = on_cluster(_same, [[number]], cluster.scheduler_address, _whole, _lost, _as_made)
    with pytest.raises(ClusterError, match="what is no result"):
        list(made)


def test_a_worker_of_another_version_is_not_believed(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "reader_version", lambda: "another")
    made = on_cluster(_same, [[1, 2]], cluster.scheduler_address, _whole, _lost, _as_made)
    with pytest.raises(ClusterError, match="another version"):
        list(made)


# What a process that reads says instead of an answer.
NONSENSE = [
    "",
    "nonsense",
    "\x80\x05\x95",
    "\x80\xff",
    "cos\nnothing\n.",
    "I1\n.",
    "(i__main__\nx\n.",
]


@pytest.mark.parametrize("number", range(len(NONSENSE)))
def test_a_reader_that_answers_nonsense_is_ended(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = tmp_path / "reader.py"
    said = NONSENSE[number].encode("latin-1")
    reader.write_text(f"import sys\nsys.stdin.buffer.read(1)\nsys.stdout.buffer.write({said!r})\n")
    run = subprocess.Popen
    started: list[subprocess.Popen[bytes]] = []

    def start(command: list[str], **pipes: Any) -> object:
        started.append(run([sys.executable, str(reader)], **pipes))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(cluster_module, "_READER", threading.local())
    with pytest.raises(RuntimeError, match="3 processes that read pages"):
        read_apart(b"", b"")
    assert len(started) == 3 and all(process.poll() is not None for process in started)
