"""Whose page it is, by what the page says of itself; nobody's where nothing says so."""

from __future__ import annotations

import pytest

from extractor.find.names import find_page_names
from extractor.page import read_source
from extractor.sources.source import Source

GIFT = "We gave $900 to Elm School."

EXAMPLES = [
    ("publisher: Larch Foundation", GIFT, "Larch Foundation"),
    ("site: Larch Foundation", GIFT, "Larch Foundation"),
    ("site_name: The Larch Foundation | news", GIFT, "Larch Foundation"),
    ("organisation: Larch Foundation", GIFT, "Larch Foundation"),
    (
        "layout: post",
        f"*From the annual report of the Larch Foundation*\n\n{GIFT}",
        "Larch Foundation",
    ),
    ("layout: post", f"{GIFT}\n\n© 2019–2021 Larch Foundation", "Larch Foundation"),
    (
        "layout: post",
        f"{GIFT}\n\n## About the Larch Foundation\n\nOur aim is books.",
        "Larch Foundation",
    ),
    ("title: News | Larch Foundation", GIFT, "Larch Foundation"),
    ("title: 水灾专案｜青杨基金会", "本会发放慰问金5万元。", "青杨基金会"),
    (
        "title: 水灾专案",
        "青杨基金会成立应变中心。\n\n本会发放慰问金5万元，白桦集团捐款3万元。",
        "青杨基金会",
    ),
]

NEGATIVES = [
    ("layout: post", GIFT),
    ("site: larch.example", GIFT),
    ("layout: post", f"The annual report of the Larch Foundation says little. {GIFT}"),
]


def publisher_of(front: str, body: str) -> str | None:
    page = read_source(Source("note.md", f"---\n{front}\n---\n{body}\n".encode()))
    return find_page_names(page).publisher


@pytest.mark.parametrize(("front", "body", "expected"), EXAMPLES)
def test_examples(front: str, body: str, expected: str) -> None:
    assert publisher_of(front, body) == expected


@pytest.mark.parametrize(("front", "body"), NEGATIVES)
def test_negatives(front: str, body: str) -> None:
    assert publisher_of(front, body) is None
