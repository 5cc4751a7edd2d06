"""What pages gave is kept, and read again exactly when something that it rests on has changed."""

from __future__ import annotations

import errno
import tomllib
from collections.abc import Callable
from functools import partial
from importlib import metadata
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from extractor import cache, pipeline
from extractor.cli import main
from extractor.pipeline import extract_to

RAW = Path(__file__).parent.parent / "raw"
Reads = Callable[..., list[str]]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(8):
        page = f"Aster Fund gave {number + 20} million dollars to the Elm House Hospital.\n"
        (folder / f"{number}.md").write_text(page, "utf-8")
    return folder


@pytest.fixture
def reads(tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> Reads:
    """Runs with a cache; gives the paths of the pages that were read, not taken from it."""
    read = pipeline._read
    paths: list[str] = []

    def noted(source: Any, *rest: Any) -> Any:
        paths.append(source.path)
        return read(source, *rest)

    monkeypatch.setattr(pipeline, "_read", noted)

    def run(**options: Any) -> list[str]:
        paths.clear()
        extract_to(tmp_path / "out", [pages], 1, cache=tmp_path / "kept", **options)
        return list(paths)

    return run


ALL = [f"{number}.md" for number in range(8)]


def test_pages_are_read_once(reads: Reads) -> None:
    assert reads() == ALL
    assert reads() == []


def test_only_a_page_that_was_edited_is_read(reads: Reads, pages: Path) -> None:
    reads()
    (pages / "3.md").write_text("Elm House got EUR 5 million from Aster Fund.\n", "utf-8")
    assert reads() == ["3.md"]
    (pages / "5.md").rename(pages / "9.md")
    assert reads() == ["9.md"]


def test_a_change_of_what_the_site_says_reads_all(reads: Reads, pages: Path) -> None:
    reads()
    (pages / "extractor.toml").write_text('publisher = "Aster Fund"\n', "utf-8")
    assert reads() == ALL


def test_a_change_of_how_rows_are_written_reads_all(reads: Reads) -> None:
    reads()
    assert reads(raw_csv=True) == ALL


def test_another_version_of_the_reader_reads_all_and_takes_the_place_of_the_former(
    reads: Reads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads()
    monkeypatch.setattr(cache, "reader_version", lambda: "next")
    assert reads() == ALL
    assert [folder.name for folder in (tmp_path / "kept").iterdir()] == ["next"]


def test_the_version_follows_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = []
    for text in ("one = 1\n", "one = 1\n", "one = 2\n"):
        (tmp_path / "module.py").write_text(text, "utf-8")
        monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
        cache.reader_version.cache_clear()
        versions.append(cache.reader_version())
    cache.reader_version.cache_clear()
    assert versions[0] == versions[1] != versions[2]


def _version_but_of(changed: str, asked: str) -> str:
    return "0" if asked == changed else version(asked)


def test_another_version_of_any_library_is_another_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((RAW.parent / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {text.partition(">")[0] for text in project["dependencies"]}
    assert needed - {"pandas"} <= {*cache.READS_WITH}
    plain = cache.reader_version.__wrapped__()
    for name in cache.READS_WITH:
        monkeypatch.setattr(metadata, "version", partial(_version_but_of, name))
        assert cache.reader_version.__wrapped__() != plain


def test_what_is_damaged_is_read_again(reads: Reads, tmp_path: Path) -> None:
    reads()
    kept = sorted(path for path in (tmp_path / "kept").rglob("*") if path.is_file())
    kept[0].write_bytes(b"")
    kept[1].write_bytes(kept[1].read_bytes()[:-10])
    kept[2].write_bytes(b"nonsense")
    assert len(reads()) == 3
    assert reads() == []


def test_a_disk_that_is_full_costs_time_only(
    reads: Reads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def full(path: Path, target: Path) -> Path:
        if tmp_path / "kept" in path.parents:
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full)
    assert reads() == reads() == ALL
    assert [path for path in (tmp_path / "kept").rglob("*") if path.is_file()] == []


def test_processes_share_what_they_keep(tmp_path: Path, reads: Reads, pages: Path) -> None:
    for number in range(8, 80):
        (pages / f"{number}.md").write_text(f"Aster Fund gave EUR {number} million.\n", "utf-8")
    extract_to(tmp_path / "two", [pages], 2, cache=tmp_path / "kept")
    assert reads() == []


def test_pages_of_templates_are_kept_too(
    tmp_path: Path, reads: Reads, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pages / "_config.yml").write_text("title: Aster Fund\n", "utf-8")
    (pages / "_data").mkdir()
    (pages / "_data" / "gifts.yml").write_text("- {who: Elm House, sum: 5}\n", "utf-8")
    (pages / "list.md").write_text(
        "---\ntitle: Gifts\n---\n{% for g in site.data.gifts %}- {{ g.who }}: ${{ g.sum }}"
        " million\n{% endfor %}",
        "utf-8",
    )
    assert "list.md" in reads()
    assert reads() == []
    (pages / "_data" / "gifts.yml").write_text("- {who: Elm House, sum: 6}\n", "utf-8")
    assert "list.md" in reads()


def test_the_command_keeps_beside_out_and_never_inside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    command = ["extract", str(RAW), "-o", str(out), "--quiet"]
    assert main([*command, "--cache"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out.extractor-cache", "out"]
    assert main([*command, "--cache"]) == 0
    assert main([*command, "--cache-in", str(out / "kept")]) == 2
    assert "inside" in capsys.readouterr().err
    assert main([*command, "--cache-in", str(tmp_path / "kept")]) == 0
    assert (tmp_path / "kept").is_dir()
