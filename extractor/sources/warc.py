"""Pages in a crawl: the HTML responses of a WARC file (ISO 28500), streamed.

Needs FastWARC: `pip install extractor[warc]`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from extractor.records import Problem
from extractor.sources.files import LARGEST, InputError
from extractor.sources.remote import Remote, reason_of
from extractor.sources.source import Source

_CHUNK = 2**16
_DICTIONARY = bytes.fromhex("5d2a4d18")
_FRAME = bytes.fromhex("28b52ffd")
_HTML = ("text/html", "application/xhtml+xml")


def read_warc(path: Path | Remote) -> Iterator[Source | Problem]:
    """The pages of a .warc, .warc.gz or .warc.zst file, one in memory at a time.

    A page's path is its URL; later captures of the same URL have their moment added, those of the
    same content are left out. `modified` is the day of the capture. Raises InputError where
    FastWARC is missing; a file that breaks off is a problem after what could be read.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        opened = _unpacked if path.name.lower().endswith(".zst") else _as_it_is
    except ImportError:
        raise InputError(
            f"{path}: reading WARC files needs FastWARC; run `pip install extractor[warc]`"
        ) from None
    seen: dict[str, list[int]] = {}
    try:
        with path.open("rb") as stream:
            records = ArchiveIterator(
                opened(stream), record_types=WarcRecordType.response, parse_http=False
            )
            for record in records:
                yield from _page(record, seen)
    except Exception as error:  # each compression has its own kinds of error
        reason = reason_of(error)
        yield Problem(
            page=path.name,
            stage="source",
            message=f"breaks off: {reason}; what stands before was read; fetch the file anew",
        )


def _as_it_is(stream: BinaryIO) -> Any:
    return stream


def _unpacked(stream: BinaryIO) -> Any:
    """The content of a .warc.zst, whose first frame may be the dictionary of the others
    (iipc, "Zstandard compression for WARC files", 1.0)."""
    import zstandard

    head = stream.read(8)
    dictionary = None
    if head[:4] == _DICTIONARY:
        raw = stream.read(min(int.from_bytes(head[4:], "little"), LARGEST))
        if raw[:4] == _FRAME:
            raw = zstandard.ZstdDecompressor().decompress(raw, max_output_size=LARGEST)
        dictionary = zstandard.ZstdCompressionDict(raw)
    else:
        stream.seek(0)
    return _Frames(stream, zstandard.ZstdDecompressor(dict_data=dictionary))


class _Frames:
    """What a file of frames unpacks to. Reading raises EOFError where the last one breaks off."""

    def __init__(self, stream: BinaryIO, unpacker: Any) -> None:
        self._stream, self._unpacker = stream, unpacker
        self._frame: Any = None
        self._packed = self._ready = b""
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self._ready) < size:
            self._packed = self._packed or self._stream.read(_CHUNK)
            if not self._packed:
                if self._frame is not None and not self._ready:
                    raise EOFError("its last record is not complete")
                break
            self._frame = self._frame or self._unpacker.decompressobj()
            self._ready += self._frame.decompress(self._packed)
            self._packed = self._frame.unused_data if self._frame.eof else b""
            self._frame = None if self._frame.eof else self._frame
        size = len(self._ready) if size < 0 else size
        read, self._ready = self._ready[:size], self._ready[size:]
        self._at += len(read)
        return read

    def tell(self) -> int:
        return self._at


def _page(record: Any, seen: dict[str, list[int]]) -> Iterator[Source | Problem]:
    url = record.headers.get("WARC-Target-URI", "").strip("<> ")
    size = record.content_length
    if not url:
        return
    if size > LARGEST:
        message = f"{size} bytes are more than {LARGEST}; the page was left out"
        yield Problem(page=url, stage="source", message=message)
        return
    response = record.reader.read()
    if len(response) < size:
        message = "the file breaks off in this page, which was left out; fetch the file anew"
        yield Problem(page=url, stage="source", message=message)
        return
    http = _parsed(response)
    kind = (http.http_content_type or "").split(";")[0].strip().lower()
    status = http.http_headers.status_code if http.http_headers else None
    if kind not in _HTML or (status is not None and not 200 <= status < 300):
        return
    data = http.reader.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = f"unpacked it is more than {LARGEST} bytes; the page was left out"
        yield Problem(page=url, stage="source", message=message)
        return
    captured = record.record_date
    captures = seen.setdefault(url, [])
    content = _fingerprint(data)
    if content in captures:
        return
    name = url if not captures or captured is None else f"{url}#{captured:%Y-%m-%dT%H:%M:%SZ}"
    captures.append(content)
    yield Source(
        name,
        data,
        url=url,
        modified=captured.date().isoformat() if captured else None,
        encoding=http.http_charset,
        html=True,
    )


def _parsed(response: bytes) -> Any:
    """An HTTP response with its head read and its body unpacked.

    FastWARC does both for records of a file only, and there it does not say that one breaks off.
    """
    from fastwarc.warc import ArchiveIterator

    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(response)}\r\n\r\n"
    )
    record = BytesIO(head.encode() + response + b"\r\n\r\n")
    return next(iter(ArchiveIterator(record, parse_http=True, auto_decode="all")))


def _fingerprint(data: bytes) -> int:
    """A short fingerprint of a page's content: what a crawl's memory of it costs."""
    return int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
