"""One bad page costs one row: whatever it does, the other pages give the same bytes."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractor import parts, pipeline
from extractor.cli import main
from extractor.limits import Limits, TooCostly, within
from extractor.page import read_source
from extractor.pipeline import extract, extract_to, read_page, read_parts
from extractor.sources.rendered import Rendered
from extractor.sources.source import Site, Source

PAGES = 70  # two batches: enough for processes to be started
BAD = "035.md"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for page in range(PAGES):
        text = f"Aster Fund gave {20 + page} million dollars to the Elm House Hospital.\n"
        (folder / f"{page:03}.md").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def without(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The datasets of the other pages alone."""
    folder = tmp_path_factory.mktemp("without")
    for page in pages.iterdir():
        if page.name != BAD:
            (folder / page.name).write_bytes(page.read_bytes())
    extract_to(folder / "out", [folder], 1)
    return _datasets(folder / "out")


def _datasets(out: Path) -> dict[str, bytes]:
    """The CSV files but the one of problems."""
    return {
        path.name: path.read_bytes()
        for path in sorted(out.glob("*.csv"))
        if path.stem != "problems"
    }


def _raise(*_: object) -> None:
    raise ValueError("<Node object at 0x7f00c0ffee00> has\nno cells " + "x" * 10_000)


def _forever(*_: object) -> None:
    while True:
        pass


def _swallow(*_: object) -> None:
    while True:
        try:
            _forever()
        except Exception:
            continue


def _in_c(*_: object) -> None:
    sum(range(10**14))  # heeds no signal


def _all_memory(*_: object) -> None:
    held = [bytearray(2**20)]
    while held:
        held.append(bytearray(2**20))


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _run_deep(*_: object) -> None:
    _run_deep()


SMALL = Limits(seconds=1, memory=64 * 2**20)
SECONDS = "not read: it takes longer than 1 seconds"
MEMORY = "not read: it needs more than 64 MiB of memory"
DIED = "not read: it ended the process that read it"
FAULT = "not read: ValueError: <Node object> has no cells xxx"
DEEP = "not read: RecursionError: maximum recursion depth exceeded"

# What the page does to its reader, with how many processes, and the row that says so.
FAULTS = [
    (_raise, 1, "page", FAULT),
    (_raise, 2, "page", FAULT),
    (_run_deep, 2, "page", DEEP),
    (_forever, 1, "page", SECONDS),
    (_forever, 2, "page", SECONDS),
    (_swallow, 2, "page", SECONDS),
    (_all_memory, 1, "page", MEMORY),
    (_all_memory, 2, "page", MEMORY),
    (_in_c, 2, "page", DIED),
    (_die, 2, "page", DIED),
]


@pytest.mark.parametrize(("fault", "jobs", "stage", "message"), FAULTS)
def test_a_bad_page_costs_one_row(
    pages: Path,
    without: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[..., None],
    jobs: int,
    stage: str,
    message: str,
) -> None:
    read = read_source

    def read_or_fail(source: Any, site: Any) -> Any:
        return fault() if source.path == BAD else read(source, site)

    monkeypatch.setattr(pipeline, "read_source", read_or_fail)
    told: list[Any] = []
    extract_to(
        tmp_path / "out",
        [pages],
        jobs,
        limits=SMALL,
        watch=lambda problems, _: told.extend(problems),
    )
    (problem,) = json.loads((tmp_path / "out" / "problems.json").read_bytes())
    assert (problem["page"], problem["stage"], problem["severity"]) == (BAD, stage, "error")
    assert problem["message"].startswith(message)
    assert len(problem["message"]) < 500
    assert [p.message for p in told] == [problem["message"]]
    assert _datasets(tmp_path / "out") == without


