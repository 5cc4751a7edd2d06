"""English reads numbers and money as no language does, so that a text is read once for both."""

from __future__ import annotations

import pytest

from extractor.lexicon import load
from extractor.values.amounts import find_amounts
from extractor.values.number.digits import literal_value, magnitudes

EXAMPLES = [
    "The Osprey Trust gave $5 million, £2.5m and 1,500 euros on 3.500 occasions.",
    "Twenty-five thousand dollars and fifty cents; half a million; 12 lakh; 3 dozen tents",
    "It sent 40,000 masks, 1.200 blankets and 20 tonnes of rice worth US$ 12k (EUR 11 000).",
    "CAD 7 million, or US$5 million; kr 400; ¥3万; 60 real, 5 soles, 2 pond",
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_english_is_read_as_no_language(text: str) -> None:
    assert list(find_amounts(text, "en")) == list(find_amounts(text, None))


def test_no_rule_of_reading_is_for_english_alone() -> None:
    money, amounts = load("money.toml"), load("amounts.toml")
    assert magnitudes("en") == magnitudes("")
    assert "en" not in load("number_words.json")
    assert "en" not in money["change"]["bare"]
    assert not any("en" in languages for languages in money["only_in"].values())
    assert "en" not in amounts["number_format"]["decimal_comma"]
    assert literal_value("1.500", "en") == literal_value("1.500", None)


@pytest.mark.parametrize(("first", "then"), [("USD", "CAD"), (None, "AUD"), (("HKD", "CAD"), None)])
def test_a_text_read_before_is_settled_by_the_currency_that_is_asked(
    first: str | tuple[str, ...] | None, then: str | None
) -> None:
    text = "It gave $5 million to the Osprey School."
    list(find_amounts(text, "en", first))
    (found,) = find_amounts(text, "en", then)
    assert found.currency == (then or "USD")
    assert found.text == "$5 million"
