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

_FEW = 5  # undeclared text is UTF-8 where at most one in so many characters beyond ASCII is broken
_LABELS = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "l1"), "windows-1252"),
    **dict.fromkeys(("ascii", "us-ascii", "cp819", "cp1252", "x-cp1252"), "windows-1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb_2312-80", "csgb2312"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "korean", "ks_c_5601-1987", "ksc5601", "windows-949"), "cp949"),
    **dict.fromkeys(("iso-8859-9", "latin5", "l5"), "windows-1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620", "windows-874"), "cp874"),
    **dict.fromkeys(("macintosh", "x-mac-roman", "mac"), "mac-roman"),
    "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso-8859-8",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
}
# Python's own ways to write text in bytes, which no page is sent in; some are slow on hostile data.
_NOT_OF_PAGES = frozenset(
    ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7")
)


def decode(data: bytes, stated: str | None = None) -> tuple[str, str | None]:
    """The text of a source and, where characters were lost or guessed, a sentence that says so.

    Order: byte order mark, the zero bytes of UTF-16, `stated` by the server that sent it, UTF-8,
    declared encoding, BeautifulSoup's detection; as in browsers, a few broken characters do not
    change the encoding.
    A byte order mark stays out of the text, so offsets count characters after it. Never raises.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return text, _loss(text, encoding)
    wide = _wide(data[:_SCAN])
    if wide and (told := _decoded(data, wide)) is not None:
        return told, f"no byte order mark: read as {wide}; save the file as UTF-8"
    found = _DECLARED.search(data[:_SCAN])
    declared = _as_browsers(found[1].decode("ascii", "replace")) if found else None
    if declared and declared.startswith("utf-16"):  # what the declaration itself shows to be wrong
        declared = "utf-8"
    server = stated and _as_browsers(stated)
    for name, errors in (
        *((name, "strict") for name in (server, "utf-8", declared)),
        *((name, "replace") for name in (server, declared)),
    ):
        read = _decoded(data, name, errors) if name else None
        if name and read is not None:
            return read, _loss(read, name) if errors == "replace" else None
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost * _FEW <= sum(character > "\x7f" for character in text):
        return text, _loss(text, "utf-8")
    return _detected(data)


def _wide(head: bytes) -> str | None:
    """The kind of UTF-16 whose every second byte is often zero, as Latin letters and markup are."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    if not many or few * _WIDE > many or many * _WIDE < len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


_WIDE = 8  # of so many bytes one at least is zero; few of the zeros are halves of other letters


def _decoded(data: bytes, name: str, errors: str = "strict") -> str | None:
    """None for an encoding that is unknown, no encoding of pages, or not that of the data."""
    try:
        if codecs.lookup(name).name in _NOT_OF_PAGES:
            return None
        return data.decode(name, errors)
    except (UnicodeError, LookupError):
        return None


def _detected(data: bytes) -> tuple[str, str | None]:
    from bs4.dammit import EncodingDetector

    candidates = list(EncodingDetector(data, is_html=True).encodings)
    for name in [*candidates, "gb18030", "windows-1252"]:
        found = _decoded(data, _as_browsers(name))
        if found is not None:
            return found, f"no encoding is declared and it is not UTF-8: read as {name}; declare it"
    text = data.decode("utf-8", "replace")
    return text, _loss(text, "utf-8")


def _as_browsers(name: str) -> str:
    """The encoding that browsers use for a declared name (WHATWG Encoding, 4.2)."""
    name = name.lower().strip()
    return _LABELS.get(name, name)


def _loss(text: str, encoding: str) -> str | None:
    lost = text.count("\ufffd")
    if not lost:
        return None
    return f"{lost} characters are not valid {encoding} and were replaced; save the file as UTF-8"
