"""Plain sums and days, as cells of tables hold them, are read as the general readers read them."""

from __future__ import annotations

from decimal import Decimal
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.values import amounts, dates
from extractor.values.date.plain import plain_day
from extractor.values.money.plain import shape_of
from extractor.values.money.settle import Default

_GROUPS = st.lists(st.integers(0, 999).map("{:03}".format), min_size=1, max_size=3)
_SUMS = st.builds(lambda first, rest: ",".join((str(first), *rest)), st.integers(1, 999), _GROUPS)
_CENTS = st.sampled_from(("", ".00", ".50", ".05", ".99"))
_BEFORE = (
    "$", "€", "£", "¥", "US$", "A$", "R$", "C$", "HK$", "USD ", "EUR ", "NOK ", "KES ", "$ ", "£ ",
    "Q$", "TOP ", "ALL ", "BHD ", "KWD ", "JPY ", "THE ", "CUP ", "AUD$", "AND ", "FOR ",
)  # fmt: skip
_AFTER = (" €", "€", " EUR", "SEK", "$", " $", "£", " ALL", " JOD", " FOR", " MIO", " PCS", " TON")
_PLAIN = st.one_of(
    st.builds("{}{}{}".format, st.sampled_from(_BEFORE), _SUMS, _CENTS),
    st.builds("{}{}".format, _SUMS, st.sampled_from(_AFTER)),
    st.builds("{}{}".format, st.sampled_from("$€£¥"), st.integers(1, 999_999_999)),
)
_TAGS = st.sampled_from((None, "en", "en-AU", "en-IN", "de", "fr", "sv", "zh", "ja", "es-MX", "th"))
_DEFAULTS = st.sampled_from((None, "USD", "KWD", "JPY", "AUD", "SEK", ("USD", "CAD")))
_UNITS = st.sampled_from((None, Decimal(1000), Decimal(10) ** 6))


@settings(max_examples=600)
@given(_PLAIN, _TAGS, _DEFAULTS, _UNITS)
def test_a_plain_sum_is_read_as_any_other(
    text: str, language: str | None, default: Default, unit: Decimal | None
) -> None:
    def read() -> str:
        cell = amounts.parse_money(text, default, unit, language)
        return repr((cell, *amounts.find_amounts(text, language, default)))

    with patch.object(amounts, "shape_of", return_value=None):
        expected = read()
    assert read() == expected


_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_YEARS, _DAYS = st.integers(1790, 2105), st.integers(0, 32)
_DATES = st.one_of(
    st.builds("{} {} {}".format, _DAYS, st.sampled_from(_MONTHS), _YEARS),
    st.builds("{} {}, {}".format, st.sampled_from(_MONTHS), _DAYS, _YEARS),
    st.builds("{}-{:02}-{:02}".format, _YEARS, st.integers(0, 13), _DAYS),
)
_REFERENCES = st.sampled_from((None, "2020", "2020-05", "2021-03-02"))
_ORDERS = st.sampled_from((None, True, False))


@settings(max_examples=400)
@given(_DATES, _REFERENCES, _TAGS, _ORDERS)
def test_a_plain_day_is_read_as_any_other(
    text: str, reference: str | None, language: str | None, day_first: bool | None
) -> None:
    known = (reference, language, day_first)

    def read() -> str:
        one = (dates.parse_date(text, *known), dates.leading_date(text, *known))
        return repr((one, list(dates.find_dates(text, *known))))

    with patch.object(dates, "plain_day", return_value=None):
        expected = read()
    assert read() == expected
    with patch.object(amounts, "plain_day", return_value=None):
        sums = tuple(amounts.find_amounts(text, language))
    assert tuple(amounts.find_amounts(text, language)) == sums


PLAIN_SUMS = ("$2,688,000", "US$ 12,500.50", "€450", "EUR 1,000", "3,500,000 SEK")
OTHER_SUMS = ("R 5", "$0", "$1,25", "$1.250", "about $5", "$5m", "1,250", "(1,250)", "$1,250 ")
PLAIN_DAYS = {
    "4 March 2013": "2013-03-04", "March 14, 2013": "2013-03-14", "2013-03-04": "2013-03-04",
}  # fmt: skip
OTHER_DAYS = ("30 March 2013", "March 2013", "2013", "4 mars 2013", "2013-13-04", "on 4 March 2013")


def test_only_plain_cells_are_taken_for_such() -> None:
    assert None not in map(shape_of, PLAIN_SUMS)
    assert {shape_of(text) for text in OTHER_SUMS} == {None}
    assert {text: plain_day(text) for text in PLAIN_DAYS} == PLAIN_DAYS
    assert {plain_day(text) for text in OTHER_DAYS} == {None}
