"""Rows of plain cells are read at once; what they say is what the general way reads in them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find.grids import find_grids
from extractor.find.rows.columns import read_columns
from extractor.find.rows.plain_rows import plain_rows, read_plain_row
from extractor.find.rows.reader import filled_down, reader_of
from extractor.find.rows.row import read_row
from extractor.page import read_source
from extractor.sources.source import Site, Source

_CELLS = {
    "Amount": (
        "$5,000|$12,345,678|$1,000.50|USD 2,000|2,000 EUR|€7,500|5,000|$0|TBC|n/a|$5,000*"
        "|$1,250 (2019)|$500|5,000 yuan|$5,000 - $9,000|kr 2,000|SEK 3,000|$20192020|Declined"
        "|R 5,000|¥30,000"
    ).split("|"),
    "Grantee": (
        "Elm House Hospital|Ash Museum|Ana Ruiz|Total|Grand total|to Birch School|none|NA"
        "|Elm and Ash|Elm Trust and Ash Fund|Elm Trust, Ash Fund|Birch School, Oslo"
        "|Dr Ana Ruiz, Elm University|University of Tarn|Tarn Institute, Norway"
        "|National Total Fund|Sum|Declined|Ash en Elm"
    ).split("|"),
    "Date": "4 March 2013|2013-03-04|March 4, 2013|March 2013|2013|3/4/2013|n/a||Total|soon".split(
        "|"
    ),
    "Country": "Peru|Norway|Kenya, Uganda|Global|-|Total|Atlantis|Congo||n/a".split("|"),
    "Purpose": (
        "for clean water|to train nurses|Declined|Total|withdrawn by applicant|||-"
        "|Health|to Elm Trust"
    ).split("|"),
    "Donor": ["Oak Fund", "", "The Oak Fund"],
    "Notes": ["", "see report"],
}
_ABOVE = (
    "Grants awarded in 2019 by the Oak Fund",
    "Grants to Peru",
    "Grants awarded (in thousands)",
)
_PLAIN = {name: cells[:3] for name, cells in _CELLS.items()}


@st.composite
def _tables(draw: st.DrawFn) -> str:
    names = draw(st.lists(st.sampled_from(tuple(_CELLS)), min_size=2, max_size=6, unique=True))
    names = list(dict.fromkeys(["Amount", "Grantee", *names]))
    names = draw(st.permutations(names))
    odd = draw(st.sampled_from((0.0, 0.1, 0.5)))
    rows = []
    for _ in range(draw(st.integers(1, 8))):
        cells = [
            draw(st.sampled_from((_CELLS if draw(st.floats(0, 1)) < odd else _PLAIN)[name]))
            for name in names
        ]
        if draw(st.integers(0, 9)) == 0:
            rows.append(f"<tr><td colspan={len(names)}>2019</td></tr>")
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    head = "<tr>" + "".join(f"<th>{name}</th>" for name in names) + "</tr>"
    above = draw(st.sampled_from(_ABOVE))
    return f"<html><body><h2>{above}</h2><table>{head}{''.join(rows)}</table></body></html>"


def _read(html: str, currency: str | None) -> tuple[int, int]:
    """How many rows were read, and how many of them at once."""
    page = read_source(Source("page.html", html.encode()), Site(currency=currency))
    rows = plain = 0
    for grid in find_grids(page):
        columns = read_columns(grid, page)
        if columns is None:
            continue
        reader = reader_of(page, grid, columns, ())
        ready = plain_rows(reader)
        for row in filled_down(grid, columns):
            rows += 1
            draft = read_plain_row(ready, row) if ready is not None else None
            if draft is not None:
                plain += 1
                assert [draft] == read_row(reader, row)
    return rows, plain


@settings(max_examples=400)
@given(_tables(), st.sampled_from((None, "AUD", "SEK")))
def test_plain_rows_say_what_the_general_way_reads(html: str, currency: str | None) -> None:
    _read(html, currency)


def test_most_rows_of_a_plain_table_are_plain() -> None:
    names = ("Elm House Hospital", "Ash Museum", "Birch School", "Tarn Institute")
    head = "<tr><th>Grantee</th><th>Amount</th><th>Country</th><th>Date</th></tr>"
    rows = "".join(
        f"<tr><td>{name}</td><td>$5,000</td><td>Peru</td><td>4 March 2013</td></tr>"
        for name in names
    )
    more = "<tr><td>Total</td><td>$20,000</td><td></td><td></td></tr>"
    assert _read(f"<h2>Grants</h2><table>{head}{rows}{more}</table>", None) == (5, 4)
