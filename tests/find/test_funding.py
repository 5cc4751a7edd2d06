"""Sentences of giving, one for each frame, and sentences that only look like one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find.funding_of_rows import funding_of_donations
from extractor.find.giving.coreference.same_gift import same_goods, same_place
from extractor.find.sentences import sentences
from extractor.page import Page, read_source
from extractor.records import Donation
from extractor.sources.source import Site, Source
from tests.find.funding_read import PUBLISHER, brief, read


def page_of(text: str, path: str = "2020-03-05-note.md") -> Page:
    return read_source(Source(path, text.encode()), Site(publisher=PUBLISHER))


EXAMPLES = [
    # active
    (
        "The Ash Foundation donated $5 million to Tessel University.",
        ["Ash Foundation > Tessel University: 5000000 USD (given) donate:active"],
    ),
    (
        "The Ash Foundation will donate $5 million to Tessel University to support research.",
        ["Ash Foundation > Tessel University: 5000000 USD (pledged) donate:active"],
    ),
    (
        "The Ash Foundation has agreed to give £20,000 to Harbour Hospice.",
        ["Ash Foundation > Harbour Hospice: 20000 GBP (pledged) give:active"],
    ),
    # recipient before the gift
    (
        "The Ash Foundation awarded Tessel University £300,000.",
        ["Ash Foundation > Tessel University: 300000 GBP (given) award:active"],
    ),
    (
        "The Ash Foundation provided Harbour Hospice with 40 beds.",
        ["Ash Foundation > Harbour Hospice: 40 beds (given) provide:active"],
    ),
    # passive, participle
    (
        "500 masks were donated by Kite Logistics to Harbour Hospice.",
        ["Kite Logistics > Harbour Hospice: 500 masks (given) donate:passive"],
    ),
    (
        "500 masks donated by Kite Logistics arrived in Kenya.",
        ["Kite Logistics > Kenya: 500 masks (received) donate:participle"],
    ),
    (
        "Tessel University was awarded a grant of $70,000 by the Ash Foundation.",
        ["Ash Foundation > Tessel University: 70000 USD (given) award:recipient-passive"],
    ),
    (
        "$12 million was given to Tessel University by the Ash Foundation.",
        ["Ash Foundation > Tessel University: 12000000 USD (given) give:passive"],
    ),
    # receive
    (
        "Harbour Hospice received £10,000 from the Ash Foundation.",
        ["Ash Foundation > Harbour Hospice: 10000 GBP (received) receive:active"],
    ),
    (
        "Harbour Hospice will receive 20 beds from the Ash Foundation.",
        ["Ash Foundation > Harbour Hospice: 20 beds (pledged) receive:active"],
    ),
    # noun
    (
        "The Ash Foundation’s $3 million donation to Tessel University is welcome.",
        ["Ash Foundation > Tessel University: 3000000 USD (given) donation:noun"],
    ),
    (
        "A grant of $3 million from the Ash Foundation to Tessel University is welcome.",
        ["Ash Foundation > Tessel University: 3000000 USD (given) grant:noun"],
    ),
    (
        "With a $2 million grant from the Ash Foundation, Tessel University will open a school.",
        ["Ash Foundation > Tessel University: 2000000 USD (given) grant:noun"],
    ),
    (
        "The Ash Foundation announced a donation of €2 million to Lund University.",
        ["Ash Foundation > Lund University: 2000000 EUR (pledged) announce:active"],
    ),
    # funds that are set up, gifts that are raised
    (
        "The Ash Foundation set up a special fund of 10 million yuan for medical supplies.",
        ["Ash Foundation > : 10000000 CNY (given) set up:active"],
    ),
    (
        "The Ash Foundation raised 2,000 blankets for Nepal.",
        ["Ash Foundation > Nepal: 2000 blankets (pledged) raise:active"],
    ),
    # goods on their way
    (
        "The Ash Foundation's gift of 300 tents is ready to depart for Nepal.",
        ["Ash Foundation > Nepal: 300 tents (given) depart:moving"],
    ),
    # several gifts, several recipients
    (
        "The Ash Foundation gave $5 million to Tessel University and $2 million to Lund Hospital.",
        [
            "Ash Foundation > Tessel University: 5000000 USD (given) give:active",
            "Ash Foundation > Lund Hospital: 2000000 USD (given) give:active",
        ],
    ),
    (
        "The Ash Foundation sent 500 masks and 20 tents to Nepal, Laos and Peru.",
        [
            "Ash Foundation > Nepal, Laos, Peru: 500 masks (given) send:active",
            "Ash Foundation > Nepal, Laos, Peru: 20 tents (given) send:active",
        ],
    ),
    (
        "The Ash Foundation gave $9,000 each to Tessel University and Lund University.",
        [
            "Ash Foundation > Tessel University: 9000 USD (given) give:active",
            "Ash Foundation > Lund University: 9000 USD (given) give:active",
        ],
    ),
    (
        "The Ash Foundation gave 10 tents and 30 beds to Nepal and Laos respectively.",
        [
            "Ash Foundation > Nepal: 10 tents (given) give:active",
            "Ash Foundation > Laos: 30 beds (given) give:active",
        ],
    ),
    (
        "The Ash Foundation sent 900 masks to countries such as Nepal and Laos.",
        ["Ash Foundation > Nepal, Laos: 900 masks (given) send:active"],
    ),
    (
        "The Ash Foundation and the Birch Trust jointly donated $5,000 to Harbour Hospice.",
        ["Ash Foundation, Birch Trust > Harbour Hospice: 5000 USD (given) donate:active"],
    ),
    (
        "Kite Logistics gave us $30,000, Redwood Labs $20,000 and Bitwise Inc $5,000.",
        [
            "Kite Logistics > Larch Foundation: 30000 USD (given) give:active",
            "Redwood Labs > Larch Foundation: 20000 USD (given) give:active",
            "Bitwise Inc > Larch Foundation: 5000 USD (given) give:active",
        ],
    ),
    # who is meant
    (
        "We gave $5,000 to Harbour Hospice.",
        ["Larch Foundation > Harbour Hospice: 5000 USD (given) give:active"],
    ),
    (
        "The Ash Foundation met in May. It gave $5,000 to Harbour Hospice.",
        ["Ash Foundation > Harbour Hospice: 5000 USD (given) give:active"],
    ),
    (
        "Everybody thanked Ana Ruiz, who had donated $5,000 to Harbour Hospice.",
        ["Ana Ruiz > Harbour Hospice: 5000 USD (given) donate:active"],
    ),
    # in kind, goods with a worth
    (
        "Kite Cloud will provide computing power free of charge to public research institutes.",
        ["Kite Cloud > public research institutes: computing power (pledged) provide:active"],
    ),
    (
        "The Ash Foundation has given a total of $4 million to Tessel University.",
        ["Ash Foundation > Tessel University: 4000000 USD (total) give:active"],
    ),
    # people and programmes after "to support" get the gift; an activity is its purpose
    (
        "The Ash Foundation donated $5 million to support rural teachers.",
        ["Ash Foundation > rural teachers: 5000000 USD (given) donate:active"],
    ),
    (
        "The Ash Foundation donated $5 million to support the development of vaccines.",
        ["Ash Foundation > : 5000000 USD (given) donate:active"],
    ),
    # Chinese
    (
        "白杨基金会向东山医院捐赠5万只口罩。",
        ["白杨基金会 > 东山医院: 50000 口罩 (given) 捐赠:give"],
    ),
    (
        "东山医院收到白杨基金会捐赠的20台呼吸机。",
        ["白杨基金会 > 东山医院: 20 呼吸机 (received) 收到:receive"],
    ),
    (
        "白杨基金会宣布，将向东山大学捐赠1000万元，用于疫苗研发。",
        ["白杨基金会 > 东山大学: 10000000 CNY (pledged) 捐赠:give"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_examples(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


NEGATIVES = [
    # agreements, cooperation, hopes, solidarity
    "The Ash Foundation signed a cooperation agreement with Tessel University.",
    "The Ash Foundation and Tessel University will work together on vaccines.",
    "We hope to give $5 million to Tessel University.",
    "We stand with the people of Nepal and support them.",
    "“We are deeply grateful for the donation,” said the director of Harbour Hospice.",
    # denied, possible, asked for, conditional
    "The Ash Foundation did not donate $5 million to Tessel University.",
    "The Ash Foundation declined to provide $50,000 for a stadium.",
    "The Ash Foundation has never given money to companies.",
    "The Ash Foundation could give $5 million to Tessel University.",
    "If funds allow, the Ash Foundation will give $5 million to Tessel University.",
    "The Ash Foundation would have given $5,000 to the scheme.",
    "Did the Ash Foundation give $5 million to Tessel University?",
    "We urge donors to give $5 million to Harbour Hospice.",
    "Please donate $50 to the appeal.",
    # money that is no gift
    "Kite Logistics received orders worth $12 million.",
    "Kite Logistics raised $30 million in a Series B round.",
    "Highland Bank provided loans of $4 million to its drivers.",
    "Tessel University has an annual budget of $310 million.",
    "The chief executive received a salary of $1.2 million.",
    "Admission costs $8, and the shop had sales of $1 million.",
    "The clinic bought a scanner for $90,000.",
    "The appeal faces a funding gap of $45 million.",
    # counts
    "Last year 12,000 children received treatment at Harbour Hospice.",
    "The programme has reached 5 million people in 20 countries.",
    "More than 10,000 entrepreneurs applied for the prize.",
    # Chinese
    "双方签署了战略合作协议，将在人才培养方面开展合作。",
    "我们没有向任何企业捐款100万元。",
    "白杨集团今年上半年营业收入达到120亿元。",
]


@pytest.mark.parametrize("text", NEGATIVES)
def test_negatives(text: str) -> None:
    assert brief(text) == []


BUGS_CAUGHT = [
    # the giver of the first clause was taken for the recipient of the second
    (
        "Harbour Hospice and Lund University each received $20,000 from the Ash Foundation, $6,000"
        " was donated to Tessel University by the Birch Trust.",
        [
            "Ash Foundation > Harbour Hospice: 20000 USD (received) receive:active",
            "Ash Foundation > Lund University: 20000 USD (received) receive:active",
            "Birch Trust > Tessel University: 6000 USD (given) donate:passive",
        ],
    ),
    # "US" read as "us"
    (
        "The Ash Foundation sent 500 masks to the US.",
        ["Ash Foundation > US: 500 masks (given) send:active"],
    ),
    # "a team led by X" made X the giver
    (
        "$6,000 was donated by the Ash Foundation to Harbour Hospice, a house led by Ana Ruiz.",
        ["Ash Foundation > Harbour Hospice: 6000 USD (given) donate:passive"],
    ),
    # the place of a list of schools was taken for a recipient
    (
        "The Ash Foundation gave 300 computers to libraries in Kenya and Malawi.",
        ["Ash Foundation > libraries in Kenya and Malawi: 300 computers (given) give:active"],
    ),
    # a person's affiliation was taken for a second recipient
    (
        "The Ash Foundation awarded £5,000 to Ana Ruiz, Tessel University.",
        ["Ash Foundation > Ana Ruiz: 5000 GBP (given) award:active"],
    ),
    # an adverb between comma and participle hid the giver
    (
        "Another 500 masks, jointly donated by the Ash Foundation and the Birch Trust, are about"
        " to be sent to Nepal.",
        ["Ash Foundation, Birch Trust > Nepal: 500 masks (pledged) send:passive"],
    ),
    # a text that ends in who gets failed, as a word was asked for after it
    ("A reel costs $5 when we award Tessel University", []),
]


@pytest.mark.parametrize(("text", "expected"), BUGS_CAUGHT)
def test_bugs_caught(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


def test_words_of_each_role_are_traced_to_the_source() -> None:
    text = "On 3 March 2020 the **Ash Foundation** donated $5&nbsp;million to Lund University."
    (record,) = read(text)
    words = {name: text[start:end] for name, start, end in record.trace}
    assert words["funders"] == "Ash Foundation"
    assert words["recipients"] == "Lund University"
    assert words["amount"] == "$5&nbsp;million"
    assert record.date == "2020-03-03"
    assert record.quote.startswith("On 3 March 2020 the Ash Foundation")


def test_purpose_via_and_conversion() -> None:
    (record,) = read(
        "The Ash Foundation will donate 7 million yuan (1 million US dollars) to Harbour Hospice"
        " via the Kenya Red Cross to build a ward."
    )
    assert record.via == "Kenya Red Cross"
    assert record.purpose == "build a ward"
    assert record.equivalent == {"amount": Decimal(1000000), "currency": "USD"}


def test_who_carries_the_goods_of_the_sentence_before() -> None:
    (record,) = read(
        "The Ash Foundation donated 500 masks to Kenya. They will be distributed through the"
        " Kenya Red Cross."
    )
    assert record.via == "Kenya Red Cross"


def row(**values: object) -> Donation:
    fields: dict[str, object] = {
        "page": "x.md",
        "line": 1,
        "start": 0,
        "end": 1,
        "quote": "",
        "id": "r",
    }
    return Donation(**{**fields, **values})  # type: ignore[arg-type]


def test_a_giver_left_out_is_taken_from_the_row_of_the_same_goods() -> None:
    rows = (
        row(place="Kenya", goods="Face Mask", quantity=Decimal(500), donors=("Ash Foundation",)),
        row(place="Peru", goods="Face Mask", quantity=Decimal(500), donors=("Birch Trust",)),
    )
    (record,) = read("500 masks are being delivered to Kenya.", rows)
    assert record.funders == ("Ash Foundation",)
    (unknown,) = read("700 masks are being delivered to Kenya by our donors.", rows)
    assert "Ash Foundation" not in unknown.funders


def test_rows_of_a_table_are_funding_too() -> None:
    page = page_of("x")
    rows = [
        row(
            place="Kenya",
            goods="Masks",
            quantity=Decimal(5),
            donors=("Ash Foundation",),
            stage="in_transit",
        ),
        row(recipients=("Lund University",), amount=Decimal(7), currency="EUR", id="s"),
        row(amount=Decimal(12), total=True, id="t"),
    ]
    first, second, total = funding_of_donations(page, rows)
    assert (first.source, first.rule, first.status) == ("table", "table-row", "given")
    assert (first.funders, first.recipients) == (("Ash Foundation",), ("Kenya",))
    assert (
        second.funders == ()
    )  # another row names a donor, so that this is not the publisher's list
    assert second.recipients == ("Lund University",)
    assert total.status == "total"


def test_a_publishers_own_list_names_the_publisher() -> None:
    rows = [row(recipients=("Lund University",), amount=Decimal(7), currency="EUR")]
    (record,) = funding_of_donations(page_of("x"), rows)
    assert record.funders == (PUBLISHER,)


SENTENCES = [
    ("Dr. Li gave $1.5 m. We thank him!", ["Dr. Li gave $1.5 m.", "We thank him!"]),
    ("Acme Inc. gave 5 beds. U.S. aid came.", ["Acme Inc. gave 5 beds.", "U.S. aid came."]),
    ("“Thank you.” He left.", ["“Thank you.”", "He left."]),
    ("甲向乙捐款。乙表示感谢！", ["甲向乙捐款。", "乙表示感谢！"]),
    ("One line\nanother line", ["One line", "another line"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(max_size=300))
def test_sentences_keep_every_visible_character(text: str) -> None:
    kept = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


WORDS = (
    "the Ash Foundation donated $5 million to Lund University and 500 masks each respectively , ."
    " by from via for which will be were has received a grant of ( ) announced that it they we in"
    " Kenya with support including such as 向 捐赠 5万只口罩 收到 由 's not if set up fund arrive"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_order_of_words_is_read_without_error(words: list[str]) -> None:
    text = " ".join(words)
    for record in read(text):
        assert record.funders or record.recipients
        assert all(0 <= start <= end <= len(text) for _, start, end in record.trace)


def test_sameness_of_goods_and_places() -> None:
    assert same_goods("virus detection kits", "Detection Kit")
    assert not same_goods("masks", "gloves")
    assert same_place("South Korea", "Republic of Korea")
    assert not same_place("Kenya", "Peru")
