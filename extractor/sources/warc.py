"""Pages in a crawl: the HTML responses of a WARC file (ISO 28500), streamed.

Needs FastWARC: `pip install extractor[warc]`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from extractor.records import Problem
from extractor.sources.files import LARGEST, InputError
from extractor.sources.source import Source

_DICTIONARY = bytes.fromhex("5d2a4d18")
_FRAME = bytes.fromhex("28b52ffd")
_HTML = ("text/html", "application/xhtml+xml")


def read_warc(path: Path) -> Iterator[Source | Problem]:
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
                opened(stream),
                record_types=WarcRecordType.response,
                parse_http=True,
                auto_decode="all",
            )
            for record in records:
                yield from _page(record, path, seen)
    except Exception as error:  # each compression has its own kinds of error
        reason = " ".join(str(error).split()) or type(error).__name__
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
    unpacker = zstandard.ZstdDecompressor(dict_data=dictionary)
    return unpacker.stream_reader(stream, read_across_frames=True)


def _page(record: Any, path: Path, seen: dict[str, list[int]]) -> Iterator[Source | Problem]:
    url = record.headers.get("WARC-Target-URI", "").strip("<> ")
    kind = (record.http_content_type or "").split(";")[0].strip().lower()
    status = record.http_headers.status_code if record.http_headers else None
    if not url or kind not in _HTML or (status is not None and not 200 <= status < 300):
        return
    data = record.reader.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = f"the page is larger than {LARGEST} bytes and was left out"
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
        encoding=record.http_charset,
        html=True,
    )


def _fingerprint(data: bytes) -> int:
    """A short fingerprint of a page's content: what a crawl's memory of it costs."""
    return int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
