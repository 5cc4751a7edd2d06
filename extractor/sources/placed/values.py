"""Values that know which characters of which file they were made from.

The data of a site are read into them, templates pass them on, and so the rendered page knows for
each of its words the file and the characters that it came from.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from extractor.sources.placed.text import Piece, Place, PlacedText, aligned, cut, hull, joined


class PlacedInteger(int):
    """A whole number of a data file; `written` as it stands there."""

    place: Place
    written: str = ""


class PlacedFloat(float):
    """A decimal number of a data file."""

    place: Place
    written: str = ""


class PlacedDate(datetime.date):
    """A day of a data file."""

    place: Place
    written: str = ""


class PlacedTime(datetime.datetime):
    """A day and time of a data file."""

    place: Place
    written: str = ""


def placed(value: Any, source: str, place: Place) -> Any:
    """A scalar of a file, `source` being the whole file; what cannot carry a place stays plain."""
    if isinstance(value, str):
        return PlacedText(value, _pieces_of(value, source, place))
    made: Any
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        made = PlacedInteger(value)
    elif isinstance(value, float):
        made = PlacedFloat(value)
    elif isinstance(value, datetime.datetime):
        made = PlacedTime.fromisoformat(value.isoformat())
    elif isinstance(value, datetime.date):
        made = PlacedDate.fromisoformat(value.isoformat())
    else:
        return value
    made.place = place
    made.written = source[place.start : place.end]
    return made


def _pieces_of(value: str, source: str, place: Place) -> Iterable[Piece]:
    if not value:
        return ()
    start = source.find(value, place.start, place.end)
    if start >= 0:  # as written, but for quotation marks around it
        return (Piece(0, len(value), place._replace(start=start, end=start + len(value))),)
    written = source[place.start : place.end]
    return aligned(value, PlacedText(written, (Piece(0, len(written), place),)))


def plain(value: Any) -> Any:
    """The value without its places, so that it is the same wherever it was read."""
    if isinstance(value, dict):
        return {str(plain(key)): plain(held) for key, held in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, PlacedInteger | PlacedFloat):
        return int(value) if isinstance(value, int) else float(value)
    if isinstance(value, PlacedTime | PlacedDate):
        kind = datetime.datetime if isinstance(value, datetime.datetime) else datetime.date
        return kind.fromisoformat(value.isoformat())
    return value


def text_of(value: object) -> str:
    """What a template prints for a value, placed where the value is (Liquid's `to_s`)."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return joined(map(text_of, value))
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    if isinstance(value, datetime.datetime):
        text = value.strftime("%Y-%m-%d %H:%M:%S ") + (value.strftime("%z") or "+0000")
    elif isinstance(value, dict):
        text = "{" + ", ".join(f'"{key}"=>{_inspected(held)}' for key, held in value.items()) + "}"
    else:
        text = str(value)
    place = getattr(value, "place", None)
    if place is None:
        return text
    return PlacedText(text, (Piece(0, len(text), place, text == getattr(value, "written", "")),))


def _inspected(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_inspected, value)) + "]"
    text = str(text_of(value))
    return f'"{text}"' if isinstance(value, str) else text or "nil"


def derived(result: Any, *sources: object) -> Any:
    """What a filter made of placed values: words that it kept stay where they were."""
    if isinstance(result, PlacedText) or hasattr(result, "place") or isinstance(result, bool):
        return result
    source = next((text for text in map(_as_placed, sources) if text is not None), None)
    if source is None:
        return result
    if isinstance(result, str):
        return PlacedText(result, aligned(result, source))
    if isinstance(result, int | float) and source.pieces:
        made: Any = (PlacedInteger if isinstance(result, int) else PlacedFloat)(result)
        made.place = hull(source.pieces)
        return made
    if isinstance(result, list) and all(type(item) is str for item in result):
        return _split(result, source)
    return result


def _as_placed(value: object) -> PlacedText | None:
    text = text_of(value) if isinstance(value, str) or hasattr(value, "place") else None
    return text if isinstance(text, PlacedText) and text.pieces else None


def _split(parts: list[str], source: PlacedText) -> list[str]:
    found, at = [], 0
    for part in parts:
        start = source.find(part, at)
        found.append(part if start < 0 else cut(source, start, start + len(part)))
        at = at if start < 0 else start + len(part)
    return found
