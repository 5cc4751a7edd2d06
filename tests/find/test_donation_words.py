"""The words that tell columns, totals, lists of gifts, names and notes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find.notes import find_notes
from extractor.find.rows.headings import (
    heading_role,
    language_of,
    may_head_amounts,
    strict_role,
)
from extractor.find.rows.money_notes import unit_note
from extractor.find.rows.no_gifts import is_level
from extractor.find.rows.parties import (
    is_organization,
    is_person,
    looks_like_name,
    plain_name,
    split_names,
    split_person,
)
from extractor.find.rows.totals import is_total, sums_up
from extractor.find.rows.towns import name_towns
from extractor.find.rows.values import read_goods, read_money
from extractor.find.rows.wording import leaning
from extractor.lexicon import load
from extractor.page import read_source
from extractor.sources.source import Source

ROLES = [
    ("Grantee", "recipient"),
    ("Donated to", "recipient"),
    ("Name of recipient", "recipient"),
    ("Recipient country", "place"),
    ("Country of recipient", "place"),
    ("Grant date", "date"),
    ("Date of grant", "date"),
    ("Grant Amount (USD)", "amount"),
    ("Amount requested", "other_money"),
    ("Paid to date", "paid"),
    ("Project Title", "purpose"),
    ("QTY(Pieces)", "quantity"),
    ("Principal Investigator", "person"),
    ("Fiscal sponsor", "other"),
    ("Area", "other"),
    ("Area served", "place"),
    ("捐赠方", "donor"),
    ("受赠单位", "recipient"),
    ("金额（万元）", "amount"),
    ("Fördersumme in €", "amount"),
    ("Bénéficiaire", "recipient"),
    ("Importe concedido", "amount"),
    ("Mottagare", "recipient"),
    ("Lorem ipsum", None),
    ("We gave five hundred dollars to the school that burned down last year in May", None),
]


@pytest.mark.parametrize(("heading", "role"), ROLES)
def test_roles_of_headings(heading: str, role: str | None) -> None:
    found = heading_role(heading)
    assert (found.name if found else None) == role


_ENTRIES = [entry for entry in load("headings.toml")["headings"] if entry["role"] == "amount"]
_WORDS = sorted(
    {word for entry in _ENTRIES for key in ("strong", "weak") for word in entry.get(key, ())}
)
_PARTS = ["$", "USD", "kr", "(", ")", "of", "de", "total", "Lorem", "2019", "*", ":", "(EUR)"]


@given(
    st.lists(st.sampled_from(_WORDS) | st.sampled_from(_PARTS), max_size=5), st.sampled_from(" /")
)
def test_no_heading_of_amounts_is_passed_over(words: list[str], between: str) -> None:
    text = between.join(words).capitalize()
    role = heading_role(text)
    assert role is None or role.name != "amount" or may_head_amounts(text)


def test_what_heads_no_amounts() -> None:
    assert not may_head_amounts("About our people")
    assert may_head_amounts("Grant Amount (USD)")


def test_a_name_is_no_heading() -> None:
    assert strict_role("Heron Lake University") is None
    assert strict_role("Organization") is not None


TOTALS = [
    ("Total", True),
    ("Grand total:", True),
    ("Subtotal", True),
    ("Total for 2019", True),
    ("Total grants awarded", True),
    ("合计", True),
    ("Gesamt", True),
    ("Totalt", True),
    ("Total Health Foundation", False),
    ("Sum of Us Society", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "total"), TOTALS)
def test_rows_that_sum(text: str, total: bool) -> None:
    assert is_total(text) is total


SUMS_OF_GROUPS = [
    ("Sum sjøliv", ["Sjøliv"], True),
    ("Education total", ["Education"], True),
    ("Total for Arts and Culture", ["Arts", "and Culture 2019"], True),
    ("Total Health Foundation", ["Health"], False),
    ("Sum of Us Society", ["Society"], False),
    ("Education", ["Education"], False),
]


@pytest.mark.parametrize(("text", "above", "sums"), SUMS_OF_GROUPS)
def test_rows_that_sum_their_group(text: str, above: list[str], sums: bool) -> None:
    assert sums_up(text, above) is sums


LEVELS = [("Gold Sponsor", True), ("Table of ten", True), ("Heron Club", False), ("", False)]


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_levels_are_no_parties(text: str, level: bool) -> None:
    assert is_level(text) is level


TOWNS = [
    (["Verein Abendrot, Thusis", "Kulturhaus Säge, Thusis", "Pro Bergwald"], True),
    (["Heron Club, Denver, CO", "Otter Club, Boulder, CO"], True),
    (["Elm Trust, Ribe", "Ash Trust, Odense", "Oak Trust, Aarhus", "Fir Trust, Vejle"], True),
    (["Elm Trust, Ash Trust", "Oak Trust, Fir Trust"], False),
    (["Ruiz, Ana", "Baker, Ann", "Cole, Bob", "Dunn, Cy"], False),
    (["Reed School, Inc.", "Rush Mill, Ltd.", "Sedge Works, LLC"], False),
    (["University of California, Davis", "University of California, Irvine"], False),
    (["Heron Club", "Otter Club"], False),
]


@pytest.mark.parametrize(("names", "towns"), TOWNS)
def test_what_stands_after_the_commas_of_names(names: list[str], towns: bool) -> None:
    assert name_towns(names) is towns


LEANINGS = [
    ("Grants approved", (1, 0, 0)),
    ("Grants received", (0, 1, 0)),
    ("We thank our donors", (0, 2, 0)),
    ("Balance", (0, 0, 1)),
    ("爱心榜", (0, 1, 0)),
    ("Beviljade anslag", (1, 0, 0)),
    ("Our team", (0, 0, 0)),
]


@pytest.mark.parametrize(("text", "expected"), LEANINGS)
def test_what_the_words_above_say(text: str, expected: tuple[int, int, int]) -> None:
    assert tuple(leaning(text)) == expected


def test_language_of_headings() -> None:
    assert language_of(("Entidad", "Importe concedido")) == "es"
    assert language_of(("Grantee", "Amount", "Total")) is None


NOTES_ON_UNITS = [
    ("Amounts in thousands of US dollars.", ("USD", Decimal(1000))),
    ("Grants 2019 (in thousands of euros)", ("EUR", Decimal(1000))),
    ("单位：万元", ("CNY", Decimal(10000))),
    ("Alle beløp i norske kroner.", ("NOK", Decimal(1))),
    ("Amounts in EUR thousand.", ("EUR", Decimal(1000))),
    ("Montants en milliers d'euros", ("EUR", Decimal(1000))),
    ("Importes en miles de euros", ("EUR", Decimal(1000))),
    ("Summat tuhatta euroa", ("EUR", Decimal(1000))),
    ("金額（単位：千円）", ("JPY", Decimal(1000))),
    ("Grants awarded in 2019", None),
    ("We gave $5 million in grants (see below).", None),
]


@pytest.mark.parametrize(("text", "expected"), NOTES_ON_UNITS)
def test_units_that_a_note_gives(text: str, expected: tuple[str, Decimal] | None) -> None:
    assert unit_note(text) == expected


def test_a_note_below_a_table_is_nothing_else() -> None:
    assert unit_note("* All amounts in EUR thousand.", whole=True) == ("EUR", Decimal(1000))
    assert unit_note("We gave grants in euros to schools of the valley.", whole=True) is None


ORGANIZATIONS = ["Riverside Food Bank", "Alder River Trust", "某某大学", "Birka universitet"]
NO_ORGANIZATIONS = ["Ana Ruiz", "Denver, CO", "teaching in a school", "", "$5,000", "Washington"]


@pytest.mark.parametrize("text", ORGANIZATIONS)
def test_organizations(text: str) -> None:
    assert is_organization(text)


@pytest.mark.parametrize("text", NO_ORGANIZATIONS)
def test_no_organizations(text: str) -> None:
    assert not is_organization(text)


def test_people() -> None:
    assert is_person("Dr. Ana Ruiz")
    assert is_person("Ruiz, Ana")
    assert not is_person("Riverside Food Bank")
    assert not looks_like_name("feeds a family")
    assert not looks_like_name("The Elm Fund has")


NAMES = [
    ("Ash Foundation, Birch Foundation", ("Ash Foundation", "Birch Foundation")),
    ("Ash Hospital\nBirch Hospital", ("Ash Hospital", "Birch Hospital")),
    ("Law School, Harbor University", ("Law School, Harbor University",)),
    ("Ash Shelter, Inc.", ("Ash Shelter, Inc.",)),
    ("University of Alder, Birchtown", ("University of Alder, Birchtown",)),
    ("Institute for Peace and Justice", ("Institute for Peace and Justice",)),
    ("Ash / Birch", ("Ash", "Birch")),
    ("青山基金会、白水基金会", ("青山基金会", "白水基金会")),
    ("* Ash Trust †", ("Ash Trust",)),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_of_a_cell(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text, commas=True) == names


def test_a_comma_parts_names_that_stand_alone_elsewhere() -> None:
    assert split_names("Ash, Birch", known={"Ash", "Birch"}) == ("Ash", "Birch")
    assert split_names("Ash, Birch") == ("Ash, Birch",)


def test_person_and_institution() -> None:
    assert split_person("Professor Ana Ruiz, Fjord University") == (
        "Professor Ana Ruiz",
        "Fjord University",
    )
    assert split_person("Ash Shelter, Inc.") == (None, "Ash Shelter, Inc.")
    assert plain_name("KumquatCon.") == "KumquatCon"
    assert plain_name("Ash Ltd.") == "Ash Ltd."


MONEY = [
    ("$5,000", "5000", "USD", ""),
    ("$5,000*", "5000", "USD", ""),
    ("$100,000 over 2 years", "100000", "USD", "over 2 years"),
    ("2,000.00", "2000.00", None, ""),
    ("$500,000 (2016) in support", "500000", "USD", "(2016) in support"),
]


@pytest.mark.parametrize(("text", "amount", "currency", "rest"), MONEY)
def test_money_of_a_cell(text: str, amount: str, currency: str | None, rest: str) -> None:
    money = read_money(text, None, Decimal(1), None, None)
    assert money is not None
    assert (money.amount, money.currency, money.rest) == (Decimal(amount), currency, rest)


NO_MONEY = ["", "pending", "$10,000 and above", "$5,000 - $9,999", "45%"]


@pytest.mark.parametrize("text", NO_MONEY)
def test_no_one_amount(text: str) -> None:
    assert read_money(text, None, Decimal(1), None, None) is None


def test_goods_of_a_cell() -> None:
    goods = read_goods("Gloves × 400\nGowns: 50 boxes")
    assert [(g.name, g.quantity, g.unit) for g in goods] == [
        ("Gloves", Decimal(400), None),
        ("Gowns", Decimal(50), "box"),
    ]
    assert [g.name for g in read_goods("Masks and gloves")] == ["Masks and gloves"]


NOTES = [
    (
        "<p>Note：</p><p>Kit：A box of tools</p><p>NAT：A test</p>",
        [("Kit", "A box of tools"), ("NAT", "A test")],
    ),
    ("<p>Note: Kit: A box of tools</p><p>Next week we meet.</p>", [("Kit", "A box of tools")]),
    (
        "<h2>Glossary</h2><p>Fund – a sum set aside</p><h2>News</h2><p>Time: noon</p>",
        [("Fund", "a sum set aside")],
    ),
    ("<p>Time: noon</p><p>Place: the hall</p>", []),
    ("<p>Please note: the office is closed.</p>", []),
]


@pytest.mark.parametrize(("html", "expected"), NOTES)
def test_notes(html: str, expected: list[tuple[str, str]]) -> None:
    page = read_source(Source("page.html", html.encode()))
    notes = find_notes(page)
    assert [(note.term, note.definition) for note in notes] == expected
    assert all(note.quote.startswith(note.term) for note in notes)
