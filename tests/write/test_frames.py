"""Frames have the same columns, types and values from memory and from a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.frames import Frames, frames_of, load
from extractor.records import DATASETS, PageFacts
from extractor.write import columns, write_datasets


def test_there_is_a_frame_for_every_dataset() -> None:
    assert [field.name for field in fields(Frames)] == list(DATASETS)


def test_the_types_of_an_empty_frame_are_those_of_a_full_one(
    invented: dict[str, list[Any]],
) -> None:
    full, empty = frames_of(invented), frames_of({})
    for name in DATASETS:
        frame = getattr(full, name)
        assert list(frame.columns) == [column.name for column in columns(name)]
        assert frame.dtypes.to_dict() == getattr(empty, name).dtypes.to_dict()
        assert len(frame) == len(invented[name])
        assert len(getattr(empty, name)) == 0


# dataset, column: type
DTYPES = [
    ("donations", "id", "string"),
    ("donations", "line", "Int64"),
    ("donations", "part", "Int64"),
    ("donations", "quantity", "Float64"),
    ("donations", "total", "boolean"),
    ("donations", "donors", "object"),
    ("donations", "extra", "object"),
    ("donations", "date", "string"),
    ("funding", "equivalent", "object"),
]


@pytest.mark.parametrize(("dataset", "name", "dtype"), DTYPES)
@pytest.mark.parametrize("source", ["memory", "folder"])
def test_dtypes(
    dataset: str, name: str, dtype: str, source: str, invented: dict[str, list[Any]], tmp_path: Path
) -> None:
    write_datasets(invented, tmp_path / "out")
    frames = load(tmp_path / "out") if source == "folder" else frames_of(invented)
    assert str(getattr(frames, dataset)[name].dtype) == dtype


@pytest.mark.parametrize("source", ["memory", "folder"])
def test_values(source: str, invented: dict[str, list[Any]], tmp_path: Path) -> None:
    write_datasets(invented, tmp_path / "out")
    frames = load(str(tmp_path / "out")) if source == "folder" else frames_of(invented)
    assert frames.pages["title"].tolist() == ["NA", pd.NA]
    assert frames.pages["tags"].tolist() == [["masks", "=cmd"], []]
    donation = frames.donations.loc[0]
    assert donation["amount"] == -12.5
    assert frames.donations["quantity"].sum() == 300000
    assert donation["part"] is pd.NA
    assert donation["equivalents"] == [
        {"amount": 14, "currency": "USD"},
        {"amount": 1.5, "currency": "GBP"},
    ]
    assert donation["extra"] == {"Remarks": "+ lids"}
    assert not donation["total"]
    assert frames.timeline["date"].tolist() == ["--03-13"]
    assert frames.checks["lines"].tolist() == [[3, 4]]


@pytest.mark.parametrize("dataset", DATASETS)
def test_memory_and_folder_give_the_same_frames(
    dataset: str, any_record: Callable[[str], st.SearchStrategy[Any]], tmp_path: Path
) -> None:
    @settings(max_examples=20)
    @given(st.lists(any_record(dataset), max_size=3))
    def same(records: list[Any]) -> None:
        write_datasets({dataset: records}, tmp_path / "out")
        pd.testing.assert_frame_equal(
            getattr(frames_of({dataset: records}), dataset),
            getattr(load(tmp_path / "out"), dataset),
            check_exact=True,
        )

    same()


def test_half_a_surrogate_pair_comes_back(tmp_path: Path) -> None:
    write_datasets({"pages": [PageFacts(page="a.md", title="\ud800", sha256="0")]}, tmp_path / "o")
    assert load(tmp_path / "o").pages["title"].tolist() == ["\ud800"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere.pages\.json"):
        load(tmp_path / "nowhere")
