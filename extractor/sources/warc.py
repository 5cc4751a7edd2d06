"""Pages in a crawl: the HTML responses of a WARC file (ISO 28500), streamed.

Needs FastWARC: `pip install extractor[warc]`.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from extractor.records import Problem
from extractor.sources.files import LARGEST, InputError
from extractor.sources.remote import Remote, reason_of
from extractor.sources.source import Source

_CHUNK = 2**12  # zstd makes 32,768 bytes of one at most: a bomb stays below 128 MiB
_DICTIONARY = bytes.fromhex("5d2a4d18")
_FRAME = bytes.fromhex("28b52ffd")
_GZIP = bytes.fromhex("1f8b")
_NOT_COMPLETE = "its last record is not complete"
_HTML = ("text/html", "application/xhtml+xml")


def read_warc(path: Path | Remote) -> Iterator[Source | Problem]:
    """The pages of a .warc, .warc.gz or .warc.zst file, one in memory at a time.

    A page's path is its URL; later captures of the same URL have their moment added, those of the
    same content are left out. `modified` is the day of the capture. Raises InputError where
    FastWARC is missing; a file that breaks off is a problem after what could be read.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        opened = _zstandard if path.name.lower().endswith(".zst") else _gzip_or_plain
    except ImportError:
        raise InputError(
            f"{path}: reading WARC files needs FastWARC; run `pip install extractor[warc]`"
        ) from None
    seen: dict[str, list[int]] = {}
    try:
        with path.open("rb") as stream:
            whole: Any = _Ending(opened(stream))
            records = ArchiveIterator(whole, record_types=WarcRecordType.response, parse_http=False)
            for record in records:
                yield from _page(record, seen)
            whole.demand_end_of_record()
    except Exception as error:  # each compression has its own kinds of error
        reason = reason_of(error)
        yield Problem(
            page=path.name,
            stage="source",
            message=f"breaks off: {reason}; what stands before was read; fetch the file anew",
        )


class _Ending:
    """A stream that knows how it ended: FastWARC takes a record without its end for none."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._last = b""

    def read(self, size: int = -1) -> bytes:
        read: bytes = self._stream.read(size)
        self._last = (self._last + read[-4:])[-4:]
        return read

    def tell(self) -> int:
        return int(self._stream.tell())

    def demand_end_of_record(self) -> None:
        """Raises EOFError where the two empty lines after a record are missing (ISO 28500, 4)."""
        if self._last and not self._last.endswith((b"\r\n\r\n", b"\n\n")):
            raise EOFError(_NOT_COMPLETE)


def _gzip_or_plain(stream: BinaryIO) -> Any:
    """The content of a .warc.gz, a member of gzip for each record, or of a .warc."""
    packed = stream.read(2) == _GZIP
    stream.seek(0)
    return _Frames(stream, lambda: zlib.decompressobj(zlib.MAX_WBITS | 16)) if packed else stream


def _zstandard(stream: BinaryIO) -> Any:
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
    return _Frames(stream, zstandard.ZstdDecompressor(dict_data=dictionary).decompressobj)


class _Frames:
    """What a file of frames unpacks to. Reading raises EOFError where the last one breaks off."""

    def __init__(self, stream: BinaryIO, unpacker: Callable[[], Any]) -> None:
        self._stream, self._unpacker = stream, unpacker
        self._frame: Any = None
        self._packed = b""
        self._ready = BytesIO()
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        parts: list[bytes] = []
        left = size
        while left:
            part = self._ready.read(left)
            if part:
                parts.append(part)
                left -= len(part) if size > 0 else 0
            elif not self._unpack():
                if self._frame is not None and not parts:
                    raise EOFError(_NOT_COMPLETE)
                break
        read = b"".join(parts)
        self._at += len(read)
        return read

    def _unpack(self) -> bool:
        """Makes the next bytes ready, which may be none yet; whether there was anything left."""
        self._packed = self._packed or self._stream.read(_CHUNK)
        if not self._packed:
            return False
        self._frame = self._frame or self._unpacker()
        self._ready = BytesIO(self._frame.decompress(self._packed))
        self._packed = self._frame.unused_data if self._frame.eof else b""
        self._frame = None if self._frame.eof else self._frame
        return True

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
        raise EOFError(_NOT_COMPLETE)
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