def test_what_one_finder_cannot_read_the_others_do(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_timeline(page: Any) -> Any:
        raise KeyError(page.path)

    whole = extract([pages])
    monkeypatch.setattr(pipeline, "find_timeline", find_timeline)
    found = extract([pages])
    assert len(found["problems"]) == PAGES
    assert {p.stage for p in found["problems"]} == {"find_timeline"}
    for name in ("pages", "donations", "amounts", "funding", "organizations", "notes"):
        assert found[name] == whole[name]


def test_records_that_cannot_be_written_cost_one_row_too(
    pages: Path, without: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = parts.part_of

    def part_of(found: Any, *, raw_csv: bool) -> Any:
        if found.facts and found.facts.page == BAD:
            raise TypeError("a record cannot hold it")
        return keep(found, raw_csv=raw_csv)

    monkeypatch.setattr(pipeline, "part_of", part_of)
    extract_to(tmp_path / "out", [pages], 1)
    (problem,) = json.loads((tmp_path / "out" / "problems.json").read_bytes())
    assert problem["message"].startswith("not read: TypeError: a record cannot hold it")
    assert _datasets(tmp_path / "out") == without


def test_debug_says_where_in_the_code(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "find_notes", _raise)
    arguments = ["extract", str(pages / BAD), "-o", str(tmp_path / "out"), "--quiet"]
    assert main(arguments) == 0
    assert "[" not in capsys.readouterr().err
    assert main([*arguments, "--debug"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"error: {BAD}: not read: ValueError: ")
    assert line.endswith(" _raise]") and "[faults/test_bad_page.py:" in line
    assert str(Path(__file__).parent) not in line


def test_limits_are_options(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["extract", str(pages / BAD), "-o", str(tmp_path / "out"), "--quiet"]
    monkeypatch.setattr(pipeline, "find_notes", _forever)
    assert main([*arguments, "--page-seconds", "0.2"]) == 0
    assert "longer than 0.2 seconds" in capsys.readouterr().err
    monkeypatch.setattr(pipeline, "find_notes", _all_memory)
    assert main([*arguments, "--page-memory", "32"]) == 0
    assert "more than 32 MiB" in capsys.readouterr().err
    for wrong in ("0", "-1", "nan", "much"):
        with pytest.raises(SystemExit):
            main([*arguments, "--page-seconds", wrong])


@pytest.mark.parametrize(
    ("size", "seconds", "memory"),
    [
        (0, 30, 2**30),
        (2 * 2**20, 30, 2**30),
        (4 * 2**20, 60, 2**30),
        (8 * 2**20, 120, 2**30),
        (24 * 2**20, 360, 3 * 2**30),
    ],
)
def test_a_longer_page_may_take_more(size: int, seconds: float, memory: int) -> None:
    assert Limits().for_bytes(size) == (seconds, memory)
    assert Limits(1.0, 2**20).for_bytes(size) == (seconds / 30, memory / 2**10)


@pytest.mark.parametrize("made", [False, True])
def test_a_page_is_held_to_what_its_length_allows(
    made: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own, or that of what its site's templates make of it."""
    long = "\n" * (3 * 2**20)
    source = Source(BAD, b"" if made else long.encode())
    if made:
        source = replace(source, rendered=Rendered(long, (), ()))
    monkeypatch.setattr(pipeline, "read_source", _forever)
    (problem,) = read_page(source, Site(), Limits(0.2)).problems
    assert problem.message.startswith("not read: it takes longer than 0.3 seconds")
    work = read_parts([source], Site(), raw_csv=False, cache=None, limits=Limits(0.2))
    assert work[0].problems == (problem,)


def test_a_page_that_went_over_a_limit_is_read_again_with_a_cache(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "find_notes", _forever)
        limited = extract_to(
            tmp_path / "out", [pages / BAD], 1, cache=tmp_path / "cache", limits=Limits(0.2)
        )
    assert limited["amounts"] == 0
    again = extract_to(tmp_path / "out", [pages / BAD], 1, cache=tmp_path / "cache")
    assert again["amounts"] == 1


def test_limits_leave_the_process_as_it_was() -> None:
    import resource

    handler = signal.getsignal(signal.SIGPROF)
    bound = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(TooCostly), within(SMALL):
        _swallow()
    with within(SMALL):
        pass
    assert signal.getsignal(signal.SIGPROF) is handler
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert resource.getrlimit(resource.RLIMIT_AS) == bound


def test_a_page_beside_that_is_large_may_end_its_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one job too: what could make a library in C end the process has one of its own."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.md").write_text("Aster Fund gave 5 million dollars.\n", "utf-8")
    (tmp_path / "pages" / BAD).write_text("word " * 300_000, "utf-8")
    read = read_source

    def read_or_die(source: Any, site: Any) -> Any:
        return _die() if source.path == BAD else read(source, site)

    monkeypatch.setattr(pipeline, "read_source", read_or_die)
    counts = extract_to(tmp_path / "out", [tmp_path / "pages"], 1)
    assert (counts["problems"], counts["amounts"], counts["pages"]) == (1, 1, 1)
