"""Values that know which characters of which file they were made from.

The data of a site are read into them, templates pass them on, and so the rendered page knows for
each of its words the file and the characters that it came from.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple


class Place(NamedTuple):
    """Characters of a file, and the extent of the list entry or row they belong to."""

    file: str
    start: int
    end: int
    item: tuple[int, int] | None = None


class Piece(NamedTuple):
    """text[at:stop] was made from the characters of `place`.

    `exact`: they are the same characters, one to one. `template`: words of a template that stand
    the same for each item it is repeated for.
    """

    at: int
    stop: int
    place: Place
    exact: bool = True
    template: bool = False


class PlacedText(str):
    """A text made of pieces; characters that no piece covers have no place."""

    pieces: tuple[Piece, ...]

    def __new__(cls, text: str, pieces: Iterable[Piece] = ()) -> PlacedText:
        made = super().__new__(cls, text)
        made.pieces = tuple(pieces)
        return made


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
    return _aligned(value, PlacedText(written, (Piece(0, len(written), place),)))


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


def joined(parts: Iterable[str], separator: str = "") -> PlacedText:
    """The parts one after another, each with its places."""
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for part in parts:
        if separator and texts:
            texts.append(separator)
            at += len(separator)
        texts.append(part)
        pieces += [
            piece._replace(at=piece.at + at, stop=piece.stop + at)
            for piece in getattr(part, "pieces", ())
        ]
        at += len(part)
    return PlacedText("".join(texts), pieces)


def cut(text: str, start: int, end: int) -> str:
    """text[start:end] with its places."""
    pieces = []
    for piece in getattr(text, "pieces", ()):
        at, stop = max(piece.at, start), min(piece.stop, end)
        if at < stop:
            pieces.append(_narrowed(piece, at, stop)._replace(at=at - start, stop=stop - start))
    return PlacedText(str(text)[start:end], pieces)


def _narrowed(piece: Piece, at: int, stop: int) -> Piece:
    if not piece.exact:
        return piece._replace(at=at, stop=stop)
    place = piece.place
    start = place.start + at - piece.at
    return piece._replace(
        at=at, stop=stop, place=place._replace(start=start, end=start + stop - at)
    )


def derived(result: Any, *sources: object) -> Any:
    """What a filter made of placed values: words that it kept stay where they were."""
    if isinstance(result, PlacedText) or hasattr(result, "place") or isinstance(result, bool):
        return result
    source = next((text for text in map(_as_placed, sources) if text is not None), None)
    if source is None:
        return result
    if isinstance(result, str):
        return PlacedText(result, _aligned(result, source))
    if isinstance(result, int | float) and source.pieces:
        made: Any = (PlacedInteger if isinstance(result, int) else PlacedFloat)(result)
        made.place = _hull(source.pieces)
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


def _hull(pieces: Sequence[Piece]) -> Place:
    """The characters of the first piece's file from the first to the last."""
    first = pieces[0].place
    same = [piece.place for piece in pieces if piece.place.file == first.file]
    return first._replace(
        start=min(place.start for place in same), end=max(place.end for place in same)
    )


_WORD = re.compile(r"<[^>]{0,1000}>|&(?:#\w{1,7}|\w{1,31});|\w+")
_REACH = 40  # words that a filter may have left out between two that it kept


def _aligned(result: str, source: PlacedText) -> list[Piece]:
    """Places of the words of `result` that `source` has in the same order; of the others, its
    whole extent."""
    if not source.pieces:
        return []
    if result == source:
        return list(source.pieces)
    words = [(match.group(), match.start()) for match in re.finditer(r"\w+", source)]
    whole = _hull(source.pieces)
    pieces: list[Piece] = []
    at, last = 0, -1  # next word of the source; end in it of the last word that was kept
    for match in _WORD.finditer(result):
        if match.group()[0] in "<&":
            continue
        word = match.group()
        index = next(
            (i for i in range(at, min(at + _REACH, len(words))) if words[i][0] == word), -1
        )
        if index < 0:
            pieces.append(Piece(match.start(), match.end(), whole, False))
            last = -1
            continue
        start, end = words[index][1], words[index][1] + len(word)
        at = index + 1
        before = pieces[-1].stop if pieces else 0
        if last >= 0 and result[before : match.start()] == source[last:start]:
            pieces += _carried(source, last, end, before)
        else:
            pieces += _carried(source, start, end, match.start())
        last = end
    return _merged(pieces)


def _carried(source: PlacedText, start: int, end: int, at: int) -> list[Piece]:
    """The pieces of source[start:end], standing at `at`."""
    starts = [piece.at for piece in source.pieces] if len(source.pieces) > 8 else None
    first = max(bisect_right(starts, start) - 1, 0) if starts else 0
    carried = []
    for piece in source.pieces[first:]:
        if piece.at >= end:
            break
        low, high = max(piece.at, start), min(piece.stop, end)
        if low < high:
            narrow = _narrowed(piece, low, high)
            carried.append(narrow._replace(at=low - start + at, stop=high - start + at))
    return carried


def _merged(pieces: list[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.exact
            and piece.exact
            and last.stop == piece.at
            and last.place.end == piece.place.start
            and last.place.file == piece.place.file
            and last.place.item == piece.place.item
            and last.template == piece.template
        ):
            place = last.place._replace(end=piece.place.end)
            merged[-1] = last._replace(stop=piece.stop, place=place)
        elif last is not None and not last.exact and last[2:] == piece[2:]:
            merged[-1] = last._replace(stop=piece.stop)
        else:
            merged.append(piece)
    return merged
