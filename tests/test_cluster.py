"""Pages read by the workers of a Dask cluster: the same records as here, whoever dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from extractor.cli import main
from extractor.cluster import ClusterError, on_cluster
from extractor.pipeline import extract_to
from extractor.records import Problem
from tests.funded import funded_pages

RAW = Path(__file__).parent.parent / "raw"


def _batches(count: int) -> list[list[int]]:
    return [[number, number + 1] for number in range(0, count, 2)]


def _doubled(numbers: Sequence[int]) -> list[int]:
    return [number * 2 for number in numbers]


def _fatal(numbers: Sequence[int]) -> list[int]:
    if 13 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return _doubled(numbers)


def _failing(numbers: Sequence[int]) -> list[int]:
    raise ValueError(numbers)


def _whole(numbers: Sequence[int]) -> list[Sequence[int]]:
    return [numbers]


def _lost(number: int) -> int:
    return -number


def _as_made(_number: int, results: Iterable[int]) -> list[int]:
    return list(results)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return funded_pages(tmp_path / "pages", 300)


def test_results_come_in_the_order_of_the_items(cluster: LocalCluster) -> None:
    made = on_cluster(_doubled, _batches(40), cluster.scheduler_address, _whole, _lost, _as_made)
    assert list(made) == [number * 2 for number in range(40)]


def test_an_item_that_kills_its_process_is_lost_alone(cluster: LocalCluster) -> None:
    workers = {worker.pid for worker in cluster.workers.values()}
    made = on_cluster(_fatal, _batches(40), cluster.scheduler_address, _whole, _lost, _as_made)
    assert list(made) == [-13 if number == 13 else number * 2 for number in range(40)]
    assert {worker.pid for worker in cluster.workers.values()} == workers


def test_an_error_in_the_work_is_raised_here(cluster: LocalCluster) -> None:
    with pytest.raises(RuntimeError, match="ValueError"):
        list(on_cluster(_failing, _batches(4), cluster.scheduler_address, _whole, _lost, _as_made))


def _without_a_library(_number: int, results: Iterable[int]) -> list[int]:
    raise ModuleNotFoundError("No module named 'pyarrow'")


def test_a_library_that_a_worker_lacks_is_said(cluster: LocalCluster) -> None:
    address = cluster.scheduler_address
    made = on_cluster(_doubled, _batches(4), address, _whole, _lost, _without_a_library)
    with pytest.raises(ClusterError, match="a worker: No module named 'pyarrow'; install there"):
        list(made)


def test_a_killed_worker_changes_nothing(
    cluster: LocalCluster, pages: Path, tmp_path: Path
) -> None:
    alive = [worker.pid for worker in cluster.workers.values()]

    def kill_one(problems: Sequence[Problem], records: int) -> None:
        if records and len(alive) == 2:
            os.kill(alive.pop(), signal.SIGKILL)

    here, there = tmp_path / "here", tmp_path / "there"
    counts = extract_to(here, [pages], 1)
    address = cluster.scheduler_address
    made = extract_to(there, [pages], scheduler=address, watch=kill_one)
    assert made == counts
    assert len(alive) == 1
    assert counts["funding"] == 300
    assert _files(there) == _files(here)


def test_a_crawl_is_read_by_the_workers(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl = tmp_path / "crawl.warc"
    crawl.write_bytes(b"".join(_response(number) for number in range(40)))
    here, there = tmp_path / "here", tmp_path / "there"
    counts = extract_to(here, [crawl], 1, prefilter=True)
    monkeypatch.setattr("extractor.sources.warc.read_warc", None)  # not here
    address = cluster.scheduler_address
    assert extract_to(there, [crawl], scheduler=address, prefilter=True) == counts
    assert counts["funding"] == counts["pages"] == 20
    assert counts["problems"] == 1
    assert _files(there) == _files(here)


def _response(number: int) -> bytes:
    words = f"The Elm Fund donated ${number},000 to Ash School." if number % 2 else "Opening hours"
    body = f"<html><body><p>{words}</p></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://elm.example/{number}\r\n"
        "WARC-Date: 2021-05-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_no_scheduler_is_said_and_leaves_the_former_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert main(["extract", str(RAW), "-o", str(out), "--quiet"]) == 0
    before = _files(out)
    nowhere = "no-such-protocol://127.0.0.1:9"
    command: list[Any] = ["extract", str(RAW), "-o", str(out), "--scheduler", nowhere]
    assert main(command) == 2
    assert nowhere in capsys.readouterr().err
    assert _files(out) == before


def test_a_cluster_without_workers_is_said() -> None:
    with (
        LocalCluster(n_workers=0, dashboard_address=":0") as empty,
        pytest.raises(ClusterError, match="no workers; start `dask worker"),
    ):
        list(on_cluster(_doubled, _batches(4), empty.scheduler_address, _whole, _lost, _as_made))
