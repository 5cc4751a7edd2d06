"""Invented records: a handful that an analyst might meet, and any that the declaration allows."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st

from extractor.records import (
    DATASETS,
    AmountMention,
    Check,
    Donation,
    Funding,
    Note,
    Organization,
    PageFacts,
    Problem,
    TimelineEntry,
)
from extractor.write import Column, columns

NASTY = (
    "",
    "NA",
    "null",
    "=1+1",
    "'=1+1",
    "+49 30 1234",
    "-5 degrees",
    "@home",
    "\tindented",
    "\rreturned",
    "\n=1",
    "＝1",
    " =1",
    "a;=1; -2",
    'says "hello", twice',
    "one\ntwo",
    "one\r\ntwo",
    "</script><!--",
    "line\u2028and\u2029paragraph",
    "half a pair: \ud800",
    "口罩 \U0001f600",
    "nul \x00, escape \x1b, override \u202e",
    "back\\slash",
    "%s {0} %(id)s",
)

_TEXT = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
_NUMBER = st.decimals(min_value=-(10**15), max_value=10**15, places=3)
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": _TEXT,
    "integer": st.integers(0, 2**53),
    "number": _NUMBER,
    "boolean": st.booleans(),
    "object": st.dictionaries(_TEXT, _TEXT | _NUMBER | st.none(), max_size=2),
}


def _values(column: Column) -> st.SearchStrategy[Any]:
    one = _VALUES[column.item if column.kind == "list" and column.item else column.kind]
    if column.enum:
        one = st.sampled_from(column.enum)
    elif column.pattern:
        one = st.from_regex(re.compile(column.pattern, re.ASCII), fullmatch=True)
    elif column.required and column.kind == "string":
        one = one.filter(bool)
    if column.kind == "list":
        return st.lists(one, max_size=3).map(tuple)
    return st.none() | one if column.nullable else one


def _any_record(dataset: str) -> st.SearchStrategy[Any]:
    return st.builds(
        DATASETS[dataset], **{column.name: _values(column) for column in columns(dataset)}
    )


@pytest.fixture(scope="session")
def any_record() -> Callable[[str], st.SearchStrategy[Any]]:
    """Strategy for the records of a dataset, each field by itself."""
    return _any_record


@pytest.fixture
def invented() -> dict[str, list[Any]]:
    """A few records of every dataset that fit together."""
    page = "posts/spring.md"

    def at(identity: str, line: int) -> dict[str, Any]:
        return {"id": identity, "page": page, "line": line, "start": 0, "end": 9, "quote": "some"}

    return {
        "pages": [
            PageFacts(
                page=page, title="NA", tags=("masks", "=cmd"), published="2021-04", sha256="0" * 64
            ),
            PageFacts(page="posts/empty.md", sha256="1" * 64),
        ],
        "donations": [
            Donation(
                **at("d1", 3),
                place="Namibia",
                countries=("NAM",),
                donors=("Acacia Trust", "Baobab, Ltd"),
                quantity=Decimal("3E5"),
                unit="piece",
                amount=Decimal("-12.50"),
                currency="EUR",
                equivalents=(
                    {"amount": Decimal(14), "currency": "USD"},
                    {"amount": Decimal("1.5"), "currency": "GBP"},
                ),
                stage="arrived",
                extra={"Remarks": "+ lids"},
            )
        ],
        "timeline": [TimelineEntry(**at("t1", 4), date="--03-13", date_text="13th March")],
        "amounts": [
            AmountMention(**at("a1", 5), value=Decimal("20000000"), currency="CNY"),
            AmountMention(**at("a2", 5), value=Decimal("2.8E6"), equivalent_of="a1"),
        ],
        "funding": [
            Funding(
                **at("f1", 6),
                funders=("Acacia Trust",),
                amount=Decimal("1E3"),
                equivalent={"amount": Decimal("9.50"), "currency": "USD"},
                status="given",
                trace=(("amount", 1, 2),),
            )
        ],
        "organizations": [
            Organization(id="o1", name="Acacia Trust", roles=("funder",), pages=(page,), mentions=2)
        ],
        "notes": [Note(**at("n1", 7), term="kit", definition="-- what is in the box")],
        "checks": [Check(id="c1", check="sum", pages=(page,), lines=(3, 4), verdict="agrees")],
        "problems": [Problem(page="posts/broken.md", stage="source", message="not UTF-8")],
    }
