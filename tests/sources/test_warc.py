"""Crawls, written by the test: HTML responses are pages, whatever compresses them."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from extractor.pipeline import extract
from extractor.records import Problem
from extractor.sources.files import InputError
from extractor.sources.folder import find_sources
from extractor.sources.source import Source

pytest.importorskip("fastwarc")
import zstandard


def record(
    url: str, date: str, body: bytes, kind: str = "text/html; charset=utf-8",
    status: str = "200 OK", of: str = "response", more: str = "",
) -> bytes:  # fmt: skip
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: {of}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash((url, date))):032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(text: str) -> bytes:
    return f"<html><body><p>{text}</p></body></html>".encode()


URL = "https://elm.example/gifts"
RECORDS = [
    record(URL, "2020-03-04T05:06:07Z", page("We gave EUR 5 to the school.")),
    record(URL, "2020-03-05T05:06:07Z", page("We gave EUR 5 to the school.")),
    record(URL, "2020-03-06T05:06:07Z", page("We gave EUR 6 to the school.")),
    record("https://elm.example/a.png", "2020-03-04T00:00:00Z", b"png", "image/png"),
    record("https://elm.example/gone", "2020-03-04T00:00:00Z", page("x"), status="404 Not Found"),
    record("https://elm.example/request", "2020-03-04T00:00:00Z", page("x"), of="request"),
    record("https://elm.example/old", "2020-03-04T00:00:00Z", "<p>für 7 €".encode("windows-1252"),
           "text/html; charset=ISO-8859-1"),
    record("https://elm.example/zip", "2020-03-07T00:00:00Z", gzip.compress(page("EUR 8")),
           more="Content-Encoding: gzip\r\n"),
]  # fmt: skip


def with_dictionary() -> bytes:
    words = zstandard.ZstdCompressionDict(b"".join(RECORDS) * 3)
    frame = zstandard.ZstdCompressor().compress(words.as_bytes())
    head = bytes.fromhex("5d2a4d18") + len(frame).to_bytes(4, "little") + frame
    return head + b"".join(zstandard.ZstdCompressor(dict_data=words).compress(r) for r in RECORDS)


FORMS = [
    ("crawl.warc", b"".join(RECORDS)),
    ("crawl.warc.gz", b"".join(map(gzip.compress, RECORDS))),
    ("crawl.warc.zst", b"".join(map(zstandard.ZstdCompressor().compress, RECORDS))),
    ("trained.warc.zst", with_dictionary()),
]


@pytest.mark.parametrize("name, data", FORMS)
def test_html_responses_are_pages(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    datasets = extract([tmp_path / name])
    assert [(p.page, p.url, p.modified) for p in datasets["pages"]] == [
        (URL, URL, "2020-03-04"),
        (f"{URL}#2020-03-06T05:06:07Z", URL, "2020-03-06"),
        ("https://elm.example/old", "https://elm.example/old", "2020-03-04"),
        ("https://elm.example/zip", "https://elm.example/zip", "2020-03-07"),
    ]
    assert [str(a.value) for a in datasets["amounts"]] == ["5", "6", "7", "8"]
    assert datasets["problems"] == []


BROKEN = [
    ("a.warc", b"".join(RECORDS[:3])[:-40]),
    ("a.warc.gz", b"".join(map(gzip.compress, RECORDS[:3]))[:-40]),
    ("a.warc.zst", b"".join(map(zstandard.ZstdCompressor().compress, RECORDS[:3]))[:-40]),
]


@pytest.mark.parametrize("name, data", BROKEN)
def test_a_page_in_which_a_crawl_breaks_off_is_left_out_and_told(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    first, last = find_sources([tmp_path / name])
    assert isinstance(first, Source) and first.path == URL
    assert isinstance(last, Problem) and "breaks off" in last.message


@pytest.mark.parametrize("name, data", FORMS[:3])
def test_a_crawl_that_breaks_off_is_told_wherever_it_does(
    tmp_path: Path, name: str, data: bytes
) -> None:
    crawl = tmp_path / name
    plain = b"".join(RECORDS[:1])
    packed = {"gz": gzip.compress, "zst": zstandard.ZstdCompressor().compress}
    whole = packed.get(name.rpartition(".")[2], bytes)(plain)
    for end in range(1, len(whole)):
        crawl.write_bytes(whole[:end])
        assert any(isinstance(found, Problem) for found in find_sources([crawl])), end
    crawl.write_bytes(whole)
    assert not any(isinstance(found, Problem) for found in find_sources([crawl]))


def test_pages_are_read_one_after_another(tmp_path: Path) -> None:
    pages = (
        record(f"{URL}/{n}", "2020-03-04T00:00:00Z", page(f"EUR {n} ") * 50) for n in range(40)
    )
    (tmp_path / "a.warc").write_bytes(b"".join(pages))
    sources = iter(find_sources([tmp_path / "a.warc"]))
    first = next(sources)
    assert isinstance(first, Source) and first.path == f"{URL}/0"
    assert sum(1 for _ in sources) == 39


def test_without_fastwarc_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.warc").write_bytes(FORMS[0][1])
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises(InputError, match=r"pip install extractor\[warc\]"):
        list(find_sources([tmp_path / "a.warc"]))
