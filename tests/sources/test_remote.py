"""Inputs behind URLs, in a store that fsspec keeps in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from extractor.cli import main
from extractor.pipeline import extract
from extractor.sources.files import InputError
from extractor.sources.folder import count_pages, find_sources
from extractor.sources.remote import Remote
from extractor.sources.source import Source

RAW = Path(__file__).parent.parent.parent / "raw"


@pytest.fixture
def store() -> Iterator[fsspec.AbstractFileSystem]:
    memory = fsspec.filesystem("memory")
    yield memory
    memory.rm("/", recursive=True)


def _paths(url: str) -> list[str]:
    return [found.path for found in find_sources([url]) if isinstance(found, Source)]


def test_a_folder_behind_a_url_gives_what_it_gives_here(store: fsspec.AbstractFileSystem) -> None:
    for path in RAW.rglob("*"):
        if path.is_file():
            store.pipe(f"/site/{path.relative_to(RAW).as_posix()}", path.read_bytes())
    assert extract(["memory://site"]) == extract([RAW])


def test_a_jekyll_site_behind_a_url_is_one(store: fsspec.AbstractFileSystem) -> None:
    store.pipe("/site/_config.yml", b"title: Elm Fund\nurl: https://elm.example\n")
    store.pipe("/site/_posts/2021-05-04-grants.md", b"---\ntitle: Grants\n---\nWe gave $5,000.\n")
    facts = extract(["memory://site"])["pages"]
    assert [(page.publisher, page.published) for page in facts] == [("Elm Fund", "2021-05-04")]


def test_files_that_no_folder_would_give_are_left_out(store: fsspec.AbstractFileSystem) -> None:
    for name in ("a.md", ".git/b.md", "node_modules/c.md", "d/.e.md", "d/f.html", "g.png"):
        store.pipe(f"/site/{name}", b"words")
    assert _paths("memory://site") == ["a.md", "d/f.html"]
    assert _paths("memory://site/d/f.html") == ["f.html"]


def test_how_many_pages_a_url_has_is_not_known_before(store: fsspec.AbstractFileSystem) -> None:
    assert count_pages(["memory://site"]) is None


def test_a_file_too_large_is_a_problem(
    store: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.sources.remote.LARGEST", 10)
    store.pipe("/site/a.md", b"x" * 11)
    store.pipe("/site/b.md", b"x" * 10)
    found = extract(["memory://site"])
    assert [(p.page, p.message) for p in found["problems"]] == [
        ("a.md", "more than 10 bytes; split the file")
    ]
    assert [page.page for page in found["pages"]] == ["b.md"]


def test_a_file_that_cannot_be_read_is_a_problem(
    store: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.pipe("/site/a.md", b"words")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("Access  Denied")

    monkeypatch.setattr(type(store), "open", refuse)
    problems = extract(["memory://site"])["problems"]
    assert [(p.page, p.message) for p in problems] == [("a.md", "cannot be read: Access Denied")]


FAILURES = [
    ("memory://nowhere", "memory://nowhere: no such file or folder"),
    ("s3://bucket/pages", "s3://bucket/pages: Install s3fs"),
    ("nothing://x", "nothing://x: Protocol not known: nothing"),
]


@pytest.mark.parametrize(("url", "said"), FAILURES)
def test_a_url_that_cannot_be_opened_is_said(
    url: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", url, "-o", str(tmp_path / "out")]) == 2
    assert said in capsys.readouterr().err


def test_without_fsspec_a_url_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(InputError, match=r"pip install extractor\[dask\]"):
        Remote("memory://site")
