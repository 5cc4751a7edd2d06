"""Texts that know which characters of which file they were made from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple


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
    return PlacedText(str(text)[start:end], _carried(getattr(text, "pieces", ()), start, end, 0))


def _carried(pieces: Sequence[Piece], start: int, end: int, at: int) -> list[Piece]:
    """The pieces of a text from start to end, standing at `at`."""
    first = max(bisect_right(pieces, start, key=attrgetter("at")) - 1, 0)
    carried = []
    for piece in pieces[first:]:
        if piece.at >= end:
            break
        low, high = max(piece.at, start), min(piece.stop, end)
        if low < high:
            narrow = _narrowed(piece, low, high)
            carried.append(narrow._replace(at=low - start + at, stop=high - start + at))
    return carried


def _narrowed(piece: Piece, at: int, stop: int) -> Piece:
    if not piece.exact:
        return piece._replace(at=at, stop=stop)
    place = piece.place
    start = place.start + at - piece.at
    return piece._replace(
        at=at, stop=stop, place=place._replace(start=start, end=start + stop - at)
    )


def hull(pieces: Sequence[Piece]) -> Place:
    """The characters of the first piece's file from the first to the last."""
    first = pieces[0].place
    same = [piece.place for piece in pieces if piece.place.file == first.file]
    return first._replace(
        start=min(place.start for place in same), end=max(place.end for place in same)
    )


_WORD = re.compile(r"<[^>]{0,1000}>|&(?:#\w{1,7}|\w{1,31});|\w+")
_REACH = 40  # words that a filter may have left out between two that it kept


def aligned(result: str, source: PlacedText) -> list[Piece]:
    """The pieces of a text that was made from another, `source`.

    Words that both have in the same order stand where they stood; the others have all of `source`
    for their place.
    """
    if not source.pieces:
        return []
    if result == source:
        return list(source.pieces)
    words = [(match.group(), match.start()) for match in re.finditer(r"\w+", source)]
    whole = hull(source.pieces)
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
            pieces += _carried(source.pieces, last, end, before)
        else:
            pieces += _carried(source.pieces, start, end, match.start())
        last = end
    return _merged(pieces)


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
