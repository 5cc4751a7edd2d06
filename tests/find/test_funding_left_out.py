"""Gifts whose verb, giver or recipient a sentence tells in few words: lists, heads, fronts."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.pipeline import extract
from tests.find.funding_read import read
from tests.find.funding_read import told as line


def told(text: str) -> list[str]:
    """`funders > recipients: gift (status)` of each record of a page without a day."""
    return list(map(line, read(text, path="note.md")))


LISTED = [
    (
        "In June, the Hazel Foundation sent relief goods to three provinces, including 4,000 tents "
        "to Sindh, 900 stoves and 200 generators to Punjab.",
        [
            "Hazel Foundation > Sindh: 4000 tents (given)",
            "Hazel Foundation > Punjab: 900 stoves (given)",
            "Hazel Foundation > Punjab: 200 generators (given)",
        ],
    ),
    (
        "The third batch of supplies donated by the Birch Foundation arrived in Lusaka, including "
        "600,000 masks and 40,000 test kits.",
        [
            "Birch Foundation > Lusaka: 600000 masks (received)",
            "Birch Foundation > Lusaka: 40000 test kits (received)",
        ],
    ),
    (
        "The Hazel Foundation approved $3 million in grants: $2 million to Porter College and "
        "$600,000 to the Delta Museum.",
        [
            "Hazel Foundation > : 3000000 USD (pledged)",
            "Hazel Foundation > Porter College: 2000000 USD (pledged)",
            "Hazel Foundation > Delta Museum: 600000 USD (pledged)",
        ],
    ),
    (
        "The Birch Foundation announced donations to three more countries including Nepal and "
        "Laos: 1.8 million masks and 210,000 kits.",
        [
            "Birch Foundation > Nepal, Laos: 1800000 masks (pledged)",
            "Birch Foundation > Nepal, Laos: 210000 kits (pledged)",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_gifts_listed_after_the_whole(text: str, expected: list[str]) -> None:
    assert told(text) == expected


VERBS = [
    (
        "Four laboratories will share €2 million: the Kiel Institute, Ghent University and the "
        "Oslo Hospital.",
        [
            "Larch Foundation > Kiel Institute, Ghent University, Oslo Hospital: "
            "2000000 EUR (pledged)"
        ],
    ),
    (
        "The Hazel Foundation bought 300 wheelchairs for the Mercy Clinic.",
        ["Hazel Foundation > Mercy Clinic: 300 wheelchairs (given)"],
    ),
    (
        "The Ministry welcomed a donation of 200 beds from the Government of Japan.",
        ["Government of Japan > Ministry: 200 beds (received)"],
    ),
    ("Norway is putting up $6 million.", ["Norway > : 6000000 USD (pledged)"]),
    ("Mr. Lee put up 40 posters.", []),
    ("Acme Corp. bought 400 vans for Mercy Clinic in 2019.", []),
    ("Ten finalists share a prize of $1 million every year.", []),
]


@pytest.mark.parametrize(("text", "expected"), VERBS)
def test_verbs_that_give_only_with_what_they_need(text: str, expected: list[str]) -> None:
    assert told(text) == expected


GETTING = [
    (
        "Sable Health will receive $45,000, while Oak Pantry will receive $12,500.",
        [
            "Larch Foundation > Sable Health: 45000 USD (pledged)",
            "Larch Foundation > Oak Pantry: 12500 USD (pledged)",
        ],
    ),
    (
        "The gold medallist will take home £5,000, the silver medallist £3,000.",
        [
            "Larch Foundation > gold medallist: 5000 GBP (pledged)",
            "Larch Foundation > silver medallist: 3000 GBP (pledged)",
        ],
    ),
    (
        "From the Reed Trust, Harbour House received $8,000; the Ede Mission $6,000; and Grey "
        "Lodge $2,000 for tools.",
        [
            "Reed Trust > Harbour House: 8000 USD (received)",
            "Reed Trust > Ede Mission: 6000 USD (received)",
            "Reed Trust > Grey Lodge: 2000 USD (received)",
        ],
    ),
    (
        "Ridge Farm received the smallest grant: $1,200.",
        ["Larch Foundation > Ridge Farm: 1200 USD (received)"],
    ),
    (
        "Vale Bank gave 120 million yuan to schools, among which Ede College got 20 million yuan.",
        [
            "Vale Bank > schools: 120000000 CNY (given)",
            "Vale Bank > Ede College: 20000000 CNY (received)",
        ],
    ),
    ("The museum received 40,000 visitors.", []),
    ("The company received $4 million in revenue.", []),
]


@pytest.mark.parametrize(("text", "expected"), GETTING)
def test_who_gets_is_enough(text: str, expected: list[str]) -> None:
    assert told(text) == expected


TERSE = [
    (
        "Vale Bank donated 100 million yuan. Among it, 30 million yuan is for Yue Hospital.",
        [
            "Vale Bank > : 100000000 CNY (given)",
            "Vale Bank > Yue Hospital: 30000000 CNY (given)",
        ],
    ),
    (
        "Funding for the clinic was provided by the Hickory Fund ($75,000) and Beech Bank "
        "($25,000).",
        [
            "Hickory Fund > clinic: 75000 USD (given)",
            "Beech Bank > clinic: 25000 USD (given)",
        ],
    ),
    (
        "Grants went to Kestrel House (£5,000) and Lark Lodge (£2,000).",
        [
            "Larch Foundation > Kestrel House: 5000 GBP (given)",
            "Larch Foundation > Lark Lodge: 2000 GBP (given)",
        ],
    ),
    (
        "The Quince Trust has increased its donation to $2.5 million.",
        ["Quince Trust > : 2500000 USD (given)"],
    ),
    (
        "The total of funds donated by the Quince Trust has exceeded 60 million yuan.",
        ["Quince Trust > : 60000000 CNY (total)"],
    ),
    (
        "Norway is putting up $6 million and the Elm Fund $2 million.",
        ["Norway > : 6000000 USD (pledged)", "Elm Fund > : 2000000 USD (pledged)"],
    ),
    (
        "Denmark is contributing DKK 30 million and Sweden SEK 45 million.",
        ["Denmark > : 30000000 DKK (given)", "Sweden > : 45000000 SEK (given)"],
    ),
    ("Prices went up for Lark Lodge ($2 million) and Otter Hall ($3 million).", []),
    ("Of these, 40 patients died.", []),
    ("The company's revenue reached $5 million.", []),
    ("Donations have reached $4 million.", []),
]


@pytest.mark.parametrize(("text", "expected"), TERSE)
def test_gifts_without_a_verb_of_giving(text: str, expected: list[str]) -> None:
    assert told(text) == expected


NOUNS = [
    (
        "A donation of $80,000 from Vale Bank helped the Coral Centre to buy a boat.",
        ["Vale Bank > Coral Centre: 80000 USD (given)"],
    ),
    (
        "Last year's fair followed our $20,000 grant to the Elm Archive.",
        ["Larch Foundation > Elm Archive: 20000 USD (given)"],
    ),
    (
        "We met students of Cole College, which used our $9,000 grant to buy tools.",
        ["Larch Foundation > Cole College: 9000 USD (given)"],
    ),
    (
        "We congratulate Vale Bank on its decision to give $3 million to Kite College.",
        ["Vale Bank > Kite College: 3000000 USD (pledged)"],
    ),
    ("The Ash Foundation refused to renew its grant of $30,000.", []),
]


@pytest.mark.parametrize(("text", "expected"), NOUNS)
def test_gifts_named_by_a_noun(text: str, expected: list[str]) -> None:
    assert told(text) == expected


SHAPES = [
    (
        "The first shipment of 500 ventilators left Shanghai for New York yesterday.",
        [" > New York: 500 ventilators (given)"],
    ),
    (
        "5月4日，白杨基金会宣布启动“晨光计划”，未来五年将投入2000万元支持甘肃、青海两省的乡村校长。",
        ["白杨基金会 > 甘肃、青海两省的乡村校长: 20000000 CNY (pledged)"],
    ),
    (
        "The prize, worth €50,000, goes to Ana Ruiz.",
        ["Larch Foundation > Ana Ruiz: 50000 EUR (given)"],
    ),
    ("800 tents are on the way to Malawi.", [" > Malawi: 800 tents (given)"]),
    (
        "The Quince Trust gave £10,000 to Feed the City.",
        ["Quince Trust > Feed the City: 10000 GBP (given)"],
    ),
    (
        "We have given £1.2 million to more than 300 families.",
        ["Larch Foundation > 300 families: 1200000 GBP (given)"],
    ),
    (
        "The Quince Trust awarded Dr. Amy Brook a three-year, £450,000 fellowship.",
        ["Quince Trust > Amy Brook: 450000 GBP (given)"],
    ),
    (
        "The largest award, $850,000, goes to Prairie View Health Center.",
        ["Larch Foundation > Prairie View Health Center: 850000 USD (given)"],
    ),
    (
        "Bursaries amounting to Rs. 12 lakh were handed to 240 girls.",
        ["Larch Foundation > 240 girls: 1200000 INR (given)"],
    ),
    (
        "Thanks to you, we provided 900 goats to widows.",
        ["Larch Foundation > widows: 900 goats (given)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_shapes_of_parties_and_gifts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_amount_of_a_row_is_not_told_twice(tmp_path: Path) -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><p>{school} School</p><p>Grant: €{money} for a two-year project</p>"
        "</div>"
        for name, school, money in (
            ("Why rivers freeze", "Ash", "64,000"),
            ("Bees in towns", "Oak", "71,500"),
            ("Maps of moss", "Fir", "38,250"),
        )
    )
    page = tmp_path / "a.html"
    page.write_text(f"<title>Grants of the Elm Fund</title><h1>Grants</h1>{cards}", "utf-8")
    found = extract([page])
    assert [row.amount for row in found["donations"]] == [64_000, 71_500, 38_250]
    assert [row.amount for row in found["funding"]] == [64_000, 71_500, 38_250]
