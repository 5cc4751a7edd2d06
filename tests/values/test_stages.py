"""Stages: status words of tables, and cells that split a quantity by status."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.records import STAGES
from extractor.values.stages import parse_stage, split_stages

EXAMPLES = """\
Pledged|pledged
pledge|pledged
Committed|pledged
Announced|pledged
Approved|pledged
To be delivered|pledged
Stocking Up|preparing
stocking up|preparing
STOCKING UP|preparing
In Preparation|preparing
Preparing|preparing
Being prepared|preparing
In production|preparing
Procurement|preparing
Under procurement|preparing
Packing|preparing
Ready to depart|preparing
Awaiting shipment|preparing
Not yet shipped|preparing
In Transit|in_transit
in-transit|in_transit
in_transit|in_transit
In\u00a0Transit|in_transit
En Route|in_transit
en-route|in_transit
[En Route]|in_transit
On the way|in_transit
Shipped|in_transit
Sent|in_transit
Dispatched|in_transit
Departed on 2 March|in_transit
Being delivered|in_transit
Out for delivery|in_transit
Customs clearance|in_transit
Arrived|arrived
Has arrived|arrived
Arrived at Liege Airport|arrived
Landed|arrived
Reached Lisbon|arrived
Accepted|delivered
handed over|delivered
Handed over to the Red Cross|delivered
Delivered|delivered
[Delivered]|delivered
Delivered ✓|delivered
Received|delivered
Distributed|delivered
Completed|delivered
Installed|delivered
Paid|delivered
已承诺|pledged
备货中|preparing
正在备货|preparing
采购中|preparing
待发货|preparing
运输中|in_transit
在途|in_transit
已发货|in_transit
已到达|arrived
已抵达|arrived
抵达|arrived
已交付|delivered
已签收|delivered
已接收|delivered
捐赠已完成|delivered
運輸中|in_transit
The Rest Stocking Up|preparing
500,000 In Transit|in_transit
"""

NEGATIVES = """\

Unknown
N/A
-
Cancelled
Returned
Not delivered
not yet delivered
yet to arrive
never arrived
Not arrived
未送达
未到达
没有收到
Japan
500,000
Masks
Sentence
Presented by the board
Leftover
Arrived and delivered
In Transit, Delivered
Resented
"""

# cell | number, status, words of each part
SPLITS = [
    ("500,000 In Transit, 500,000 Stocking Up", "500000 In Transit|500000 Stocking Up"),
    ("500,000 In Transit\n500,000 Stocking Up", "500000 In Transit|500000 Stocking Up"),
    ("1,000,000 Arrived, The Rest Stocking Up", "1000000 Arrived|rest Stocking Up"),
    ("The Rest Stocking Up", "rest Stocking Up"),
    ("120 beds [Delivered]; the remainder [En Route]", "120 Delivered|rest En Route"),
    ("200 delivered and 300 in transit", "200 delivered|300 in transit"),
    ("Delivered: 200; In transit: 300", "200 Delivered|300 In transit"),
    ("Delivered (200) / Sent (300)", "200 Delivered|300 Sent"),
    ("80k arrived, 20k in transit", "80000 arrived|20000 in transit"),
    ("1.5 million arrived; remaining in preparation", "1500000 arrived|rest in preparation"),
    (
        "100 arrived, 200 in transit, the rest stocking up",
        "100 arrived|200 in transit|rest stocking up",
    ),
    ("50万已到达，其余备货中", "500000 已到达|rest 备货中"),
    ("50万已到达；30万运输中", "500000 已到达|300000 运输中"),
    ("In Transit", "None In Transit"),
    ("  Accepted ", "None Accepted"),
    ("Handed over to the Red Cross", "None Handed over to the Red Cross"),
    ("Departed, expected soon", "None Departed, expected soon"),
    ("Held at customs", "None Held at customs"),
    ("", ""),
    ("  \n", ""),
]


@pytest.mark.parametrize(("text", "stage"), [line.split("|") for line in EXAMPLES.splitlines()])
def test_stage(text: str, stage: str) -> None:
    assert parse_stage(text) == stage
    assert stage in STAGES


@pytest.mark.parametrize("text", NEGATIVES.splitlines())
def test_no_stage(text: str) -> None:
    assert parse_stage(text) is None


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_split(text: str, expected: str) -> None:
    parts = split_stages(text)
    assert "|".join(f"{part.quantity} {part.status}" for part in parts) == expected


@pytest.mark.parametrize("text", [text for text, expected in SPLITS if "|" in expected])
def test_parts_cut_the_cell_in_order(text: str) -> None:
    done = 0
    for part in split_stages(text):
        assert part.start >= done and part.status in text[part.start : part.end]
        assert parse_stage(part.status) is not None
        done = part.end


@given(
    st.lists(
        st.tuples(st.integers(1, 10**7), st.sampled_from(["Arrived", "In Transit", "Stocking Up"])),
        min_size=2,
        max_size=4,
    ),
    st.sampled_from([", ", "; ", "\n", " and "]),
)
def test_written_parts_are_read_back(parts: list[tuple[int, str]], separator: str) -> None:
    cell = separator.join(f"{number:,} {status}" for number, status in parts)
    found = [(part.quantity, part.status) for part in split_stages(cell)]
    assert found == [(Decimal(number), status) for number, status in parts]


@given(st.text(max_size=50))
def test_nothing_raises(text: str) -> None:
    assert parse_stage(text) in (*STAGES, None)
    for part in split_stages(text):
        assert part.status in text
