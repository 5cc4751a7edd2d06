"""Bytes to text, the way a browser would, and saying so when in doubt."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset\s*=|\?xml[^>]{0,100}?encoding\s*=)\s*["']?\s*([\w:.-]+)""",
    re.I,
)
_SCAN = 4096  # browsers look for a declaration in the first 1,024 bytes; saved pages have banners


def decode(data: bytes, stated: str | None = None) -> tuple[str, str | None]:
    """The text of a source and, where characters were lost or guessed, a sentence that says so.

    Order: byte order mark, `stated` by the server that sent it, UTF-8, declared encoding,
    BeautifulSoup's detection. A byte order mark stays out of the text, so offsets count characters
    after it. Never raises.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return text, _loss(text, encoding)
    for name in (stated and _as_browsers(stated), "utf-8"):
        try:
            if name:
                return data.decode(name), None
        except (UnicodeDecodeError, LookupError):
            pass
    declared = _DECLARED.search(data[:_SCAN])
    if declared:
        name = _as_browsers(declared[1].decode("ascii", "replace"))
        try:
            return data.decode(name), None
        except (UnicodeDecodeError, LookupError):
            pass
    return _detected(data)


def _detected(data: bytes) -> tuple[str, str | None]:
    from bs4.dammit import EncodingDetector

    candidates = list(EncodingDetector(data, is_html=True).encodings)
    for name in [*candidates, "gb18030", "windows-1252"]:
        try:
            text = data.decode(_as_browsers(name))
        except (UnicodeDecodeError, LookupError):
            continue
        return text, f"no encoding is declared and it is not UTF-8: read as {name}; declare it"
    text = data.decode("utf-8", "replace")
    return text, _loss(text, "utf-8")


def _as_browsers(name: str) -> str:
    """The encoding that browsers use for a declared name (WHATWG Encoding, labels)."""
    name = name.lower()
    if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"):
        return "windows-1252"
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(name, name)


def _loss(text: str, encoding: str) -> str | None:
    lost = text.count("\ufffd")
    if not lost:
        return None
    return f"{lost} characters are not valid {encoding} and were replaced; save the file as UTF-8"
