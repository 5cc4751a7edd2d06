"""What may be added up, from records written by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractor.audit import summary
from extractor.records import Organization
from tests.audit.made import datasets, gift, given_to


def test_summary_counts_each_flow_once_and_leaves_totals_out() -> None:
    row = {"source": "table", "recipients": ("Japan",), "countries": ("JPN",), "stage": "arrived"}
    masks = gift(8, goods="Masks", quantity=Decimal(5), **row)
    held = datasets(
        funding=[
            given_to(1, "Elm House", 500, flow="same"),
            given_to(2, "Elm House", 500, flow="same", page="b.md"),
            given_to(3, "Oak House", 700, status="pledged"),
            given_to(4, "both", 1200, status="total"),
            gift(5, recipients=("Elm House",), amount=Decimal(9)),
            gift(6, recipients=("Elm House",)),
            given_to(7, "Ash House", 100, part_of="flow3"),
            masks,
            replace(masks, id="f9", source="prose", start=950, end=960, stage=None, countries=()),
            replace(masks, id="f10", page="b.md"),
            gift(11, goods="tents", quantity=Decimal(3), recipients=("Oak House",)),
            given_to(12, "Peru", 30),
            gift(13, amount=Decimal(7), currency="EUR", **row),
        ],
        organizations=[Organization(name="Elm House"), Organization(name="Oak House")],
    )
    found = summary(held)
    assert found["gifts"] == 4
    assert found["by_currency"] == {"CNY": "1230", "EUR": "7"}
    assert found["by_funder"] == {"Aster Fund": {"CNY": "1230", "EUR": "7"}}
    assert found["by_recipient"] == {
        "Elm House": {"CNY": "500"},
        "Japan": {"EUR": "7"},
        "Oak House": {"CNY": "700"},
        "Peru": {"CNY": "30"},
    }
    assert found["by_country"] == {"JPN": {"EUR": "7"}, "PER": {"CNY": "30"}}
    assert found["by_stage"] == {
        "arrived": {"EUR": "7"},
        "given": {"CNY": "530"},
        "pledged": {"CNY": "700"},
    }
    assert found["goods"] == {"Masks": "5"}
    assert found["goods_by_funder"] == {"Aster Fund": {"Masks": "5"}}
    assert found["goods_by_recipient"] == {"Japan": {"Masks": "5"}}
    assert found["goods_by_country"] == {"JPN": {"Masks": "5"}}
    assert found["goods_by_stage"] == {"arrived": {"Masks": "5"}}
    assert found["left_out"] == {
        "totals": 1,
        "parts of a gift that is counted": 1,
        "repeated statements": 3,
        "no currency": 1,
        "goods told in sentences": 1,
        "no figure": 1,
    }


@given(st.data())
def test_order_of_records_changes_no_sum(data: st.DataObject) -> None:
    funding = [
        given_to(number, name, amount, flow=f"flow{amount}", page=page)
        for number, (name, amount, page) in enumerate(
            [("Elm House", 5, "a.md"), ("Oak House", 7, "a.md"), ("Elm House", 5, "b.md")], 1
        )
    ]
    shuffled = data.draw(st.permutations(funding))
    assert summary(datasets(funding=shuffled)) == summary(datasets(funding=funding))
