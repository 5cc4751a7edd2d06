"""Who is meant and what is stated, sentence by sentence: partners, pronouns, sums, asides."""

from __future__ import annotations

import pytest

from tests.find.test_funding_left_out import told

MEANT = [
    (
        "The Larch Foundation and its partner the Lotus Trust jointly donated 2,000 "
        "gowns to Oak House.",
        ["Larch Foundation, Lotus Trust > Oak House: 2000 gowns (given)"],
    ),
    (
        "Our partners at the Lotus Trust donated a further 300 gowns to Oak House.",
        ["Lotus Trust > Oak House: 300 gowns (given)"],
    ),
    (
        "Our partner, the Lotus Trust, gave 40 beds to the clinic.",
        ["Lotus Trust > clinic: 40 beds (given)"],
    ),
    (
        "My foundation and I have sent 400 masks to Oak House.",
        ["Larch Foundation > Oak House: 400 masks (given)"],
    ),
    (
        "Our foundation donated 20,000 gowns to Oak House.",
        ["Larch Foundation > Oak House: 20000 gowns (given)"],
    ),
    (
        "“Our company gave $2 million to the Lagos Food Bank,” said Ada Obi, who runs it.",
        [" > Lagos Food Bank: 2000000 USD (given)"],
    ),
    (
        "He gave $1 million to Oak House.",
        [" > Oak House: 1000000 USD (given)"],
    ),
    (
        "In May 2016, the Lotus Trust began the Bright Eyes Project and pledged $4 "
        "million over six years to it.",
        ["Lotus Trust > Bright Eyes Project: 4000000 USD (pledged)"],
    ),
    (
        "In 2015 the foundation gave $7 million to Tessel College, where its founder had "
        "studied. In 2017 it gave $2 million to Oak House.",
        [
            "Larch Foundation > Tessel College: 7000000 USD (given)",
            "Larch Foundation > Oak House: 2000000 USD (given)",
        ],
    ),
    (
        "Each doctor or nurse on the ward receives $1,000 from the Lotus Trust.",
        ["Lotus Trust > Each doctor or nurse: 1000 USD (received)"],
    ),
    (
        "In 2017, Elm Group donated 1,200 tablets and 60 projectors to the schools of "
        "awarded teachers.",
        [
            "Elm Group > schools of awarded teachers: 1200 tablets (given)",
            "Elm Group > schools of awarded teachers: 60 projectors (given)",
        ],
    ),
    (
        "The winner will take home $100,000; the two runners-up get $50,000 each.",
        [
            "Larch Foundation > winner: 100000 USD (pledged)",
            "Larch Foundation > two runners-up: 50000 USD (received)",
        ],
    ),
    (
        "To date the Lotus Trust has awarded 340 grants worth £18 million to schools in Wales.",
        ["Lotus Trust > schools: 18000000 GBP (total)"],
    ),
    (
        "The Lotus Trust will donate 500 gowns, 400 masks and 30 beds in total to Oak House.",
        [
            "Lotus Trust > Oak House: 500 gowns (pledged)",
            "Lotus Trust > Oak House: 400 masks (pledged)",
            "Lotus Trust > Oak House: 30 beds (pledged)",
        ],
    ),
    (
        "Every selected teacher will receive a total of $5,000 from the Lotus Trust.",
        ["Lotus Trust > Every selected teacher: 5000 USD (pledged)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_who_is_meant_and_whether_it_is_a_sum(text: str, expected: list[str]) -> None:
    assert told(text) == expected
