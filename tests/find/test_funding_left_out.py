"""Gifts whose verb, giver or recipient a sentence tells in few words: lists, heads, fronts."""

from __future__ import annotations

import pytest

from extractor.find.funding import find_funding
from extractor.find.names import find_page_names
from extractor.page import read_source
from extractor.records import Funding
from extractor.sources.source import Site, Source


def read(text: str) -> list[Funding]:
    page = read_source(Source("note.md", text.encode()), Site(publisher="Larch Foundation"))
    return find_funding(page, find_page_names(page))


def told(text: str) -> list[str]:
    """`funders > recipients: gift (status)` of each record."""
    return [
        f"{', '.join(one.funders)} > {', '.join(one.recipients)}: "
        f"{one.quantity or one.amount} {one.goods or one.currency} ({one.status})"
        for one in read(text)
    ]


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
        [" > Kiel Institute, Ghent University, Oslo Hospital: 2000000 EUR (pledged)"],
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
