"""Pages of one gift each, for those who ask how many pages are read and not what they say."""

from __future__ import annotations

from pathlib import Path


def funded_pages(folder: Path, count: int) -> Path:
    """The folder, made, with so many pages."""
    folder.mkdir()
    for number in range(count):
        sentence = f"On 3 May 2020 the Elm Fund gave ${number + 1},000 to Ash School no. {number}."
        (folder / f"{number:03}.md").write_text(f"# Grants\n\n{sentence}\n", "utf-8")
    return folder
