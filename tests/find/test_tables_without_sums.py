"""Tables in which no column can be one of sums are passed over as the long way passes them over."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find.grids import find_grids
from extractor.find.rows import columns
from tests.page.shapes import page_of

_HEADINGS = (
    *(
        "",
        "Name",
        "Grantee",
        "Amount",
        "Grant paid",
        "Paid",
        "Purpose",
        "Quantity",
        "Goods",
        "Date",
    ),
    *("2019", "Year", "Country", "Status", "Price", "Number", "Awarded / 2018", "FY19", "Donor"),
)
_CELLS = (
    *("", "Heron Lake School", "$5,000", "€ 20", "5000", "12", "3 May 2019", "2019", "Kenya", "-"),
    *(
        "40 masks",
        "masks",
        "$1 and books",
        "to build a well",
        "five yuan",
        "20万元",
        "Arrived",
        "USD",
    ),
)


@settings(max_examples=800, deadline=None)
@given(st.data())
def test_a_table_passed_over_has_no_column_of_sums(data: st.DataObject) -> None:
    headings = data.draw(st.lists(st.sampled_from(_HEADINGS), min_size=2, max_size=3))
    kinds = [data.draw(st.sampled_from(_CELLS)) for _ in headings]
    odd = data.draw(st.sampled_from(_CELLS))
    rows = [[*kinds], [*kinds], [data.draw(st.sampled_from((kind, odd))) for kind in kinds]]
    shown = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in one)}</tr>" for one in rows)
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    page = page_of(f"<h2>Grants awarded</h2><table><tr>{head}</tr>{shown}</table>")
    for grid in find_grids(page):
        read = columns.read_columns(grid, page)
        with patch.object(columns, "may_tell_sums", lambda *_: True):
            assert columns.read_columns(grid, page) == read
