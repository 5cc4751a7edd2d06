"""datapackage.json describes the files as they are, and folders of others are left alone."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from extractor.records import DATASETS, PageFacts
from extractor.write import OutputError, write_datasets


@pytest.mark.parametrize("raw_csv", [False, True])
def test_frictionless_finds_the_package_valid(
    invented: dict[str, list[Any]], raw_csv: bool, tmp_path: Path
) -> None:
    write_datasets(invented, tmp_path / "out", raw_csv=raw_csv)
    report = Package(str(tmp_path / "out" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    assert [task.name for task in report.tasks if task.type == "table"] == list(DATASETS)


# dataset, what to change in its CSV, what frictionless calls it
FAULTS = [
    ("donations", b",arrived,", b",eaten,", "constraint-error"),
    ("timeline", b"'--03-13", b"'13 March", "constraint-error"),
    ("amounts", b"20000000", b"20 million", "type-error"),
    ("amounts", b",posts/spring.md,", b",posts/autumn.md,", "foreign-key"),
    ("amounts", b",a1,", b",a9,", "foreign-key"),
]


@pytest.mark.parametrize(("dataset", "old", "new", "fault"), FAULTS)
def test_frictionless_sees_faults_by_our_schemas(
    dataset: str, old: bytes, new: bytes, fault: str, invented: dict[str, list[Any]], tmp_path: Path
) -> None:
    write_datasets(invented, tmp_path / "out")
    table = tmp_path / "out" / f"{dataset}.csv"
    changed = table.read_bytes().replace(old, new)
    assert changed != table.read_bytes()
    table.write_bytes(changed)
    report = Package(str(tmp_path / "out" / "datapackage.json")).validate()
    assert fault in [kind for (kind,) in report.flatten(["type"])]


def test_every_file_is_described_with_its_size_and_hash(
    invented: dict[str, list[Any]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert write_datasets(invented, out) == {name: len(invented[name]) for name in DATASETS}
    resources = json.loads((out / "datapackage.json").read_bytes())["resources"]
    for resource in resources:
        data = (out / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
    described = {resource["path"] for resource in resources}
    described |= {resource["jsonSchema"] for resource in resources if "jsonSchema" in resource}
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.*")} == {
        *described,
        "datapackage.json",
    }


def test_datasets_that_are_not_given_are_written_empty(tmp_path: Path) -> None:
    assert set(write_datasets({}, tmp_path / "out").values()) == {0}
    assert (tmp_path / "out" / "funding.json").read_text() == "[]\n"


def test_an_unknown_dataset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'donation'"):
        write_datasets({"donation": []}, tmp_path / "out")
    assert not list(tmp_path.iterdir())


_PROGRAM = """
import sys
from pathlib import Path
from extractor.records import Organization
from extractor.write import write_datasets
names = ("b", "a", "\\xe4", "\\u53e3\\u7f69")
write_datasets({"organizations": [Organization(id=n, name=n, aliases=names) for n in names]},
               Path(sys.argv[1]))
"""


def test_the_same_bytes_in_any_environment(tmp_path: Path) -> None:
    environments = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "de_DE.UTF-8", "USER": "jdoe"},
    ]
    written = []
    for number, environment in enumerate(environments):
        folder = tmp_path / f"somewhere-{number}"
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", _PROGRAM, "out"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path.cwd()), **environment},
            check=True,
        )
        written.append(_files(folder / "out"))
    assert written[0] == written[1]
    everything = b"".join(written[0].values())
    for word in (str(tmp_path), str(Path.home()), "somewhere", "jdoe"):
        assert word.encode() not in everything


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# What stands in OUT, that extractor did not write: the file and its content
FOREIGN = [
    ("thesis.txt", "years of work"),
    ("schema/thesis.txt", "years of work"),
    (".hidden", ""),
    ("datapackage.json", '{"name": "rainfall", "resources": [{"path": "datapackage.json"}]}'),
    ("datapackage.json", "{"),
    ("datapackage.json", "[]"),
    ("pages.csv", "mine"),
]


@pytest.mark.parametrize(("name", "content"), FOREIGN)
def test_a_folder_with_files_of_others_is_refused(name: str, content: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text(content)
    with pytest.raises(OutputError, match=rf"did not write \({name}\)"):
        write_datasets({}, out)
    assert _files(out) == {name: content.encode()}
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_laid_into_former_output_is_not_deleted(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_datasets({"pages": [PageFacts(page="a.md", sha256="0")]}, out)
    write_datasets({}, out)
    (out / "remarks.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"remarks\.txt"):
        write_datasets({}, out)
    assert (out / "remarks.txt").read_text() == "mine"
