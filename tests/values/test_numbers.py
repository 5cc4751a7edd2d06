"""Numbers as people write them, and what is no number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.numbers import parse_number

EXAMPLES: list[tuple[str, str]] = [
    ("0", "0"),
    ("7", "7"),
    ("1000", "1000"),
    ("1,000", "1000"),
    ("1,000,000", "1000000"),
    ("12,345.67", "12345.67"),
    ("1.5", "1.5"),
    ("1.500", "1.5"),
    ("0,125", "0.125"),
    ("18,50", "18.5"),
    ("1.000.000", "1000000"),
    ("1.000.000,50", "1000000.5"),
    ("57 232 000", "57232000"),
    ("1\u00a0234,56", "1234.56"),
    ("1'000'000", "1000000"),
    ("7,50,000", "750000"),
    ("1,00,00,000", "10000000"),
    ("-5", "-5"),
    ("−5.5", "-5.5"),
    ("+5", "5"),
    ("2½", "2.5"),
    ("½", "0.5"),
    ("3 1/2", "3.5"),
    ("80k", "80000"),
    ("4.5m", "4500000"),
    ("4.5 M", "4500000"),
    ("3 bn", "3000000000"),
    ("100 million", "100000000"),
    ("2.5 lakh", "250000"),
    ("3 crore", "30000000"),
    ("5 hundred thousand", "500000"),
    ("5 lakh 20 thousand", "520000"),
    ("two", "2"),
    ("twenty-one", "21"),
    ("one hundred", "100"),
    ("one hundred and five", "105"),
    ("one hundred million", "100000000"),
    ("two thousand and twenty", "2020"),
    ("nine hundred ninety-nine", "999"),
    ("one million two hundred thousand and six", "1200006"),
    ("half a million", "500000"),
    ("a quarter of a billion", "250000000"),
    ("three-quarters of a million", "750000"),
    ("one and a half million", "1500000"),
    ("two and a half", "2.5"),
    ("a million and a half", "1500000"),
    ("two point five", "2.5"),
    ("two point five million", "2500000"),
    ("a dozen", "12"),
    ("three dozen", "36"),
    ("六百万", "6000000"),
    ("1.5亿", "150000000"),
    ("1.5 亿", "150000000"),
    ("三万五千", "35000"),
    ("三万五", "35000"),
    ("三万零五", "30005"),
    ("两百五", "250"),
    ("一百零五", "105"),
    ("3万5千", "35000"),
    ("2亿3000万", "230000000"),
    ("二〇二〇", "2020"),
    ("一点五亿", "150000000"),
    ("十五", "15"),
    ("一千零一", "1001"),
    ("一万亿", "1000000000000"),
    ("300多万", "3000000"),
    ("伍佰萬", "5000000"),
    ("１２３", "123"),
]

NEGATIVES: list[str] = [
    "",
    " ",
    "-",
    "abc",
    "1.2.3",
    "1,2,3",
    "1,23,4",
    "12,3456",
    "1.2,3.4",
    "5 apples",
    "five apples",
    "and",
    "and a half",
    "a",
    "of",
    "hundred of",
    "one two",
    "nineteen ninety",
    "万",
    "亿万",
    "第三",
    "3 个",
    "10:30",
    "50%",
    "2020-01-02",
    "1" * 40,
    "1/2/3",
    "point five",
    "--5",
]

IN_A_LANGUAGE: list[tuple[str, str, str]] = [
    ("1.500", "de", "1500"),
    ("1,500", "de", "1.5"),
    ("1.500", "en", "1.5"),
    ("1,500", "en", "1500"),
    ("2,5 Mio.", "de", "2500000"),
    ("2 Billionen", "de", "2000000000000"),
    ("2 billion", "en", "2000000000"),
    ("500 mil", "es", "500000"),
    ("3 mil millones", "es", "3000000000"),
    ("2,5 miljoner", "sv", "2500000"),
]


@pytest.mark.parametrize(("text", "value"), EXAMPLES)
def test_a_number_is_read(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", NEGATIVES)
def test_what_is_not_wholly_a_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "language", "value"), IN_A_LANGUAGE)
def test_a_language_settles_what_a_mark_means(text: str, language: str, value: str) -> None:
    assert parse_number(text, language) == Decimal(value)


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = ". . twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    """The usual English words of a number below ten to the twelfth."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    sizes = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
    for size, name in sizes:
        if number >= size:
            rest = number % size
            link = " and " if rest and rest < 100 else " "
            return in_words(number // size) + f" {name}" + (link + in_words(rest) if rest else "")
    raise AssertionError(number)


def in_hanzi(number: int) -> str:
    """The usual Chinese numeral of a number below ten to the twelfth."""
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    for size, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            rest = number % size
            gap = "零" if rest and rest < size // 10 else ""
            return in_hanzi(number // size) + name + (gap + in_hanzi(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_english_words_are_read_back(number: int) -> None:
    assert parse_number(in_words(number)) == number


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert parse_number(in_hanzi(number)) == number


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_grouped_digits_are_read_back(value: Decimal) -> None:
    english = f"{value:,.2f}"
    assert parse_number(english) == value
    for group, point in ((".", ","), (" ", ","), ("'", "."), ("\u00a0", ","), ("’", ".")):
        other = english.replace(",", "\0").replace(".", point).replace("\0", group)
        assert parse_number(other) == value


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    parse_number(text)


@given(st.text(alphabet="0123456789.,' ½万亿一十百halfmiontd-", max_size=40))
def test_no_text_of_number_parts_raises(text: str) -> None:
    parse_number(text)
