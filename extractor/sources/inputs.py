"""INPUTs of the command line -> their roots, the names of their paths, the files below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.sources.files import Files, Folder, InputError

if TYPE_CHECKING:
    from extractor.sources.remote import Remote

WARCS = (".warc", ".warc.gz", ".warc.zst")


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its root, and the name that its paths begin with where there are several."""

    root: Path | Remote
    name: str

    def path(self, relative: str) -> str:
        """The path in the datasets of a file below the root."""
        return f"{self.name}/{relative}" if self.name else relative


def opened(inputs: Sequence[str | Path]) -> list[Input]:
    """The inputs by their roots. Raises InputError for one that does not exist."""
    roots = [_place(name) for name in inputs]
    for root in roots:
        if not root.exists():
            raise InputError(
                f"{root}: no such file or folder; give the folder that holds the pages"
            )
    return list(map(Input, roots, _prefixes(roots)))


def _place(name: str | Path) -> Path | Remote:
    if not is_url(name):
        return Path(name)
    from extractor.sources.remote import Remote

    remote = Remote(str(name))
    return remote.local or remote


def _prefixes(roots: Sequence[Path | Remote]) -> list[str]:
    """A name for each input that no other has; none is needed for a single one."""
    if len(roots) == 1:
        return [""]
    names: list[str] = []
    for root in roots:
        base = root.resolve().name if root.is_dir() else root.resolve().parent.name
        name, number = base, 2
        while name in names:
            name, number = f"{base}-{number}", number + 1
        names.append(name)
    return names


def is_url(name: str | Path) -> bool:
    """Whether an input is named by a URL."""
    return isinstance(name, str) and "://" in name


def is_crawl(root: Path | Remote) -> bool:
    """Whether an input is a WARC file."""
    return root.name.lower().endswith(WARCS) and root.is_file()


def is_repository(root: Path) -> bool:
    """Whether a folder is a bare git repository."""
    return (root / "HEAD").is_file() and all((root / n).is_dir() for n in ("objects", "refs"))


def files_of(root: Path | Remote) -> Files:
    """The files below the root of an input; of a repository those of its HEAD."""
    if not isinstance(root, Path):
        return root.files()
    if is_repository(root):
        from extractor.sources.git import Repository

        repository = Repository(root)
        return repository.files(repository.tree("HEAD"))
    return Folder(root)
