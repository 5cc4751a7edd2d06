"""`validate` finds nothing wrong with what is written, and every kind of fault in what is not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.check import validate
from extractor.records import Note, PageFacts
from extractor.write import OutputError, write_datasets


@pytest.mark.parametrize("raw_csv", [False, True])
def test_nothing_is_wrong_with_what_is_written(
    invented: dict[str, list[Any]], raw_csv: bool, tmp_path: Path
) -> None:
    write_datasets(invented, tmp_path / "out", raw_csv=raw_csv)
    assert validate(tmp_path / "out") == []


def test_nothing_is_wrong_with_any_records_that_fit_their_declaration(
    any_record: Callable[[str], st.SearchStrategy[Any]], tmp_path: Path
) -> None:
    @given(st.lists(any_record("pages"), max_size=3, unique_by=lambda record: record.page))
    def valid(records: list[Any]) -> None:
        write_datasets({"pages": records}, tmp_path / "out")
        assert validate(tmp_path / "out") == []

    valid()


def _redescribe(out: Path) -> None:
    """Have datapackage.json describe the files as they now are."""
    package = json.loads((out / "datapackage.json").read_bytes())
    for resource in package["resources"]:
        data = (out / resource["path"]).read_bytes()
        resource["bytes"] = len(data)
        resource["hash"] = "sha256:" + hashlib.sha256(data).hexdigest()
    (out / "datapackage.json").write_text(json.dumps(package))


# file, what is replaced in it, by what, and the fault
FAULTS = [
    ("donations.json", '"line": 3', '"line": "3"', "donations.json:2: line '3' is not of type int"),
    ("donations.json", '"line": 3', '"line": true', "line True is not of type integer"),
    ("donations.json", '"line": 3', '"line": null', "donations.json:2: line is missing"),
    ("donations.json", '"line": 3', '"lines": 3', "donations.json:2: is not a record with the"),
    ("donations.json", '"line": 3, ', "", "donations.json:2: is not a record with the"),
    ("donations.json", '"line": 3', '"line": 3x', "donations.json:2: is not a record with the"),
    ("donations.json", '"quote": "some"', '"quote": ""', "donations.json:2: quote is empty"),
    ("donations.json", '["NAM"]', '["Namibia"]', "countries 'Namibia' does not match ^[A-Z]{3}$"),
    ("donations.json", '["NAM"]', '"NAM"', "donations.json:2: countries 'NAM' is not a list"),
    ("donations.json", '["NAM"]', "[7]", "donations.json:2: countries 7 is not of type string"),
    ("donations.json", '"arrived"', '"eaten"', "stage 'eaten' is not one of pledged, preparing"),
    ("donations.json", "300000", '"300000"', "quantity '300000' is not of type number"),
    ("donations.json", "300000", "NaN", "quantity nan is not of type number"),
    ("donations.json", "300000", "300001", "donations.csv: quantity is not what donations.json:2"),
    ("donations.json", '{"Remarks": "+ lids"}', "[]", "donations.json:2: extra [] is not of type"),
    ("timeline.json", '"--03-13"', '"13 March"', "timeline.json:2: date '13 March' does not match"),
    ("organizations.json", '["funder"]', '["friend"]', "roles 'friend' is not one of funder"),
    (
        "amounts.json",
        '"id": "a2"',
        '"id": "a1"',
        "amounts.json:3: id 'a1' is that of amounts.json:2",
    ),
    ("amounts.json", '"equivalent_of": "a1"', '"equivalent_of": "a9"', "'a9' is no id in amounts"),
    ("amounts.json", "posts/spring.md", "posts/x.md", "amounts.json:2: 'posts/x.md' is no page in"),
    ("checks.json", "posts/spring.md", "posts/x.md", "checks.json:2: 'posts/x.md' is no page in"),
    ("pages.csv", "'=cmd", "=cmd", "pages.csv: tags is not what pages.json:2 says"),
    ("pages.csv", "posts/empty.md", "posts/void.md", "pages.csv: page is not what pages.json:3"),
    ("pages.csv", "page,url", "url,page", "pages.csv:1: its columns are not page,url,title"),
    ("notes.csv", "in the box", "in the box\nn2", "notes.csv: has more records than notes.json"),
    ("notes.csv", "in the box", "in", "notes.csv: definition is not what notes.json:2 says"),
    ("schema/notes.schema.json", "integer", "number", "notes.schema.json: is not the schema of"),
    ("datapackage.json", '"itemType"', '"itemtype"', "does not describe the datasets as this"),
    ("datapackage.json", '"resources"', '"things"', "datapackage.json: does not describe any"),
]


@pytest.mark.parametrize(("name", "old", "new", "fault"), FAULTS)
def test_faults_are_found(
    name: str, old: str, new: str, fault: str, invented: dict[str, list[Any]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    write_datasets(invented, out)
    text = (out / name).read_text(encoding="utf-8")
    assert old in text
    (out / name).write_text(text.replace(old, new), encoding="utf-8")
    changed = validate(out)
    if name.endswith((".csv", ".json")) and "/" not in name and name != "datapackage.json":
        assert f"{name}: its hash is not the one in datapackage.json; it was changed" in changed
        _redescribe(out)
        changed = validate(out)
        assert not [told for told in changed if "hash" in told]
    assert [told for told in changed if fault in told], changed


def test_a_file_that_is_missing(invented: dict[str, list[Any]], tmp_path: Path) -> None:
    write_datasets(invented, tmp_path / "out")
    (tmp_path / "out" / "funding.csv").unlink()
    (tmp_path / "out" / "schema" / "notes.schema.json").unlink()
    assert validate(tmp_path / "out") == [
        "funding.csv: is missing; extract again",
        "schema/notes.schema.json: is missing; extract again",
    ]


def test_a_folder_without_datasets_cannot_be_checked(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(OutputError, match=r"has no datapackage\.json"):
            validate(folder)


def test_many_faults_are_counted(tmp_path: Path) -> None:
    page = PageFacts(page="a.md", sha256="0")
    notes = [
        Note(id=str(n), page="a.md", line=1, start=0, end=1, quote="", term="t") for n in range(30)
    ]
    write_datasets({"pages": [page], "notes": notes}, tmp_path / "out")
    faults = validate(tmp_path / "out")
    assert len(faults) == 21
    assert faults[-1] == "notes.json: 10 more faults"
