"""Whom a bare kind means in Chinese: 基金会 is the page's own, where that is one."""

from __future__ import annotations

import pytest

from extractor.find.funding import find_funding
from extractor.find.names import find_page_names
from extractor.page import read_source
from extractor.sources.source import Site, Source

TWO = "落叶松基金会与白桦基金会合作。基金会累计投入3350万元。"

EXAMPLES = [
    ("落叶松基金会", TWO, ("落叶松基金会",)),
    ("河口日报", TWO, ("白桦基金会",)),
    (None, "基金会向河口小学捐赠100万元。", ("基金会",)),
    ("落叶松基金会", "每年为球员提供1000万元的奖励金。", ("落叶松基金会",)),
    ("落叶松基金会", "落叶松基金会宣布未来十年投入10亿元。", ("落叶松基金会",)),
]


@pytest.mark.parametrize(("publisher", "text", "funders"), EXAMPLES)
def test_who_gives(publisher: str | None, text: str, funders: tuple[str, ...]) -> None:
    page = read_source(Source("note.md", text.encode()), Site(publisher=publisher))
    found = find_funding(page, find_page_names(page))
    assert [record.funders for record in found] == [funders]


def test_a_body_that_is_supported_in_its_work_gets_the_gift() -> None:
    text = "落叶松基金会捐赠2000万元，支持白桦大学开展疫苗研发。"
    page = read_source(Source("note.md", text.encode()), Site(publisher="落叶松基金会"))
    (record,) = find_funding(page, find_page_names(page))
    assert (record.recipients, record.amount) == (("白桦大学",), 20_000_000)
