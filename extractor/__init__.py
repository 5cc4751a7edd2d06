"""extractor reads the sources of web pages and writes who gave what to whom.

    import extractor
    extractor.extract("raw").donations          # pandas frames, straight from pages
    extractor.load("out").funding               # pandas frames, from written datasets
    list(extractor.find_amounts("EUR 12.5 million"))
    list(extractor.find_dates("13th March 2020"))

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.frames import Frames
    from extractor.values.amounts import Amount
    from extractor.values.dates import Date

__all__ = ["__version__", "extract", "find_amounts", "find_dates", "load"]

__version__ = "0.1.0"


def extract(*inputs: str | PathLike[str]) -> Frames:
    """All datasets of the pages in the inputs, as pandas frames; nothing is written.

    Raises `extractor.sources.folder.InputError` for an input that does not exist.
    """
    from extractor.frames import frames_of
    from extractor.pipeline import extract as extract_records

    return frames_of(extract_records([str(path) for path in inputs]))


def load(out: str | PathLike[str]) -> Frames:
    """All datasets of a folder that `extractor extract` wrote, as pandas frames."""
    from extractor.frames import load as load_frames

    return load_frames(out)


def find_amounts(
    text: str, language: str | None = None, default_currency: str | None = None
) -> Iterator[Amount]:
    """Money and quantities of goods in a text, in order; see `extractor.values.amounts`."""
    from extractor.values.amounts import find_amounts as find

    return find(text, language, default_currency)


def find_dates(
    text: str,
    reference: str | None = None,
    language: str | None = None,
    day_first: bool | None = None,
) -> Iterator[Date]:
    """Dates in a text, in order; see `extractor.values.dates`."""
    from extractor.values.dates import find_dates as find

    return find(text, reference, language, day_first)
