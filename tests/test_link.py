"""Organisations over all pages, and which statements are of one gift."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find.names import PageNames, find_page_names
from extractor.lexicon import load
from extractor.link import link
from extractor.link.parts import says_part, says_rest
from extractor.page import read_source
from extractor.records import Funding, Organization
from extractor.sources.source import Site, Source
from extractor.values.same_name import acronym_of, kind_of_name, same_name, short_of

OWN = Site(publisher="Ashgrove Foundation")


@dataclass
class Findings:
    """What one page gave, as far as linking asks."""

    names: PageNames | None = None
    funding: list[Funding] = field(default_factory=list)


def _page(path: str, text: str, *funding: Funding) -> Findings:
    names = find_page_names(read_source(Source(path, text.encode()), OWN))
    return Findings(names, [replace(record, page=path) for record in funding])


def _gift(funders: str, recipients: str, money: str = "", **more: Any) -> Funding:
    """A record: names parted by "+", money as "5 EUR"."""
    if money:
        amount, currency = money.split()
        more |= {"amount": Decimal(amount), "currency": currency}
    start = more.pop("start", 0)
    return Funding(
        page="a.md",
        line=1,
        start=start,
        end=start + 1,
        quote=more.pop("quote", "A quote."),
        funders=tuple(name for name in funders.split("+") if name),
        recipients=tuple(name for name in recipients.split("+") if name),
        **more,
    )


def _flows(*funding: Funding) -> list[str | None]:
    pages: dict[str, Findings] = {}
    for record in funding:
        pages.setdefault(record.page, Findings()).funding.append(record)
    _, linked = link(pages.values())
    flow = {id(new): new.flow for new in linked}
    order = [flow[id(new)] for new in linked]
    names = {name: chr(65 + i) for i, name in enumerate(dict.fromkeys(order))}
    return [names[name] for name in order]


def _on(page: str, record: Funding) -> Funding:
    return replace(record, page=page)


# Records of one or several pages -> which share a flow, in letters, in the order of pages.
SAME_GIFT = [
    ("AA", [_gift("Birch", "Tarn", "5 EUR"), _gift("Birch", "Tarn", "5 EUR")]),
    (
        "AA",
        [
            _gift("Birch", "Tarn", "5 EUR", status="pledged"),
            _on("b.md", _gift("Birch", "Tarn", "5 EUR", status="received")),
        ],
    ),
    ("AA", [_gift("Birch", "Tarn", "5 EUR"), _gift("", "Tarn", "5 EUR")]),
    ("AA", [_gift("Birch", "Tarn", "5 EUR"), _gift("Birch", "", "5 EUR")]),
    ("AA", [_gift("Birch+Cedar", "Tarn", "5 EUR"), _gift("Birch", "Tarn", "5 EUR")]),
    ("AA", [_gift("Birch", "Tarn", "5.00 EUR"), _gift("Birch", "Tarn", "5 EUR")]),
    ("AA", [_gift("Birch", "Tarn", "5 EUR", source="table"), _gift("Birch", "Tarn", "5 EUR")]),
    (
        "AA",
        [
            _gift("Birch", "Tarn", "5 EUR", date="2020-03"),
            _gift("Birch", "Tarn", "5 EUR", date="2020-03-02"),
        ],
    ),
    (
        "AA",
        [
            _gift("Birch", "Tarn", "5 EUR", date="2020-01-29"),
            _gift("Birch", "Tarn", "5 EUR", date="2020-02"),
        ],
    ),
    (
        "AA",
        [
            _gift("Birch", "Japan", quantity=Decimal(10), goods="masks"),
            _gift("Birch", "Japan", quantity=Decimal(10), goods="Face Mask"),
        ],
    ),
    (
        "AA",
        [
            _gift("Birch", "Tarn", "5 EUR", equivalent={"amount": "6", "currency": "USD"}),
            _on("b.md", _gift("Birch", "Tarn", "6 USD")),
        ],
    ),
    ("AA", [_gift("Birch", "", "5 EUR"), _on("b.md", _gift("Birch", "", "5 EUR"))]),
    (
        "AA",
        [
            _gift("Birch", "teams", in_kind="computing power"),
            _on("b.md", _gift("Birch", "teams", in_kind="computing power")),
        ],
    ),
    (
        "AA",
        [
            _gift("Birch", "South Korea", quantity=Decimal(10), goods="masks"),
            _gift("Birch", "Republic of Korea", quantity=Decimal(10), goods="masks"),
        ],
    ),
    (
        "AA",
        [
            _gift("Birch", "Tarn", "5 EUR", date="2020-01-01"),
            _gift("Birch", "Tarn", "5 EUR", date="2020-02-01"),
        ],
    ),
    # not the same gift
    (
        "AB",
        [
            _gift("Birch", "Tarn", "5 EUR", date="2020-01-01"),
            _gift("Birch", "Tarn", "5 EUR", date="2020-02-02"),
        ],
    ),
    ("AB", [_gift("Birch", "Tarn", "5 EUR"), _gift("Birch", "Tarn+Marsh", "5 EUR")]),
    ("AB", [_gift("Birch", "Tarn", "5 EUR"), _gift("Birch", "Marsh", "5 EUR")]),
    ("AB", [_gift("Birch", "Tarn", "5 EUR"), _gift("Cedar", "Tarn", "5 EUR")]),
    ("AB", [_gift("Birch", "Tarn", "5 EUR"), _gift("Birch", "Tarn", "5 USD")]),
    ("AB", [_gift("Birch", "Tarn", "5 EUR"), _gift("Birch", "Tarn", "6 EUR")]),
    (
        "AB",
        [
            _gift("Birch", "Tarn", "5 EUR", date="2019"),
            _gift("Birch", "Tarn", "5 EUR", date="2020"),
        ],
    ),
    (
        "AB",
        [
            _gift("Birch", "Tarn", "5 EUR", date="2020-01-01"),
            _gift("Birch", "Tarn", "5 EUR", date="2020-06-01"),
        ],
    ),
    (
        "AB",
        [
            _gift("Birch", "Tarn", "5 EUR", source="table"),
            _gift("Birch", "Tarn", "5 EUR", source="table"),
        ],
    ),
    (
        "AB",
        [
            _gift("Birch", "Japan", quantity=Decimal(10), goods="masks"),
            _gift("Birch", "Japan", quantity=Decimal(10), goods="gowns"),
        ],
    ),
    ("AB", [_gift("Birch", "Tarn", "5 EUR"), _gift("Birch", "Tarn", "5 EUR", status="total")]),
    ("AB", [_gift("Birch", "", "5 EUR"), _on("b.md", _gift("Cedar", "", "5 EUR"))]),
    (
        "ABC",
        [
            _gift("Birch", "Tarn", "5 EUR"),
            _gift("Birch", "Marsh", "5 EUR"),
            _on("b.md", _gift("Birch", "", "5 EUR")),
        ],
    ),
]

# Quotes of a whole of 100, of two parts of 20, of a last statement -> is the first part a part?
PARTS = [
    (
        "of which",
        True,
        ["Birch pledged 100.", "Of which 20 went to Tarn.", "20 went to Marsh.", ""],
    ),
    ("within", True, ["Birch pledged 100.", "Within that donation, 20 went.", "20.", ""]),
    ("remaining", True, ["Birch pledged 100.", "Tarn got 20.", "20.", "The remaining funds wait."]),
    ("中文", True, ["捐款100。", "其中20给。", "20。", ""]),
    ("silent", False, ["Birch pledged 100.", "Tarn got 20.", "20.", ""]),
    ("because", False, ["Birch pledged 100.", "Because of this, Tarn got 20.", "20.", ""]),
]

# Two names, whether they are spellings of one.
SPELLINGS = [
    ("Ashgrove Foundation", "The Ashgrove foundation", True),
    ("AshGrove Foundation", "Ash Grove Foundation", True),
    ("Norland Academy of Science", "Norland Academy of Sciences", True),
    (
        "Guilin Institute of Respiratory Health",
        "Guilin respiratory health research institute",
        True,
    ),
    ("Chen Weiming's medical foundation", "Chen Weimin foundation", True),
    ("Chen Weiming’s Foundation", "Chen Weiming's Foundation", True),
    (
        "Ada Tarn Institute for Infection and Immunity",
        "Ada Tarn Institute of Infection and Immunization",
        True,
    ),
    ("IZentrix cloud", "Zentrix Cloud", True),
    ("Montréal Fund", "Montreal Fund", True),
    ("Norland Academy of Engineering", "Norland Academy of Sciences", False),
    ("Smith Foundation", "Smyth Foundation", False),
    ("Johnson Foundation", "Johnston Foundation", False),
    ("Birch Foundation", "Birch Education Foundation", False),
    ("Birch Foundation", "Birch Fund", False),
    ("Ministry of Health", "Ministry of Wealth", False),
    ("Ada Birch Institute of Biology", "Ada Birch Institute of Physics", False),
    ("Kenya Red Cross", "Korea Red Cross", False),
    ("青山基金会", "青山慈善会", False),
]

SHORT_FORMS = [
    ("Marsh Institute", "Ada Marsh Institute for Infection", True),
    ("Academy of Engineering", "Norland Academy of Engineering", True),
    ("Zentrix", "Zentrix Group", True),
    ("Westmark", "Westmark University", True),
    ("Health Foundation", "Ada Marsh Health Foundation", False),
    ("Westmark University", "School of Law of Westmark University", False),
    ("Institute", "Marsh Institute", False),
    ("Ada", "Ada Marsh Institute", False),
]

ACRONYMS = [
    ("AF", "Ashgrove Foundation", True),
    ("NAS", "Norland Academy of Sciences", True),
    ("NAoS", "Norland Academy of Sciences", True),
    ("FAO", "Food and Agriculture Organization", True),
    ("ABC", "Ashgrove Foundation", False),
    ("A", "Ashgrove", False),
    ("COVID", "Norland Academy of Sciences", False),
]

KINDS = [
    ("Ashgrove Foundation", "foundation"),
    ("University of Westmark", "university"),
    ("Westmark School of Public Health", "school"),
    ("Kenya Red Cross", "red_cross"),
    ("Ministry of Health", "government"),
    ("Zentrix Group", "company"),
    ("青山公益基金会", "foundation"),
    ("东湖大学人民医院", "hospital"),
    ("Zentrix", None),
]


@pytest.mark.parametrize(("letters", "funding"), SAME_GIFT)
def test_flows(letters: str, funding: list[Funding]) -> None:
    assert "".join(str(flow) for flow in _flows(*funding)) == letters


@pytest.mark.parametrize(("why", "is_part", "quotes"), PARTS)
def test_parts(why: str, is_part: bool, quotes: list[str]) -> None:
    whole = _gift("Birch", "", "100 EUR", quote=quotes[0], start=1, status="pledged")
    first = _gift("Birch", "Tarn", "20 EUR", quote=quotes[1], start=2)
    second = _gift("Birch", "Marsh", "20 EUR", quote=quotes[2], start=3)
    last = _gift("Birch", "others", quote=quotes[3], start=4, in_kind="what is left")
    _, linked = link([Findings(funding=[whole, first, second, last])])
    assert linked[1].part_of == (linked[0].flow if is_part else None)
    assert linked[0].part_of is None


def test_parts_above_the_whole_are_none() -> None:
    whole = _gift("Birch", "", "30 EUR", start=1)
    parts = [_gift("Birch", f"T{i}", "20 EUR", start=2 + i, quote="of which 20") for i in range(2)]
    _, linked = link([Findings(funding=[whole, *parts])])
    assert {record.part_of for record in linked} == {None}


def test_a_flow_joins_the_other_names_of_its_parties() -> None:
    text = "The Ashgrove Foundation (AF) met the Tarn Institute of Science (TIS)."
    one = _page("a.md", text, _gift("Ashgrove Foundation", "TIS", "5 EUR"))
    two = _page("b.md", text, _gift("AF", "Tarn Institute of Science", "5 EUR"))
    _, linked = link([one, two])
    assert linked[0].flow == linked[1].flow


def test_a_place_behind_a_recipient_is_no_part_of_its_name() -> None:
    text = "We met the Tarn Institute."
    row = _gift("Birch Foundation", "Tarn Institute, Norway", "5 EUR", source="table")
    page = _page("a.md", text, row, _gift("Birch Foundation", "Tarn Institute", "5 EUR", start=9))
    organizations, linked = link([page])
    assert linked[0].flow == linked[1].flow
    assert [one.name for one in organizations] == ["Birch Foundation", "Tarn Institute"]


def test_summing_flows_counts_nothing_twice() -> None:
    funding = [
        _gift("Birch", "Tarn", "6 EUR", start=1, source="table"),
        _gift("Birch", "Tarn", "6 EUR", start=2),
        _gift("Birch", "Marsh", "4 EUR", start=3),
        _gift("Birch", "", "10 EUR", start=4, status="total"),
        _on("b.md", _gift("Birch", "Marsh", "4 EUR")),
    ]
    _, linked = link([Findings(funding=funding[:4]), Findings(funding=funding[4:])])
    flows = {r.flow: r.amount for r in linked if r.status != "total" and not r.part_of}
    assert sum(amount or 0 for amount in flows.values()) == 10


@pytest.mark.parametrize(("first", "second", "same"), SPELLINGS)
def test_spellings(first: str, second: str, same: bool) -> None:
    assert bool(same_name(first, second)) is same
    assert bool(same_name(second, first)) is same


@pytest.mark.parametrize(("short", "full", "is_short"), SHORT_FORMS)
def test_short_forms(short: str, full: str, is_short: bool) -> None:
    assert short_of(short, full) is is_short


@pytest.mark.parametrize(("letters", "name", "is_acronym"), ACRONYMS)
def test_acronyms(letters: str, name: str, is_acronym: bool) -> None:
    assert acronym_of(letters, name) is is_acronym


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_kinds(name: str, kind: str | None) -> None:
    assert kind_of_name(name) == kind


def _organizations(*pages: Findings, site: Site = OWN) -> dict[str, Organization]:
    return {one.name: one for one in link(pages, site)[0]}


def test_organizations_of_several_pages() -> None:
    found = _organizations(
        _page(
            "b.md",
            "Ashgrove Foundation (AF) paid Oslo Red Cross.",
            _gift("AF", "Oslo Red Cross", "5 EUR", via="Zentrix Group"),
        ),
        _page("a.md", "The Ashgrove foundation met Zentrix Group. Ashgrove Foundation left."),
    )
    ashgrove = found["Ashgrove Foundation"]
    assert (ashgrove.aliases, ashgrove.kind) == (("AF", "Ashgrove foundation"), "foundation")
    assert (ashgrove.pages, ashgrove.mentions) == (("a.md", "b.md"), 4)
    assert ashgrove.roles == ("funder",)
    assert found["Oslo Red Cross"].roles == ("recipient",)
    assert found["Zentrix Group"].roles == ("intermediary",)
    assert set(found) == {"Ashgrove Foundation", "Oslo Red Cross", "Zentrix Group"}


def test_letters_mean_on_each_page_what_it_says() -> None:
    found = _organizations(
        _page("a.md", "Norland Academy of Sciences (NAS) met."),
        _page("b.md", "National Aid Society (NAS) met."),
    )
    assert found["Norland Academy of Sciences"].aliases == ("NAS",)
    assert found["National Aid Society"].aliases == ("NAS",)


def test_a_name_without_kind_is_an_organization_where_it_gives() -> None:
    page = _page(
        "a.md", "we met Bright Harbour and Calm Harbour", _gift("Bright Harbour", "", "5 EUR")
    )
    assert set(_organizations(page)) == {"Bright Harbour"}


def test_a_party_of_a_table_is_an_organization_but_no_place_or_person() -> None:
    rows = [
        _gift("OneGoal", name, "5 EUR", source="table")
        for name in ("Kenya", "Dr. Ada Brook", "Reach+Up")
    ]
    assert set(_organizations(_page("a.md", "Rows.", *rows))) == {"OneGoal", "Reach", "Up"}


def test_an_alias_list_holds_over_all_pages() -> None:
    site = Site(aliases={"Green Hill Fund": "Ashgrove Foundation"})
    found = _organizations(
        _page("a.md", "Green Hill Fund paid."),
        _page("b.md", "Ashgrove Foundation paid."),
        site=site,
    )
    assert found["Ashgrove Foundation"].aliases == ("Green Hill Fund",)


_TEXTS = [
    "The Ashgrove Foundation (AF) gave to the Norland Academy of Engineering.",
    "The Ashgrove foundation and the Norland Academy of Sciences met. Academy of Sciences won.",
    "The Ada Marsh Institute for Infection (“the Marsh Institute”) met Zentrix Group.",
    "Marsh Institute, Zentrix and the Birch Foundation; Birch foundation.",
    "Norland Academy of Science met Westmark University. AF gave.",
]
_PAGES = [
    _page(
        f"{i}.md",
        text,
        _gift("Ashgrove Foundation", "Birch Foundation", "5 EUR", start=i, date=date),
        _gift("AF", "", "5 EUR", start=10 + i),
        _gift("Zentrix", "Marsh Institute", "7 EUR", start=20 + i, source="table"),
    )
    for i, (text, date) in enumerate(
        zip(_TEXTS, (None, "2020-01-02", "2020-01", "2021", None), strict=True)
    )
]


@given(st.permutations(range(len(_PAGES))))
def test_the_order_of_pages_changes_nothing(order: list[int]) -> None:
    organizations, funding = link(_PAGES, OWN)
    other, shuffled = link([_PAGES[i] for i in order], OWN)
    assert other == organizations
    assert sorted(shuffled, key=lambda r: (r.page, r.start)) == sorted(
        funding, key=lambda r: (r.page, r.start)
    )


@given(st.sets(st.sampled_from(range(len(_PAGES))), min_size=1))
def test_every_name_is_of_one_organization(chosen: set[int]) -> None:
    organizations, _ = link([_PAGES[i] for i in sorted(chosen)], OWN)
    names = [one.name for one in organizations]
    forms = [form for one in organizations for form in (one.name, *one.aliases)]
    assert len(names) == len(set(names))
    assert len(forms) == len(set(forms))


_KIND_WORDS = ("Engineering", "Sciences", "Medicine", "Law", "Arts", "Physics", "Agriculture")


@given(
    st.sampled_from(("Norland", "Ada Birch", "Royal Westmark", "United States")),
    st.sampled_from(("Academy", "Institute", "School", "Ministry", "College", "Society")),
    st.permutations(_KIND_WORDS),
)
def test_names_that_differ_in_a_field_stay_apart(place: str, head: str, fields: list[str]) -> None:
    names = [f"{place} {head} of {field}" for field in fields[:4]]
    found = _organizations(_page("a.md", "We met " + ", the ".join(names) + "."))
    assert set(names) <= set(found)


def test_flow_ids_rest_on_the_gift_alone() -> None:
    gift = _gift("Birch", "Tarn", "5 EUR", start=7)
    other = _gift("Birch", "Marsh", "5 EUR", start=9)
    alone = link([Findings(funding=[gift])])[1][0].flow
    many = [replace(other, recipients=(f"R{i}",), start=i) for i in range(20)]
    random.Random(3).shuffle(many)
    _, linked = link([Findings(funding=[*many, replace(gift, start=99, line=44)])])
    assert linked[-1].flow == alone


@pytest.mark.parametrize(("name", "says"), [("part", says_part), ("rest", says_rest)])
@pytest.mark.parametrize("around", ["{}", "Ash: {} went on.", "“{}” it was"])
def test_words_of_parts_are_found_in_either_case(
    name: str, says: Callable[[str], bool], around: str
) -> None:
    for word in (word for listed in load("parts.toml")[name].values() for word in listed):
        assert says(around.format(word)) and says(around.format(word.upper())), word
        assert not word.isascii() or not says(f"a{word}b")


def test_other_words_tell_no_part() -> None:
    for words in ("", "It gave $5 to a team which is part of Ash.", "The “rest” of the week"):
        assert not says_part(words) and not says_rest(words)
