"""Parquet parts that the workers of a cluster write: the records of a local run, in its order."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq
import pytest
from distributed import LocalCluster
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor import workers
from extractor.check import validate
from extractor.cli import main
from extractor.cluster import ClusterError
from extractor.joining import join
from extractor.pipeline import extract_to, read_parts
from extractor.records import DATASETS, Problem
from extractor.sources.source import Site, Source
from extractor.storing import store_rows, taken
from extractor.trace import verify
from extractor.write import OutputError, new_output
from extractor.write.datapackage import parts_of
from extractor.write.parts_output import new_parts
from extractor.write.place import Place
from tests.funded import funded_pages

RAW = Path(__file__).parent.parent / "raw"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return funded_pages(tmp_path / "pages", 300)


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _named(out: Path) -> dict[str, list[str]]:
    """The parts of each dataset, as a reader of data packages finds them."""
    resources = json.loads((out / "datapackage.json").read_bytes())["resources"]
    named = [one for one in resources if one["name"] != "summary"]
    assert [one["name"] for one in named] == [f"{name}-parquet" for name in DATASETS]
    return {name: one["path"] for name, one in zip(DATASETS, named, strict=True)}


def _demand_alike(parts: Path, whole: Path) -> None:
    """The parts hold the rows of the whole files, in their order, and nothing else is there."""
    named = _named(parts)
    for name, paths in named.items():
        stated = pq.read_table(whole / f"{name}.parquet")
        assert pa.concat_tables([pq.ParquetFile(parts / path).read() for path in paths]) == stated
        assert pyarrow.dataset.dataset(parts / name).to_table() == stated
    written = {path for paths in named.values() for path in paths}
    assert set(_files(parts)) == {*written, "datapackage.json", "summary.json"}
    assert _files(parts)["summary.json"] == _files(whole)["summary.json"]


def test_a_killed_worker_leaves_the_parts_of_a_local_run(
    cluster: LocalCluster, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "CLUSTER_BYTES", 1500)
    monkeypatch.setattr(workers, "SPREAD", 4)
    monkeypatch.setattr(workers, "STORED", 32)
    alive = [worker.pid for worker in cluster.workers.values()]

    def kill_one(problems: Sequence[Problem], records: int) -> None:
        if records and len(alive) == 2:
            os.kill(alive.pop(), signal.SIGKILL)

    here, there = tmp_path / "here", tmp_path / "there"
    counts = extract_to(here, [pages], 1, parquet=True)
    address = cluster.scheduler_address
    made = extract_to(there, [pages], parquet=True, scheduler=address, watch=kill_one)
    assert len(alive) == 1
    assert made == counts
    assert counts["funding"] == 300
    _demand_alike(there, here)
    assert len(_named(there)["amounts"]) > 8


def test_commands_read_parts_as_they_read_files(
    cluster: LocalCluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    extract_to(here, [RAW], 1)
    extract = ["extract", str(RAW), "--format", "parquet", "-o", str(there)]
    assert main([*extract, "--scheduler", cluster.scheduler_address]) == 0
    assert validate(there) == []
    agreeing, faults = verify(there, [str(RAW)])
    assert (agreeing, faults) == verify(here, [str(RAW)])
    frames = extractor.load(there)
    for name in DATASETS:
        assert getattr(frames, name).equals(getattr(extractor.load(here), name))
    capsys.readouterr()
    assert main(["explain", str(there), frames.funding.id[0], "--input", str(RAW)]) == 0
    explained = capsys.readouterr().out
    assert main(["explain", str(here), frames.funding.id[0], "--input", str(RAW)]) == 0
    assert capsys.readouterr().out == explained
    # The next run may replace them, and be replaced by them.
    extract_to(there, [RAW], 1)
    assert not list(there.rglob("*.parquet"))


def test_a_place_that_workers_do_not_reach_is_said(cluster: LocalCluster, tmp_path: Path) -> None:
    address = cluster.scheduler_address
    with pytest.raises(OutputError, match="name with -o a folder or URL that all workers reach"):
        extract_to("memory://out", [RAW], parquet=True, scheduler=address)
    with pytest.raises(OutputError, match="Protocol not known: no-such"):
        extract_to("no-such://out", [RAW], parquet=True, scheduler=address)
    with pytest.raises(OutputError, match="with --scheduler and --format parquet only"):
        extract_to("memory://out", [RAW], parquet=True)


def test_what_a_worker_may_not_write_is_said(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    extract_to(out, [RAW], 1)
    before = _files(out)
    monkeypatch.setattr(Place, "make_folders", lambda place, names: None)  # as on another machine
    with pytest.raises(ClusterError, match="a worker: No such file or directory"):
        extract_to(out, [RAW], parquet=True, scheduler=cluster.scheduler_address)
    assert _files(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


SENTENCES = (
    "The Elm Fund gave $5,000 to Ash School on 3 May 2020.",
    "The Oak Trust donated 2 million euros to Ash School.",
    "| Country | Donor | Masks |\n| --- | --- | --- |\n| Kenya | Elm Fund | 5,000 |",
    "3 May 2020: the Elm Fund gave 300 masks to the Yew Clinic.",
    "Opening hours: 9 to 5.",
)

texts = st.lists(st.sampled_from(SENTENCES), max_size=3).map("\n\n".join)
names = st.text("abc/", min_size=1, max_size=4).map(lambda name: f"{name}.md")


def _batches(items: Sequence[Any], cuts: Sequence[int]) -> list[Sequence[Any]]:
    places = [0, *sorted({cut % (len(items) + 1) for cut in cuts}), len(items)]
    return [items[a:b] for a, b in pairwise(places) if a < b]


@settings(max_examples=25)
@given(st.dictionaries(names, texts, min_size=1, max_size=8), st.lists(st.integers(0, 8)))
def test_parts_of_any_batches_hold_the_rows_of_one_run(
    tmp_path_factory: pytest.TempPathFactory, made: dict[str, str], cuts: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("made")
    sources: list[Source | Problem] = [
        Source(path, text.encode()) if text else Problem(page=path, stage="page", message="x")
        for path, text in sorted(made.items())
    ]
    read = partial(read_parts, site=Site(), raw_csv=False, cache=None)
    summary: dict[str, Any] = {}
    with new_output(folder / "whole", summary, parquet=True) as output:
        summary.update(join(read(sources), Site(), output, lambda *_: None, raw_csv=False))
    again: dict[str, Any] = {}
    with new_parts(folder / "parts", again) as apart:
        # A page within a batch may come in any place: a crawl has no order.
        stored = (
            part
            for number, batch in enumerate(_batches(sources, cuts))
            for part in store_rows(number, read(batch[::-1]), apart.place)
        )
        again.update(join(taken(stored, apart), Site(), apart, lambda *_: None, raw_csv=False))
    assert validate(folder / "parts") == []
    _demand_alike(folder / "parts", folder / "whole")
    assert apart.counts == output.counts


def _stored(out: str, numbers: Sequence[int], fail: bool = False) -> None:
    """A run at a URL over pages by their numbers, each in a batch of its own."""
    summary: dict[str, Any] = {}
    with new_parts(out, summary) as apart:
        for batch, number in enumerate(numbers):
            text = f"The Elm Fund gave ${number},000 to Ash School."
            parts = read_parts([Source(f"{number}.md", text.encode())], Site(), **ONE)
            found = taken(iter(store_rows(batch, parts, apart.place)), apart)
            summary.update(join(found, Site(), apart, lambda *_: None, raw_csv=False))
        if fail:
            raise KeyboardInterrupt


ONE: dict[str, Any] = {"raw_csv": False, "cache": None}


def test_a_run_at_a_url_that_fails_leaves_what_its_package_names(tmp_path: Path) -> None:
    out = f"memory://{tmp_path.name}/out"
    _stored(out, [1, 2])
    before = _package(out)
    with pytest.raises(KeyboardInterrupt):
        _stored(out, [2, 3], fail=True)
    assert _package(out) == before
    for name, digest in before.items():
        assert hashlib.sha256(Place(out).read(name) or b"").hexdigest() == digest
    assert Place(out).sizes().keys() - before.keys() - {"summary.json", "datapackage.json"}
    _stored(out, [3, 4])  # which removes what no package names
    named = _package(out)
    assert Place(out).sizes().keys() == {*named, "summary.json", "datapackage.json"}
    assert len([name for name in named if name.startswith("amounts/")]) == 2


def _package(out: str) -> dict[str, str]:
    """The parts that the package at a URL names, and the SHA-256 of each."""
    found = parts_of(Place(out).read("datapackage.json") or b"")
    return {part.name: part.sha256 for parts in found.values() for part in parts}


def test_what_is_of_others_at_a_url_stays(tmp_path: Path) -> None:
    out = f"memory://{tmp_path.name}/out"
    (tmp_path / "theirs").write_text("{}")
    Place(out).put(tmp_path / "theirs", "pages/part-of-theirs.parquet")
    _stored(out, [1])
    assert Place(out).read("pages/part-of-theirs.parquet") == b"{}"
    Place(out).put(tmp_path / "theirs", "datapackage.json")
    with pytest.raises(OutputError, match="not one that extractor wrote"):
        _stored(out, [1])


def test_workers_write_to_a_store(cluster: LocalCluster, tmp_path: Path) -> None:
    extract_to(tmp_path / "here", [RAW], 1, parquet=True)
    (tmp_path / "store").mkdir()
    url = f"dir::file://{tmp_path / 'store'}"  # a store of its own, not the disk
    extract_to(url, [RAW], parquet=True, scheduler=cluster.scheduler_address)
    (package,) = (tmp_path / "store").rglob("datapackage.json")
    _demand_alike(package.parent, tmp_path / "here")


def test_what_a_lost_worker_left_is_not_in_the_output(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "left").write_bytes(b"half a part")
    with new_parts(out, {}) as apart:
        apart.place.put(tmp_path / "left", "notes/part-000007-0123456789abcdef.parquet")
        (out.with_name(".out.extractor-new") / "pages" / ".part-000007").write_bytes(b"less")
    assert validate(out) == []
    assert set(_files(out)) == {
        *[path for paths in _named(out).values() for path in paths],
        "datapackage.json",
        "summary.json",
    }


class _Store:
    """A store of buckets, none of which is there."""

    def exists(self, path: str) -> bool:
        return False

    def makedirs(self, path: str, exist_ok: bool) -> None:
        raise AssertionError(path)


def test_no_bucket_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Place, "_store", lambda place: (_Store(), "mistyped/out"))
    Place("s3://mistyped/out").make_folders(["pages"])


def test_a_changed_part_is_found(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with new_parts(out, {}):
        pass
    assert validate(out) == []
    (part,) = (out / "notes").iterdir()
    part.write_bytes(b"changed")
    assert validate(out) == [
        f"notes/{part.name}: its size or hash is not the one in datapackage.json; it was changed"
    ]
    part.unlink()
    assert validate(out) == [f"notes/{part.name}: is missing; extract again"]
    package = out / "datapackage.json"
    package.write_text(package.read_text().replace(f"notes/{part.name}", "../notes.parquet"))
    assert validate(out) != []
