"""Bytes to text as browsers do it, and saying so when in doubt."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.sources.decode import decode

CHINESE = "柳桥基金会向河畔医院捐赠五百万元"
GERMAN = "Größe für die Stiftung in Köln"
SAID = [
    # bytes, text, whether nothing is in doubt
    (GERMAN.encode(), GERMAN, True),
    (codecs.BOM_UTF8 + GERMAN.encode(), GERMAN, True),
    (codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"), CHINESE, True),
    (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), CHINESE, True),
    (codecs.BOM_UTF32_LE + CHINESE.encode("utf-32-le"), CHINESE, True),
    (b"<meta charset=gb2312>" + CHINESE.encode("gb18030"), f"<meta charset=gb2312>{CHINESE}", True),
    (
        b"<meta charset=iso-8859-1>\x93a\x94",
        "<meta charset=iso-8859-1>“a”",
        True,
    ),
    (
        b'<?xml version="1.0" encoding="iso-8859-2"?>' + "Łódź".encode("iso-8859-2"),
        '<?xml version="1.0" encoding="iso-8859-2"?>Łódź',
        True,
    ),
    (
        b"<meta charset=shift_jis>" + "①寄付".encode("cp932"),
        "<meta charset=shift_jis>①寄付",
        True,
    ),
    (b"<meta charset=utf-16>" + GERMAN.encode(), f"<meta charset=utf-16>{GERMAN}", True),
    (b"<meta charset=latin1>" + GERMAN.encode(), f"<meta charset=latin1>{GERMAN}", True),
    (GERMAN.encode("latin-1"), GERMAN, False),
    (f"<p>{GERMAN} 一年</p>".encode("utf-16-le"), f"<p>{GERMAN} 一年</p>", False),
    (f"<p>{GERMAN}</p>".encode("utf-16-be"), f"<p>{GERMAN}</p>", False),
    (b"one\0 zero byte is no UTF-16", "one\0 zero byte is no UTF-16", True),
    (b"", "", True),
]


@pytest.mark.parametrize(("data", "text", "sure"), SAID, ids=lambda value: str(value)[:30])
def test_decode(data: bytes, text: str, sure: bool) -> None:
    found, doubt = decode(data)
    assert found == text
    assert (doubt is None) == sure


BROKEN = [
    # bytes with one character that is broken, text, encoding named
    (CHINESE.encode() + b"\xff", CHINESE, "utf-8"),
    (
        b"<meta charset=gbk>" + CHINESE.encode("gbk") + b"\xff",
        f"<meta charset=gbk>{CHINESE}",
        "gb18030",
    ),
    (
        b"<meta charset=utf-16>" + CHINESE.encode() + b"\xff",
        f"<meta charset=utf-16>{CHINESE}",
        "utf-8",
    ),
    (codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le") + b"\x00", CHINESE, "utf-16-le"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), BROKEN, ids=lambda value: str(value)[:30])
def test_one_broken_character_does_not_change_the_encoding(
    data: bytes, text: str, encoding: str
) -> None:
    found, doubt = decode(data)
    assert found == f"{text}\ufffd"
    assert doubt is not None and doubt.startswith(f"1 characters are not valid {encoding}")


@pytest.mark.parametrize(
    "name",
    ["undefined", "idna", "punycode", "hex", "rot13", "unicode_escape", "utf-7", "no-such", "x"],
)
def test_what_is_no_encoding_of_pages_is_not_used(name: str) -> None:
    found, doubt = decode(f"<meta charset={name}>".encode() + GERMAN.encode("latin-1"))
    assert found.endswith(GERMAN)
    assert doubt is not None


@given(st.binary(max_size=200), st.sampled_from((b"", b"<meta charset=", b'<?xml encoding="')))
def test_no_bytes_raise(data: bytes, before: bytes) -> None:
    text, _ = decode(before + data)
    assert isinstance(text, str)
    text.encode("utf-8")
