"""Data files: the values that other readers give, and for each the characters it stands in."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extractor.sources.data.read import read_data, read_yaml
from extractor.sources.placed.text import PlacedText
from extractor.sources.placed.values import text_of

YAML = """\
# gifts of the spring
- goods: Face Mask
  quantity: 300,000
  sent: 2020-03-01
  donors: [Elm Trust, "Oak \\u0026 Ash"]
  note: >
    packed by hand,
    sent by sea
  'as it is': |
    one
    two
  ready: yes
  price: 1.50
  nothing: ~
- &kit
  goods: 'Test Kit'
  quantity: 5000
- <<: *kit
  quantity: 7
"""


def scalars(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield key
            yield from scalars(held)
    elif isinstance(value, list):
        for held in value:
            yield from scalars(held)
    else:
        yield value


def places(value: Any, source: str) -> dict[str, list[str]]:
    """For each scalar as text, the characters of the file that it was made from."""
    found: dict[str, list[str]] = {}
    for scalar in scalars(value):
        text = text_of(scalar)
        pieces = getattr(text, "pieces", ())
        found[str(text)] = [source[piece.place.start : piece.place.end] for piece in pieces]
    return found


def test_yaml_has_the_values_and_their_places() -> None:
    data = read_data("_data/gifts.yml", YAML)
    assert data.faults == []
    first, second, third = data.value
    assert first["quantity"] == 300000
    assert first["sent"] == datetime.date(2020, 3, 1)
    assert first["donors"] == ["Elm Trust", "Oak & Ash"]
    assert first["note"] == "packed by hand, sent by sea\n"
    assert first["as it is"] == "one\ntwo\n"
    assert (first["ready"], first["nothing"], first["price"]) == (True, None, 1.5)
    assert second == {"goods": "Test Kit", "quantity": 5000}
    assert third == {"goods": "Test Kit", "quantity": 7}
    found = places(data.value, YAML)
    assert found["Face Mask"] == ["Face Mask"]
    assert found["300000"] == ["300,000"]
    assert found["2020-03-01"] == ["2020-03-01"]
    assert found["Test Kit"] == ["Test Kit"]
    assert found["packed by hand, sent by sea\n"] == ["packed by hand", "sent by sea"]
    assert found["one\ntwo\n"] == ["one", "two"]
    assert found["Oak & Ash"] == ["Oak", '"Oak \\u0026 Ash"', "Ash"][::2]


def test_entries_of_a_list_are_items_and_a_mapping_inside_one_is_part_of_it() -> None:
    source = "- name: Japan\n  gifts:\n  - goods: {kind: Mask, size: 5}\n    count: 7\n"
    (country,) = read_data("a.yml", source).value
    gift = country["gifts"][0]
    items = [
        source[slice(*place.item)].split(":")[0]
        for place in (
            country["name"].pieces[0].place,
            gift["goods"]["kind"].pieces[0].place,
            gift["count"].place,
        )
    ]
    assert items == ["name", "goods", "goods"]


# text, kind of fault, line, value
FAULTS = [
    ("a: 1\n\tb: 2\n", "error", 2, None),
    ("a:\n\t- x\n\t- y\n", "warning", 2, {"a": ["x", "y"]}),
    ("a: 1\na: 2\n", "warning", 2, {"a": 2}),
    ("a: [1, 2\nb: 3\n", "error", 2, None),
    ("a: b: c\n", "error", 1, None),
    ("a: *nobody\n", "error", 1, None),
]


@pytest.mark.parametrize("source, severity, line, value", FAULTS)
def test_what_breaks_the_rules_is_told_with_its_line(
    source: str, severity: str, line: int, value: Any
) -> None:
    data = read_data("a.yml", source)
    assert [(fault[0], fault[1]) for fault in data.faults] == [(line, severity)]
    assert data.value == value


# A file that would overflow the stack, or memory, of a careless reader.
HOSTILE = [
    ("a.yml", "[" * 100_000),
    ("a.yml", "- " * 100_000),
    ("a.yml", "".join(f"{' ' * depth}a:\n" for depth in range(2000))),
    ("a.yml", "a: &a [0]\n" + "".join(
        f"{new}: &{new} [{', '.join(['*' + old] * 20)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )),
    ("a.json", "[" * 100_000),
    ("a.json", '{"a":' * 100_000),
]  # fmt: skip


@pytest.mark.parametrize("path, source", HOSTILE)
def test_hostile_files_are_refused(path: str, source: str) -> None:
    data = read_data(path, source)
    assert data.value is None
    assert [fault[1] for fault in data.faults] == ["error"]


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON_VALUES, st.sampled_from([None, 2]), st.booleans())
def test_json_is_what_the_standard_library_reads(value: Any, indent: Any, ascii_: bool) -> None:
    source = json.dumps(value, indent=indent, ensure_ascii=ascii_)
    assert read_data("a.json", source).value == json.loads(source)


@given(st.text())
def test_any_text_as_json_is_read_or_refused(source: str) -> None:
    data = read_data("a.json", source)
    assert data.value is None or not data.faults


CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters='\n",'), max_size=9
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS).filter(lambda row: any(c.strip() for c in row))))
def test_csv_is_what_the_standard_library_reads(rows: list[tuple[str, str, str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
        [("a", "b", "c"), *rows]
    )
    source = stream.getvalue()
    assert read_data("a.csv", source).value == [dict(zip("abc", row, strict=True)) for row in rows]


def test_csv_without_quotes_and_with_other_line_ends() -> None:
    source = "who,how much\r\nElm,5\r\n\r\nOak\r\nAsh,6,7\r\n"
    data = read_data("a.csv", source)
    assert data.value == [
        {"who": "Elm", "how much": "5"},
        {"who": "Oak"},
        {"who": "Ash", "how much": "6"},
    ]
    assert [(fault[0], fault[1]) for fault in data.faults] == [(5, "warning")]


_SHOWN = st.characters(exclude_categories=["C"])
YAML_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(_SHOWN),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcdef", min_size=1), inner),
)


@given(YAML_VALUES)
def test_yaml_is_what_pyyaml_reads(value: Any) -> None:
    source = yaml.safe_dump(value, allow_unicode=True)
    assert read_data("a.yml", source).value == yaml.safe_load(source)


@given(st.text(_SHOWN, min_size=1), st.text("xyz\n", max_size=9))
def test_places_are_those_of_the_file_and_not_of_a_part(words: str, before: str) -> None:
    block = yaml.safe_dump({"key": words}, allow_unicode=True)
    source = f"{before}\n---\n{block}---\n"
    start = len(before) + 5
    value = read_yaml("page.md", source, start, start + len(block)).value["key"]
    assert value == words
    assert isinstance(value, PlacedText)
    for piece in value.pieces:
        if piece.exact:
            assert source[piece.place.start : piece.place.end] == words[piece.at : piece.stop]
