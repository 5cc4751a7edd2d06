"""Grids: what spans, header rows, labels and layouts come to, held against pandas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find.grid.fields import labelled_figures
from extractor.find.grids import Grid, find_grids
from extractor.find.rows.wording import ditto_marks
from extractor.page import read_source
from extractor.sources.source import Source
from tests.find.golden_donations import PAGES

SPANS = {
    "both spans": """<table><tr><th rowspan=2>A</th><th colspan=2>B</th></tr><tr><th>C</th>
        <th>D</th></tr>
        <tr><td rowspan=2>1</td><td>2</td><td>3</td></tr><tr><td colspan=2>4</td></tr></table>""",
    "rowspan to the end": """<table><tr><th>A</th><th>B</th></tr><tr><td rowspan=0>1</td>
        <td>2</td></tr>
        <tr><td>3</td></tr><tr><td>4</td></tr></table>""",
    "span over two columns and rows": """<table><tr><th>A</th><th>B</th><th>C</th></tr>
        <tr><td colspan=2 rowspan=2>1</td><td>2</td></tr><tr><td>3</td></tr><tr><td>4</td>
        <td>5</td><td>6</td></tr></table>""",
    "three header rows": """<table><thead><tr><th colspan=4>All</th></tr><tr>
        <th colspan=2>Left</th><th colspan=2>Right</th></tr>
        <tr><th>a</th><th>b</th><th>c</th><th>d</th></tr></thead><tr><td>1</td><td>2</td>
        <td>3</td><td>4</td></tr></table>""",
    "ragged rows": """<table><tr><th>A</th><th>B</th></tr><tr><td>1</td></tr><tr><td>2</td>
        <td>3</td><td>4</td></tr></table>""",
    "foot and body": """<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td>
        <td>2</td></tr></tbody>
        <tfoot><tr><td>sum</td><td>3</td></tr></tfoot></table>""",
}


def grids_of(html: str, name: str = "page.html") -> list[Grid]:
    return find_grids(read_source(Source(name, html.encode())))


def words_in(grids: list[Grid]) -> str:
    """Everything that grids hold, in one text."""
    held = []
    for grid in grids:
        held += [*grid.headings, *(cell.text for cell in grid.context)]
        for row in grid.rows:
            held += [cell.text for cell in (*row.groups, *row.cells)]
    return " ".join(" ".join(held).split())


def cells_of_pandas(html: str) -> list[str]:
    """Every cell and column heading that pandas reads, white space folded."""
    found = []
    for frame in _frames(html):
        labels = [
            part
            for column in frame.columns
            for part in (column if isinstance(column, tuple) else (column,))
        ]
        found += [
            re.sub(r"\.\d$", "", str(label))
            for label in labels
            if not str(label).startswith("Unnamed") and not isinstance(label, int)
        ]
        found += [str(value) for row in frame.to_numpy() for value in row]
    return [" ".join(text.split()) for text in found if text and text != "nan"]


_RAISED = re.compile(r"<sup>[^<]{1,4}</sup>")  # marks of footnotes
_INNERMOST = re.compile(r"<table(?:(?!<table\b).)*?</table>", re.S)


_AS_TEXT: dict[str, Any] = {"keep_default_na": False, "thousands": None}


def _frames(html: str) -> Iterator[pd.DataFrame]:
    """The tables that hold no other as pandas reads them, with no text taken for a number."""
    for table in _INNERMOST.findall(_RAISED.sub("", html)):
        (shape,) = pd.read_html(StringIO(table), **_AS_TEXT)
        texts = dict.fromkeys(range(shape.shape[1]), str)
        yield from pd.read_html(StringIO(table), converters=texts, **_AS_TEXT)


@pytest.mark.parametrize("html", SPANS.values(), ids=SPANS.keys())
def test_every_cell_that_pandas_finds_is_in_a_grid(html: str) -> None:
    words = words_in(grids_of(html))
    missing = [text for text in cells_of_pandas(html) if text not in words]
    assert missing == []


TABLES = [p for p in PAGES if p.suffix == ".html" and "<table" in p.read_text("utf-8")]
# Where pandas reads what no grid holds: those texts, and why they are no data. None of these pages
# has a span or several rows of headings.
OTHERWISE = {
    # one row of two cells: the menu of a page, and its text, of which a list is a grid
    "layout_table_with_list": ["Home News Contact", "Grants made in 2003 Old Mill Society"],
    # one row of two cells: the menu of a page, and its text, which lists nothing
    "negative_layout_news": ["Home News", "Trustees"],
    # one column of sentences, which a grid holds as fields, without the marks between them
    "sentences_in_table": ["Alpha Shelter, Boston, MA:", "Beta Pantry, Lynn, MA:"],
    # lists beside years, whose items a grid holds as fields, without the marks between them
    "table_of_years_and_lists": ["Alder Trust", "Hazel Hospice", "Alder Trust"],
    # the letters that a spreadsheet gives its columns
    "spreadsheet_published": ["B", "C"],
}


@pytest.mark.parametrize("page", TABLES, ids=lambda page: page.stem)
def test_pages_with_tables_lose_no_cell(page: Path) -> None:
    html = page.read_text("utf-8")
    words = words_in(grids_of(html)).replace(" ", "")
    read = [text for text in cells_of_pandas(html) if text.casefold() not in ditto_marks()]
    missing = [text for text in read if text.replace(" ", "") not in words]
    known = OTHERWISE.get(page.stem, [])
    assert len(missing) == len(known)
    assert all(text.startswith(words) for text, words in zip(missing, known, strict=True))
    assert not (missing and _has_spans_or_header_rows(html))


def _has_spans_or_header_rows(html: str) -> bool:
    rows = re.findall(r"<tr.*?</tr>", html, re.S)
    heads = [row for row in rows if "<th" in row and "<td" not in row]
    return len(heads) > 1 or "rowspan" in html or "colspan" in html


def test_a_column_of_sentences_loses_no_word() -> None:
    (page,) = (page for page in TABLES if page.stem == "sentences_in_table")
    html = page.read_text("utf-8")
    held = re.findall(r"\w+", words_in(grids_of(html)))
    assert set(re.findall(r"\w+", " ".join(cells_of_pandas(html)))) <= set(held)


def test_rowspan_fills_the_rows_below_and_says_so() -> None:
    (grid,) = grids_of(SPANS["span over two columns and rows"])
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["1", "1", "2"],
        ["1", "1", "3"],
        ["4", "5", "6"],
    ]
    assert [cell.inherited for cell in grid.rows[1].cells] == [True, True, False]


def test_header_rows_are_joined() -> None:
    (grid,) = grids_of(SPANS["both spans"])
    assert grid.headings == ("A", "B / C", "B / D")


def test_a_row_is_placed_by_its_own_cells() -> None:
    html = SPANS["both spans"]
    (grid,) = grids_of(html)
    start, end = grid.rows[1].place()
    assert html[start:end] == "4"


def test_colspan_beyond_the_standard_is_cut() -> None:
    (grid,) = grids_of("<table><tr><th>A<th>B<tr><td colspan=999999>x<tr><td>1<td>2</table>")
    assert len(grid.headings) <= 1000


LABELS = {
    "lines": (
        "<div><div><p>Recipient: X House</p><p>Amount: $5</p></div><div>"
        "<p>Recipient: Y House</p><p>Amount: $6</p></div></div>"
    ),
    "other order": (
        "<div><div><p>Recipient: X House</p><p>Amount: $5</p></div><div>"
        "<p>Amount: $6</p><p>Recipient: Y House</p></div></div>"
    ),
    "labels alone": (
        "<div><div><p>Recipient</p><p>X House</p><p>Amount</p><p>$5</p></div><div>"
        "<p>Recipient</p><p>Y House</p><p>Amount</p><p>$6</p></div></div>"
    ),
}


@pytest.mark.parametrize("html", LABELS.values(), ids=LABELS.keys())
def test_labels_become_headings(html: str) -> None:
    (grid,) = grids_of(html)
    assert grid.headings == ("Recipient", "Amount")
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["X House", "$5"],
        ["Y House", "$6"],
    ]


@given(
    st.lists(
        st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(0, 999)), max_size=4),
        max_size=5,
    )
)
def test_any_spans_lose_no_cell(rows: list[list[tuple[int, int, int]]]) -> None:
    body = "".join(
        "<tr>" + "".join(f"<td colspan={w} rowspan={t}>c{n}x</td>" for w, t, n in row) + "</tr>"
        for row in rows
    )
    html = f"<table><tr><th>A</th><th>B</th></tr>{body}</table>"
    grids = grids_of(html)
    if sum(map(len, rows)) > 1 and grids:
        words = words_in(grids)
        assert all(f"c{n}x" in words for row in rows for _, _, n in row)


SPLITS = st.sampled_from([(1, 1, 1, 1), (2, 2), (1, 3), (3, 1), (4,), (1, 2, 1), (2, 1, 1)])


@given(st.lists(SPLITS, max_size=3), st.lists(SPLITS, min_size=2, max_size=6), st.booleans())
def test_any_header_rows_lose_no_cell_that_pandas_finds(
    heads: list[tuple[int, ...]], body: list[tuple[int, ...]], in_thead: bool
) -> None:
    def rows(tag: str, widths: list[tuple[int, ...]]) -> str:
        return "".join(
            "<tr>"
            + "".join(f"<{tag} colspan={w}>{tag}{n}x{m}</{tag}>" for m, w in enumerate(row))
            + "</tr>"
            for n, row in enumerate(widths)
        )

    top = rows("th", [*heads, (1, 1, 1, 1)])
    top = f"<thead>{top}</thead>" if in_thead else top
    html = f"<table>{top}{rows('td', [(1, 1, 1, 1), *body])}</table>"
    words = words_in(grids_of(html))
    assert [text for text in cells_of_pandas(html) if text not in words] == []


@given(st.text(alphabet="<>/tabledivrhp $5,0:;()\n=\"'-–Ab", max_size=200))
def test_no_markup_stops_the_search(text: str) -> None:
    for grid in grids_of(text):
        for row in grid.rows:
            start, end = row.place()
            assert 0 <= start <= end <= len(text)


_LABELLED = re.compile(
    r"(?P<label>[^\W\d][^:：\n]{0,38}?)\s*[:：]\s*(?P<value>[^\d\s][^\d\n]{0,5}\d|\d)"
)
_LABEL_PARTS = [
    "a",
    "Amount",
    "5",
    "12",
    " ",
    "\n",
    ":",
    "：",
    ": ",
    "$",
    "€ ",
    "x" * 20,
    "_",
    ", ",
]


@given(st.lists(st.sampled_from(_LABEL_PARTS), max_size=18).map("".join))
def test_labels_of_figures_are_those_of_one_pattern(text: str) -> None:
    whole = [(match["label"], match.start("value")) for match in _LABELLED.finditer(text)]
    assert list(labelled_figures(text)) == whole
