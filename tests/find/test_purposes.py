"""What a gift is for: one phrase, without what the sentence adds to it."""

from __future__ import annotations

import pytest

from extractor.find.giving.purposes import purpose_in

EXAMPLES = [
    ("to build a pier", "build a pier"),
    ("towards a new roof", "a new roof"),
    ("a vaccine, all parties are convinced", "a vaccine"),
    ("build a pier, which opens in May", "build a pier"),
    ("new drugs, blood tests and vaccines", "new drugs, blood tests and vaccines"),
    ("drug screening, gene sequencing, protein tests among others", None),
    ("research on treatments, conducted by five teams", "research on treatments"),
    ("research on treatments, hoping to speed up the trial", "research on treatments"),
    ("drugs and vaccines, The gift to the Academy is part of it", "drugs and vaccines"),
    ("lay a net of buoys, and a $900,000 grant to the Reef Trust", "lay a net of buoys"),
    ("a new press, its third such gift", "a new press"),
    ("teaching, feeding and housing orphans", "teaching, feeding and housing orphans"),
    ("buy beds, a lift and a van", "buy beds, a lift and a van"),
    ("patients, their families and nurses", "patients, their families and nurses"),
    ("防汛救灾和灾后重建", "防汛救灾和灾后重建"),
    ("take its concerts to schools", "take its concerts to schools"),
    ("go further", "go further"),
]

NO_PURPOSES = ["depart for the coast", "to leave for Moscow", "date", "dollar", ""]


@pytest.mark.parametrize(("text", "purpose"), EXAMPLES)
def test_a_purpose_is_one_phrase(text: str, purpose: str | None) -> None:
    before = "They gave it "
    found = purpose_in(before + text + ".", len(before), len(before) + len(text))
    assert found is not None
    assert (before + text)[slice(*found)] == (purpose or text)


@pytest.mark.parametrize("text", NO_PURPOSES)
def test_a_way_or_day_is_no_purpose(text: str) -> None:
    assert purpose_in(text, 0, len(text)) is None
