"""Inputs behind URLs made to harm: what they hide is not told, what they lead to is not read."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from extractor.cli import main
from extractor.records import Problem
from extractor.sources.files import FileRefused
from extractor.sources.folder import find_sources
from extractor.sources.remote import Remote
from extractor.sources.source import Source

GIFT = b"Aster Fund gave 5 million dollars to the Elm House Hospital.\n"
USER = "web://willow:hunter2@aster.example"
SECRETS = ("willow", "hunter2", "s3cr3t")


class Web(fsspec.AbstractFileSystem):  # type: ignore[misc]
    """A store whose paths are whole URLs, as those of servers are; what is asked for is noted."""

    protocol = "web"
    cachable = False
    files: dict[str, bytes] = {}  # noqa: RUF012 - one server for all who connect
    asked: list[str] = []  # noqa: RUF012

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        if path in self.files:
            return {"name": path, "type": "file", "size": len(self.files[path])}
        if any(name.startswith(f"{path}/") for name in self.files):
            return {"name": path, "type": "directory", "size": 0}
        raise FileNotFoundError(path)

    def find(self, path: str, **_: Any) -> list[str]:
        return sorted(self.files)

    def open(self, path: str, mode: str = "rb", **_: Any) -> io.BytesIO:
        self.asked.append(path)
        if b"refused" in self.files[path]:
            raise OSError(f"403 for {path}, see {path}?token=s3cr3t")
        return io.BytesIO(self.files[path])


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    fsspec.register_implementation("web", Web, clobber=True)
    monkeypatch.setattr(Web, "files", {})
    monkeypatch.setattr(Web, "asked", [])
    yield Web.files


# What stands on the server, the inputs, and the pages that are read or reported.
TOLD = [
    (["/pages/a.md", "/pages/bad.md"], ["/pages"], ["a.md", "bad.md"]),
    (["/a.md"], [""], ["a.md"]),
    (["/pages/a.md", "/b.md"], ["/pages", "/b.md"], ["aster.example/b.md", "pages/a.md"]),
    (["/a.md", "/pages/b.md"], ["", "/pages"], None),
    (["/a.md?sig=s3cr3t"], ["/a.md?sig=s3cr3t"], ["a.md"]),
    (["/bad.md?sig=s3cr3t"], ["/bad.md?sig=s3cr3t"], ["bad.md"]),
    (["/crawl.warc?sig=s3cr3t"], ["/crawl.warc?sig=s3cr3t"], ["crawl.warc"]),
    ([], ["/nowhere"], None),
]


@pytest.mark.parametrize(("paths", "inputs", "pages"), TOLD)
def test_what_a_url_hides_is_told_nowhere(
    web: dict[str, bytes],
    paths: list[str],
    inputs: list[str],
    pages: list[str] | None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for path in paths:
        web[USER + path] = b"refused" if "bad" in path or "warc" in path else GIFT
    out = tmp_path / "out"
    arguments = [USER + path for path in inputs]
    status = main(["extract", *arguments, "-o", str(out), "--jobs", "1"])
    assert status == (0 if paths else 2)
    main(["verify", str(out), *arguments])
    main(["explain", str(out), "none", "--input", arguments[0]])
    said = capsys.readouterr()
    written = [path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()]
    told = b"\n".join([said.out.encode(), said.err.encode(), *written])
    for secret in SECRETS:
        assert secret.encode() not in told
    if pages is not None:
        rows = [
            row["page"]
            for name in ("pages", "problems")
            for row in json.loads((out / f"{name}.json").read_bytes())
        ]
        assert sorted(rows) == pages
    else:
        assert b"aster.example" in told


ELSEWHERE = [
    "web://birch.example/pages/a.md",
    f"{USER}/other/a.md",
    f"{USER}/pagesx/a.md",
    f"{USER}/pages/../other/a.md",
    f"{USER}/pages/b/../../../etc/passwd",
    "file:///etc/passwd",
    "../a.md",
    "/etc/hostname",
]


def test_what_a_listing_leads_to_elsewhere_is_not_read(web: dict[str, bytes]) -> None:
    web.update(dict.fromkeys([*ELSEWHERE, f"{USER}/pages/good.md"], GIFT))
    found = [one.path for one in find_sources([f"{USER}/pages"]) if isinstance(one, Source)]
    assert found == ["good.md"]
    assert Web.asked == [f"{USER}/pages/good.md"]


def test_no_path_leaves_a_folder_of_a_store(web: dict[str, bytes]) -> None:
    web[f"{USER}/pages/../secret.md"] = GIFT
    files = Remote(f"{USER}/pages").files()
    assert not files.has("../secret.md")
    with pytest.raises(FileRefused, match="leaves its folder"):
        files.read("../secret.md")
    assert Web.asked == []


@pytest.mark.parametrize("scheme", ["file", "local"])
def test_a_url_of_the_disk_is_judged_as_its_path(
    tmp_path: Path, scheme: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (tmp_path / "secret.md").write_bytes(GIFT)
    (folder / "good.md").write_bytes(GIFT)
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    os.mkfifo(folder / "fifo.md")
    with (folder / "huge.md").open("wb") as file:
        file.truncate(10 * 2**30)
    signal.alarm(60)  # a FIFO that is waited for is never read
    try:
        out = str(tmp_path / "out")
        assert main(["extract", f"{scheme}://{folder}", "-o", out, "--quiet", "--jobs", "1"]) == 0
    finally:
        signal.alarm(0)
    problems = json.loads((tmp_path / "out" / "problems.json").read_bytes())
    assert [problem["page"] for problem in problems] == ["fifo.md", "huge.md", "link.md"]
    pages = json.loads((tmp_path / "out" / "pages.json").read_bytes())
    assert [page["page"] for page in pages] == ["good.md"]


class Broken(Web):
    """A store that refuses whatever it is asked."""

    protocol = "broken"

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        raise RuntimeError(f"no right to {path}?sig=s3cr3t")

    def exists(self, path: str, **_: Any) -> bool:
        return path.endswith("listed")

    def isfile(self, path: str) -> bool:
        return False

    def isdir(self, path: str) -> bool:
        return True

    def find(self, path: str, **_: Any) -> list[str]:
        self.info(path)
        return []


def test_a_crawl_that_may_not_be_read_does_not_tell_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "crawl.warc").write_bytes(b"")

    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = find_sources([tmp_path / "crawl.warc"])
    assert isinstance(found, Problem)
    assert "Permission denied" in found.message and str(tmp_path) not in found.message


@pytest.mark.parametrize("path", ["listed", "no"])
def test_a_store_that_fails_is_said_in_one_line(
    tmp_path: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fsspec.register_implementation("broken", Broken, clobber=True)
    url = f"broken://willow:hunter2@aster.example/{path}"
    assert main(["extract", url, "-o", str(tmp_path / "out"), "--quiet"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "broken://aster.example/" in told
    assert not any(secret in told for secret in SECRETS)
    assert not (tmp_path / "out").exists()
