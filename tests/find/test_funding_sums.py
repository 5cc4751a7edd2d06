"""Sentences that tell gifts one by one and what they come to."""

from __future__ import annotations

import pytest

from extractor.pipeline import read_page
from extractor.sources.source import Site, Source

FRONT = "---\ntitle: News\ndate: 2020-03-03\npublisher: {publisher}\n---\n"
TWO_GIFTS = [("Elm House", 2_000_000, "given"), ("Oak House", 3_000_000, "given")]
SUMMED = [*TWO_GIFTS, ("", 5_000_000, "total")]
MASKS = [("Elm House", 300, "given"), ("Oak House", 200, "given"), ("", 500, "total")]
HAN = [("榆树医院", 2_000_000, "given"), ("橡树大学", 3_000_000, "given"), ("", 5_000_000, "total")]

EXAMPLES: list[tuple[str, list[tuple[str, int, str]]]] = [
    ("We gave USD 2 million to Elm House and USD 3 million to Oak House, a total of USD 5 million.",
     SUMMED),
    ("We gave USD 2 million to Elm House and USD 3 million to Oak House, totalling USD 5 million.",
     SUMMED),
    ("We gave USD 2 million to Elm House and USD 3 million to Oak House: USD 5 million in all.",
     SUMMED),
    # what does not add up is a sum all the same
    ("We gave USD 2 million to Elm House and USD 3 million to Oak House, a total of USD 6 million.",
     [*TWO_GIFTS, ("", 6_000_000, "total")]),
    ("We gave 300 masks to Elm House and 200 masks to Oak House, 500 masks in total.", MASKS),
    ("阿斯特基金会向榆树医院捐赠200万元，向橡树大学捐赠300万元，合计500万元。", HAN),
    ("阿斯特基金会向榆树医院捐赠200万元，向橡树大学捐赠300万元，共计捐赠500万元。", HAN),
    # one gift, told as a sum of what nobody tells
    ("We donated a total of USD 5 million to Elm House.", [("Elm House", 5_000_000, "total")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_examples(text: str, expected: list[tuple[str, int, str]]) -> None:
    publisher = "Aster Foundation" if text.isascii() else "阿斯特基金会"
    page = (FRONT.format(publisher=publisher) + text + "\n").encode()
    funding = read_page(Source(path="a.md", data=page), Site()).funding
    found = [
        (", ".join(f.recipients), f.amount if f.amount is not None else f.quantity, f.status)
        for f in funding
    ]
    assert found == expected
    assert all(f.funders == (publisher,) for f in funding)
