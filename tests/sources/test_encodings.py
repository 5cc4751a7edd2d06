"""Saved pages in the encodings of the world: text, offsets and facts are of the characters."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from extractor.pipeline import extract
from extractor.sources.decode import decode

HEAD = (
    '<html lang="{lang}"><head>{meta}<title>{title}</title></head><body><p>{text}</p></body></html>'
)

# encoding, language, title, text, whether a meta element declares it
PAGES = [
    ("gb18030", "zh", "捐赠公告", "柳桥基金会向河畔医院捐赠500万元人民币，用于购买口罩。", True),
    ("big5", "zh-Hant", "捐贈公告", "柳橋基金會向河畔醫院捐贈500萬元人民幣，用於購買口罩。", True),
    ("shift_jis", "ja", "寄付のお知らせ", "柳橋財団は川辺病院に500万円を寄付しました。", True),
    ("windows-1252", "de", "Geschenke", "Die Stiftung gab 5.000 € für Köln – „danke“.", True),
    ("utf-16", "fr", "Dons d’été", "La fondation a donné 5 000 € à l’école.", False),
    ("utf-8-sig", "sv", "Gåvor", "Stiftelsen gav 5 000 € till skolan på ön.", False),
]  # fmt: skip


@pytest.mark.parametrize("encoding, lang, title, text, declared", PAGES)
def test_a_saved_page(
    tmp_path: Path, encoding: str, lang: str, title: str, text: str, declared: bool
) -> None:
    meta = f'<meta charset="{encoding}">' if declared else ""
    page = HEAD.format(lang=lang, meta=meta, title=title, text=text)
    (tmp_path / "page.html").write_bytes(page.encode(encoding))
    datasets = extract([tmp_path])
    (facts,) = datasets["pages"]
    assert (facts.title, facts.language) == (title, lang)
    assert datasets["problems"] == []
    assert decode((tmp_path / "page.html").read_bytes()) == (page, None)
    for record in datasets["amounts"]:
        assert page[record.start : record.end] == record.quote


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "shift_jis"])
def test_an_encoding_that_nobody_declares_is_detected_and_told(encoding: str) -> None:
    text = next(row[3] for row in PAGES if row[0] == encoding)
    found, doubt = decode(f"<p>{text * 3}</p>".encode(encoding))
    assert found == f"<p>{text * 3}</p>"
    assert doubt is not None and "declare it" in doubt


def test_what_the_server_said_comes_before_what_the_page_declares() -> None:
    page = '<meta charset="utf-8"><p>für</p>'.encode("windows-1252")
    assert decode(page, "iso-8859-1")[0] == '<meta charset="utf-8"><p>für</p>'
    assert decode(codecs.BOM_UTF8 + "für".encode(), "iso-8859-1")[0] == "für"


# What the head of a page says, and what is read in it.
HEADS = [
    ('<link rel="canonical" href="https://elm.example/a">', {"url": "https://elm.example/a"}),
    ('<meta property="og:site_name" content="Elm Trust">', {"publisher": "Elm Trust"}),
    ('<meta property="article:published_time" content="2020-02-03T10:00:00Z">',
     {"published": "2020-02-03"}),
    ('<meta name="last-modified" content="2020-02-04">', {"modified": "2020-02-04"}),
    ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Gifts",'
     ' "datePublished": "2020-05-06", "publisher": {"name": "Elm Trust"}}]}</script>',
     {"title": "Gifts", "published": "2020-05-06", "publisher": "Elm Trust"}),
    ('<script type="application/ld+json">{"@type": "Person", "name": "Ada"}</script>',
     {"title": None}),
    ('<script type="application/ld+json">{"broken</script>', {"title": None}),
]  # fmt: skip


@pytest.mark.parametrize("head, expected", HEADS)
def test_metadata(tmp_path: Path, head: str, expected: dict[str, str | None]) -> None:
    (tmp_path / "a.html").write_text(f"<html><head>{head}</head><body><p>x</p></body></html>")
    (facts,) = extract([tmp_path])["pages"]
    assert {name: getattr(facts, name) for name in expected} == expected
