"""An output of Parquet parts, to which many processes write: in a folder or behind a URL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from extractor.records import DATASETS
from extractor.sources.inputs import is_url
from extractor.write.atomic import OutputError, replace_folder
from extractor.write.datapackage import (
    PACKAGE,
    SUMMARY,
    demand_own_folder,
    is_part_name,
    parts_of,
    write_package_of_parts,
)
from extractor.write.parquet import demand_pyarrow
from extractor.write.part_files import PartTable, PartWriter
from extractor.write.place import Place
from extractor.write.tables import PartFile, Rows


class PartsOutput:
    """Datasets on their way into Parquet parts; see `Output`.

    What others put into `place`, which can be pickled, is taken into the output by `take`.
    """

    def __init__(self, scratch: Path, place: Place) -> None:
        self.scratch = scratch
        self.scratch.mkdir()
        self.place = place
        self._tables = {name: PartTable(place, name) for name in DATASETS}
        self._taken: dict[str, list[PartFile]] = {name: [] for name in DATASETS}

    def write(self, dataset: str, records: Iterable[object]) -> None:
        self._tables[dataset].write(records)

    def append(self, dataset: str, rows: Rows) -> None:
        self._tables[dataset].append(rows)

    def take(self, parts: Iterable[PartFile]) -> None:
        """Have parts that others wrote in the output, in this order. Raises OutputError where the
        first of a dataset is not there."""
        for part in parts:
            taken = self._taken[part.dataset]
            if not taken:
                self._demand([part], self.place.sizes())
            taken.append(part)

    @property
    def counts(self) -> dict[str, int]:
        return {
            name: table.count + sum(part.rows for part in self._taken[name])
            for name, table in self._tables.items()
        }

    def close(self) -> dict[str, list[PartFile]]:
        """All parts, by dataset, each of which has one. Raises OutputError where one is not there
        as it was written."""
        rmtree(self.scratch)
        parts: dict[str, list[PartFile]] = {}
        for name, table in self._tables.items():
            parts[name] = self._taken[name] + table.close()
            if not parts[name]:
                parts[name] = [PartWriter(self.place, name, 0).close()]
        sizes = self.place.sizes()
        for found in parts.values():
            self._demand(found, sizes)
        return parts

    def _demand(self, parts: Sequence[PartFile], sizes: Mapping[str, int]) -> None:
        for part in parts:
            if sizes.get(part.name) != part.bytes:
                raise OutputError(
                    f"{self.place}: {part.name} is not there as a worker wrote it; name with -o a "
                    "folder or URL that all workers reach"
                )


@contextmanager
def new_parts(out: Path | str, summary: dict[str, object]) -> Iterator[PartsOutput]:
    """Replace the output `out` by the datasets written in the block: Parquet parts, summary.json
    and datapackage.json; `summary` is looked at when the block ends.

    A folder is replaced as a whole, as `new_output` does it. At a URL the parts get names that no
    others have, and are of the output once datapackage.json, written last, names them; parts that
    it does not name are then removed. Raises OutputError where `out` holds what is of others or
    where a part is missing at the end, and OSError where something cannot be written; `out` is
    then what it was before, at a URL but for parts that datapackage.json does not name.
    """
    demand_pyarrow()
    target = _folder(out)
    with _at_url(str(out), summary) if target is None else _in_folder(target, summary) as output:
        yield output


def _folder(out: Path | str) -> Path | None:
    """The folder that `out` is, by its path or a file:// URL; None for a URL of anything else."""
    if not is_url(out):
        return Path(out)
    from extractor.sources.files import InputError
    from extractor.sources.remote import Remote

    try:
        return Remote(str(out)).local
    except InputError as error:
        raise OutputError(str(error)) from None


@contextmanager
def _in_folder(target: Path, summary: Mapping[str, object]) -> Iterator[PartsOutput]:
    with replace_folder(target) as folder:
        demand_own_folder(target)
        place = Place(str(folder))
        place.make_folders(DATASETS)
        output = PartsOutput(folder / "scratch", place)
        yield output
        parts = output.close()
        named = _names(parts)
        place.remove(name for name in place.sizes() if name not in named)
        write_package_of_parts(folder, parts, summary)


@contextmanager
def _at_url(url: str, summary: Mapping[str, object]) -> Iterator[PartsOutput]:
    place = Place(url)
    _demand_own(place)
    place.make_folders(DATASETS)
    with TemporaryDirectory() as scratch:
        output = PartsOutput(Path(scratch, "scratch"), place)
        yield output
        parts = output.close()
        write_package_of_parts(Path(scratch), parts, summary)
        for name in (SUMMARY, PACKAGE):
            place.put(Path(scratch, name), name)
    named = _names(parts)
    place.remove(name for name in place.sizes() if is_part_name(name) and name not in named)


def _names(parts: Mapping[str, Sequence[PartFile]]) -> frozenset[str]:
    return frozenset(part.name for found in parts.values() for part in found)


def _demand_own(place: Place) -> None:
    """Raise OutputError where another's datapackage.json is at a URL."""
    package = place.read(PACKAGE)
    try:
        if package is not None:
            parts_of(package)
    except ValueError as error:
        raise OutputError(f"{place}/{PACKAGE}: {error}; choose another place") from None
