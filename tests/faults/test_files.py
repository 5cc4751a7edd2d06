"""Folders made to harm their reader: what is no page of theirs is refused in a row of its own."""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from extractor.cli import main
from extractor.sources.files import FileRefused, read_file

GIFT = "Aster Fund gave 5 million dollars to the Elm House Hospital.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good page."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "good.md").write_text(GIFT, "utf-8")
    return tmp_path / "pages"


def _extract(folder: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The problems of a run, and the pages in which a gift was found."""
    out = folder.parent / "out"
    assert main(["extract", str(folder), "-o", str(out), "--quiet"]) == 0
    problems = json.loads((out / "problems.json").read_bytes())
    return problems, [a["page"] for a in json.loads((out / "amounts.json").read_bytes())]


def _link_out(folder: Path) -> None:
    (folder.parent / "secret.md").write_text(GIFT, "utf-8")
    (folder / "bad.md").symlink_to(folder.parent / "secret.md")


def _link_up(folder: Path) -> None:
    (folder.parent / "secret.md").write_text(GIFT, "utf-8")
    (folder / "bad.md").symlink_to("../secret.md")


def _loop(folder: Path) -> None:
    (folder / "bad.md").symlink_to("bad.md")


def _long_loop(folder: Path) -> None:
    (folder / "a").symlink_to("bad.md")
    (folder / "bad.md").symlink_to("a")


def _dangling(folder: Path) -> None:
    (folder / "bad.md").symlink_to("nowhere.md")


def _fifo(folder: Path) -> None:
    os.mkfifo(folder / "bad.md")


def _device(folder: Path) -> None:
    (folder / "bad.md").symlink_to("/dev/zero")


def _linked_folder(folder: Path) -> None:
    (folder.parent / "elsewhere").mkdir()
    (folder.parent / "elsewhere" / "secret.md").write_text(GIFT, "utf-8")
    (folder / "bad.md").symlink_to("../elsewhere")


def _sparse(folder: Path) -> None:
    with (folder / "bad.md").open("wb") as file:
        file.truncate(10 * 2**30)


# What stands in the folder, and what the row says.
REFUSED = [
    (_link_out, "a link that leaves its folder is not followed"),
    (_link_up, "a link that leaves its folder is not followed"),
    (_loop, "a link that leads to itself"),
    (_long_loop, "a link that leads to itself"),
    (_linked_folder, "a link that leaves its folder is not followed"),
    (_dangling, "cannot be read: No such file or directory"),
    (_fifo, "not a regular file"),
    (_device, "a link that leaves its folder is not followed"),
    (_sparse, "10737418240 bytes are more than"),
]


@pytest.mark.parametrize(("make", "message"), REFUSED)
def test_what_is_no_page_is_a_row(folder: Path, make: Any, message: str) -> None:
    make(folder)
    problems, found = _extract(folder)
    assert [(p["page"], p["stage"], p["severity"]) for p in problems] == [
        ("bad.md", "source", "error")
    ]
    assert problems[0]["message"].startswith(message)
    assert found == ["good.md"]


def test_loops_of_folders_end(folder: Path) -> None:
    (folder / "inside").mkdir()
    (folder / "inside" / "up").symlink_to("..")
    (folder / "inside" / "self").symlink_to(".")
    assert _extract(folder) == ([], ["good.md"])


def test_a_folder_that_cannot_be_read_is_a_row(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("open", "bad.md"):
        (folder / name).mkdir()
        (folder / name / "page.md").write_text(GIFT, "utf-8")
    scan = os.scandir

    def scandir(path: Any) -> Any:
        if str(path).endswith("bad.md"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    problems, found = _extract(folder)
    assert [p["page"] for p in problems] == ["bad.md"]
    assert problems[0]["message"].startswith("cannot be read: Permission denied; mend its")
    assert found == ["good.md", "open/page.md"]


NAMES = [
    "two\nlines.md",
    "a..b.md",
    "-o.md",
    " .md",
    "\x1b[31mred.md",
    "\u202edm.evil.md",
    "=cmd|' calc'!A0.md",
    "<img src=x>.md",
    "a'\"b.md",
    "\udcff.md",
]


def test_names_are_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No name steers the terminal, breaks a line, becomes an option or leaves the folder."""
    for name in NAMES:
        (folder / name).write_text("---\ntitle: [\n---\n" + GIFT, "utf-8")
    _, found = _extract(folder)
    assert len(found) == len(NAMES) + 1
    told = capsys.readouterr().err
    assert "\x1b" not in told and "\u202e" not in told
    lines = told.splitlines()
    assert len(lines) >= len(NAMES)
    assert all(line.startswith(("error: ", "warning: ")) for line in lines)
    csv = (folder.parent / "out" / "pages.csv").read_text("utf-8")
    assert "\n'=cmd" in csv and "\n=cmd" not in csv


def test_a_file_that_changes_while_it_is_read_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = folder / "good.md"
    stat = os.fstat

    def then_written_to(descriptor: int) -> os.stat_result:
        found = stat(descriptor)
        page.write_text(GIFT * 2, "utf-8")
        return found

    monkeypatch.setattr(os, "fstat", then_written_to)
    with pytest.raises(FileRefused, match="changed while it was read"):
        read_file(page, folder)


def test_a_file_in_whose_place_a_fifo_comes_is_not_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = folder / "good.md"
    opened = os.open

    def open_later(path: Any, flags: int) -> int:
        page.unlink()
        os.mkfifo(page)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", open_later)
    signal.alarm(20)
    try:
        with pytest.raises(FileRefused, match="not a regular file"):
            read_file(page, folder)
    finally:
        signal.alarm(0)


def test_a_file_in_whose_place_a_link_comes_is_not_followed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = folder / "good.md"
    (folder.parent / "secret").write_text("secret", "utf-8")
    opened = os.open

    def open_later(path: Any, flags: int) -> int:
        page.unlink()
        page.symlink_to(folder.parent / "secret")
        return opened(path, flags)

    monkeypatch.setattr(os, "open", open_later)
    with pytest.raises(FileRefused):
        read_file(page, folder)


def _warc(record: bytes) -> bytes:
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://aster.example/\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Date: 2020-03-05T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(record)}\r\n\r\n"
    )
    return head.encode() + record + b"\r\n\r\n"


def _response(body: bytes, encoding: str = "") -> bytes:
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{encoding}Content-Length: {len(body)}\r\n"
    )
    return head.encode() + b"\r\n" + body


def test_a_bomb_in_a_crawl_is_left_out(tmp_path: Path) -> None:
    """A quarter of a gigabyte in a kilobyte, packed twice."""
    import resource

    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
        for _ in range(256):
            file.write(b"\0" * 2**20)
    bomb = packed.getvalue()
    good = _warc(_response(f"<p>{GIFT}</p>".encode())).replace(b"aster", b"birch")
    (tmp_path / "crawl.warc.gz").write_bytes(
        gzip.compress(_warc(_response(bomb, "Content-Encoding: gzip\r\n"))) + gzip.compress(good)
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    problems, found = _extract(tmp_path / "crawl.warc.gz")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert found == ["https://birch.example/"]
    assert [p["page"] for p in problems] == ["https://aster.example/"]
    assert "unpacked it is more than" in problems[0]["message"]
    assert grown < 200 * 1024  # kilobytes
