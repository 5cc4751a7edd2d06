"""Whole pages through the whole way: neither rows nor pages in another order change a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.pipeline import gather, read_page
from extractor.records import Check
from extractor.sources.source import Site, Source

FUND = [
    "| Elm House | 2,000.00 |",
    "| Oak Institute | 600.00 |",
    "| Ash University | 1,538.00 |",
]
GOODS = [
    "| Japan | Masks | 1,000 | 400 In Transit, 600 Stocking Up | Aster Foundation | 40% |",
    "| Italy | Masks | 1,000 | 400 In Transit, 500 Stocking Up | Aster Foundation | 50% |",
    "| Spain | Gowns | 2.5 | In Transit | Aster Foundation | 110% |",
]
NEWS = [
    "On 3 March 2020, the Aster Foundation donated CNY 20 million to Elm House.",
    "Oak Institute got CNY 6 million (USD 860,000) from the Aster Foundation on 2 March 2020.",
    "In total, the Aster Foundation donated CNY 26 million.",
]
LATER = [
    "Elm House received CNY 21 million from the Aster Foundation on 3 March 2020.",
    "Through the Aster Foundation, CNY 14.7 million was donated to Ash University.",
    "The Aster Foundation has given Oak Institute CNY 6 million, which it received on 2 March.",
]
ABOUT = [
    "The Aster Foundation was founded in 2014.",
    "In 2012, the Aster Foundation donated EUR 5,000 to Fir House.",
    "Fir House received EUR 7,000 from the Aster Foundation in May 2016.",
]
FRONT = "---\ntitle: Aid\ndate: {day}\npublisher: Aster Foundation\n---\n"

EXPECTED = {
    ("contradiction", "differs"),  # 20 and 21 million on one day
    ("conversion", "agrees"),
    ("impossible value", "differs"),  # 2.5 gowns, 110 %, a gift of 2012
    ("repetition", "agrees"),
    ("split", "agrees"),
    ("split", "differs"),
    ("total", "agrees"),
    ("total", "differs"),
    ("unit", "differs"),  # 15.38 million by the table, 14.7 by the text
}


def sources(texts: Sequence[Sequence[str]], names: Sequence[str]) -> list[Source]:
    fund, goods, news, later, about = texts
    bodies = [
        "\n".join(["| Donated to | Amount |", "|---|---|", *fund, "| Total | 4,139.00 |"]),
        "\n".join(
            [
                "| Country | Goods | Quantity (pieces) | Progress | Donors | Share |",
                "|---|---|---|---|---|---|",
                *goods,
                "| Total | | 2,002.5 | | | |",
            ]
        ),
        *("\n\n".join(lines) for lines in (news, later, about)),
    ]
    days = ["2020-03-10", "2020-03-10", "2020-03-04", "2020-03-05", "2020-03-10"]
    return [
        Source(path=name, data=(FRONT.format(day=day) + body + "\n").encode())
        for name, day, body in zip(names, days, bodies, strict=True)
    ]


def checks(pages: Sequence[Source]) -> list[Check]:
    found: list[Check] = gather((read_page(page, Site()) for page in pages), Site())["checks"]
    return found


NAMES = ["a.md", "b.md", "c.md", "d.md", "e.md"]
TEXTS = [FUND, GOODS, NEWS, LATER, ABOUT]
AS_WRITTEN = checks(sources(TEXTS, NAMES))


def verdicts(found: Sequence[Check]) -> list[tuple[str, str]]:
    return sorted((check.check, check.verdict) for check in found)


def test_the_pages_have_checks_of_every_kind() -> None:
    assert {*verdicts(AS_WRITTEN)} == EXPECTED


@settings(max_examples=60)
@given(st.data())
def test_order_of_rows_and_pages_changes_no_verdict(data: st.DataObject) -> None:
    texts = [*(data.draw(st.permutations(rows)) for rows in (FUND, GOODS)), *TEXTS[2:]]
    names = data.draw(st.permutations(NAMES))
    pages = data.draw(st.permutations(sources(texts, names)))
    assert verdicts(checks(pages)) == verdicts(AS_WRITTEN)


@settings(max_examples=20)
@given(st.permutations(sources(TEXTS, NAMES)))
def test_pages_read_in_another_order_give_the_same_checks(pages: list[Source]) -> None:
    assert checks(pages) == AS_WRITTEN
