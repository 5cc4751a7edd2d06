"""CSV and JSON: what is written is what the records hold, and nothing runs."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.records import DATASETS, AmountMention, Donation, Note, PageFacts, TimelineEntry
from extractor.write import columns
from extractor.write.encoders import (
    csv_column,
    csv_encoder,
    guard_formulas,
    json_column,
    json_encoder,
    json_text,
    json_value,
    plain_number,
    script_safe,
)
from extractor.write.tables import Table, WrittenFile, encode, encode_open

NUMBERS = [
    ("0", "0"),
    ("-0", "0"),
    ("-0.00", "0"),
    ("2E+7", "20000000"),
    ("20000000.00", "20000000"),
    ("2.50", "2.5"),
    ("1E-7", "0.0000001"),
    ("-12.5", "-12.5"),
    ("100", "100"),
    ("12345678901234567890.123", "12345678901234567890.123"),
]


@pytest.mark.parametrize(("number", "written"), NUMBERS)
def test_numbers_are_plain(number: str, written: str) -> None:
    assert plain_number(Decimal(number)) == written


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        plain_number(Decimal(number))


GUARDED = [
    ("=1+1", "'=1+1"),
    ("+49 30", "'+49 30"),
    ("-5 degrees", "'-5 degrees"),
    ("--03-13", "'--03-13"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("＝1", "'＝1"),
    ("\tx", "'\tx"),
    ("\rx", "'\rx"),
    ("\nx", "'\nx"),
    ("\r=1", "'\r'=1"),
    ("  =1", "  '=1"),
    ("'=1", "''=1"),
    ("masks;=1", "masks;'=1"),
    ("masks; =1", "masks; '=1"),
    ("masks\n=1", "masks\n'=1"),
    ("masks\t-1", "masks\t'-1"),
]
NOT_GUARDED = [
    "",
    "1+1=2",
    "a-b",
    "mail@example.org",
    "'quoted'",
    "a; b",
    "a, =b",
    "a\nb",
    "'",
    "5",
]


@pytest.mark.parametrize(("text", "written"), GUARDED)
def test_formulas_get_an_apostrophe(text: str, written: str) -> None:
    assert guard_formulas(text) == written
    assert _unguarded(written) == text


@pytest.mark.parametrize("text", NOT_GUARDED)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guard_formulas(text) == text


_RISKY = st.text(alphabet="=+-@＝\t\r\n;' ,\"ab\u00a0")


@given(_RISKY)
def test_no_spreadsheet_finds_a_formula_wherever_it_splits_cells(text: str) -> None:
    guarded = guard_formulas(text)
    for cell in re.split(r"[;\t\r\n]", guarded):
        assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
    assert not guarded.startswith(("\t", "\r", "\n"))


@given(_RISKY)
def test_the_guard_can_be_undone(text: str) -> None:
    assert _unguarded(guard_formulas(text)) == text


def _unguarded(text: str) -> str:
    """The text without the guard: one apostrophe less wherever the guard adds one."""
    text = re.sub(r"(^|[;\t\r\n])([^\S\t\r\n]*'*)'(?=[=+\-@＝＋－＠])", r"\1\2", text)
    return re.sub(r"\A('*)'(?=[\t\r\n])", r"\1", text)


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("raw_csv", [False, True])
def test_records_come_back(
    dataset: str, raw_csv: bool, any_record: Callable[[str], st.SearchStrategy[Any]]
) -> None:
    @settings(max_examples=50)
    @given(st.lists(any_record(dataset), max_size=3))
    def comes_back(records: list[Any]) -> None:
        table, array = _written(dataset, records, raw_csv=raw_csv)
        names = [column.name for column in columns(dataset)]
        expected = [attrgetter(*names)(record) for record in records]
        objects = json.loads(array, parse_float=Decimal)
        assert [list(read) for read in objects] == [names] * len(records)
        assert [[_as_tuple(value) for value in read.values()] for read in objects] == [
            [_as_tuple(value) for value in values] for values in expected
        ]
        rows = list(csv.reader(io.StringIO(table, newline=""), strict=True))
        assert rows[0] == names
        undo = str if raw_csv else _unguarded
        assert [
            [
                undo(cell) if column.kind not in ("integer", "number") else cell
                for column, cell in zip(columns(dataset), row, strict=True)
            ]
            for row in rows[1:]
        ] == [[_cell(value) for value in values] for values in expected]

    comes_back()


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("raw_csv", [False, True])
def test_columns_are_written_as_their_values_are(
    dataset: str, raw_csv: bool, any_record: Callable[[str], st.SearchStrategy[Any]]
) -> None:
    record = any_record(dataset)
    alike = st.tuples(record, st.integers(1, 4)).map(lambda told: [told[0]] * told[1])

    @settings(max_examples=40)
    @given(st.lists(record, min_size=1, max_size=4) | alike)
    def are_alike(records: list[Any]) -> None:
        for column in columns(dataset):
            values = [getattr(record, column.name) for record in records]
            cell, text = csv_encoder(column, raw_csv=raw_csv), json_encoder(column)
            cells = ["" if value is None else cell(value) for value in values]
            texts = ["null" if value is None else text(value) for value in values]
            assert csv_column(column, raw_csv=raw_csv)(values) == cells
            assert [script_safe(told) for told in json_column(column)(values)] == texts

    are_alike()


def test_objects_that_are_equal_keep_their_order_of_keys() -> None:
    first, last = {"a": "1", "b": "2"}, {"b": "2", "a": "1"}
    records = [Donation(**_AT, extra=extra) for extra in (first, last, first)]
    _table, array = _written("donations", records)
    assert [list(read["extra"]) for read in json.loads(array)] == [*map(list, (first, last, first))]


def test_rows_that_are_filled_are_those_of_full_records(
    any_record: Callable[[str], st.SearchStrategy[Any]],
) -> None:
    @settings(max_examples=60)
    @given(st.lists(any_record("funding"), max_size=3), st.booleans())
    def are_those(records: list[Any], raw_csv: bool) -> None:
        empty = [replace(record, flow=None, part_of=None) for record in records]
        rows = encode_open("funding", empty, ("flow", "part_of"), raw_csv=raw_csv)
        filled = rows.fill([(record.flow, record.part_of) for record in records])
        assert filled == encode("funding", records, raw_csv=raw_csv)

    are_those()


def _written(dataset: str, records: list[Any], *, raw_csv: bool = False) -> list[str]:
    """The text of the CSV and of the JSON file."""
    with tempfile.TemporaryDirectory() as folder:
        texts = []
        for file in _files(Path(folder), dataset, records, raw_csv=raw_csv):
            data = Path(folder, file.name).read_bytes()
            assert len(data) == file.bytes
            texts.append(data.decode("utf-8"))
        return texts


def _files(
    folder: Path, dataset: str, records: Iterable[object], *, raw_csv: bool = False
) -> tuple[WrittenFile, WrittenFile]:
    """The CSV and the JSON file, written."""
    table = Table(folder, dataset)
    table.write(records, raw_csv=raw_csv)
    return table.close()


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _cell(value: Any) -> str:
    """What a cell says, by the rules of the docs and independent of the encoders."""
    if value is None or value == () or value == {}:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, tuple) and not isinstance(value[0], dict):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, dict | tuple):
        value = json_value(value)
    return str(value).encode("utf-8", "backslashreplace").decode()


_AT: dict[str, Any] = {"id": "x", "page": "p.md", "line": 1, "start": 0, "end": 1, "quote": "q"}


def test_numbers_stay_numbers_where_texts_are_guarded() -> None:
    record = Donation(**_AT, amount=Decimal(-5), place="-5", date="--03-13", extra={"a": "=1"})
    table, _array = _written("donations", [record])
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["amount"], row["place"], row["date"]) == ("-5", "'-5", "'--03-13")
    assert json.loads(row["extra"]) == {"a": "=1"}
    table, array = _written("donations", [record], raw_csv=True)
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["amount"], row["place"], row["date"]) == ("-5", "-5", "--03-13")
    assert json.loads(array)[0]["place"] == "-5"


def test_layout_of_the_files() -> None:
    table, array = _written("notes", [Note(**_AT, term="a"), Note(**_AT, term="b", definition="c")])
    assert table == (
        "id,page,line,start,end,quote,origin,term,definition\n"
        "x,p.md,1,0,1,q,,a,\n"
        "x,p.md,1,0,1,q,,b,c\n"
    )
    start = '{"id": "x", "page": "p.md", "line": 1, "start": 0, "end": 1, "quote": "q", '
    assert array == (
        "[\n"
        + start
        + '"origin": null, "term": "a", "definition": ""},\n'
        + start
        + '"origin": null, "term": "b", "definition": "c"}\n'
        "]\n"
    )
    assert _written("notes", []) == [table.splitlines(keepends=True)[0], "[]\n"]


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "a\u2028b", "a\u2029b"])
def test_json_is_safe_inside_a_script_element(text: str) -> None:
    assert json.loads(json_text(text)) == text
    _table, array = _written("pages", [PageFacts(page=text, tags=(text,), sha256="0")])
    assert not set(array) & set("<\u2028\u2029")


def test_control_and_bidirectional_characters_are_kept_in_json() -> None:
    text = "a\x00b\x07c\u202ed"
    _table, array = _written("pages", [PageFacts(page="p", title=text, sha256="0")])
    assert json.loads(array)[0]["title"] == text


def test_values_of_other_types_are_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        json_value({"a": {1}})


def test_records_are_written_while_they_are_drawn(tmp_path: Path) -> None:
    on_disk = []

    def records() -> Iterator[TimelineEntry]:
        for number in range(5000):
            on_disk.append((tmp_path / "timeline.json").stat().st_size)
            yield TimelineEntry(**{**_AT, "id": str(number)}, text="what happened " * 5)

    _csv, array = _files(tmp_path, "timeline", records())
    assert len(on_disk) == 5000
    assert 0.7 * array.bytes < max(on_disk) < array.bytes


def test_many_batches_make_one_array(tmp_path: Path) -> None:
    mentions = [AmountMention(**{**_AT, "id": str(n)}, value=Decimal(n)) for n in range(2500)]
    _files(tmp_path, "amounts", mentions)
    array = json.loads((tmp_path / "amounts.json").read_bytes())
    assert [read["value"] for read in array] == list(range(2500))
    assert (tmp_path / "amounts.csv").read_text().count("\n") == 2501
