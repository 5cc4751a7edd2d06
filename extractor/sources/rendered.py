"""A page as a site's templates make it, and where each of its words comes from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from extractor.sources.placed.text import Piece, Place

Item = tuple[str, int, int]
"""The extent of a list entry or row of a data file: path, start, end."""


class Ground(NamedTuple):
    """The characters of a file that some words of a page were made from."""

    file: str
    start: int
    end: int
    line: int
    items: frozenset[Item]
    """The entries of data files that the words were taken from."""


class _Hit(NamedTuple):
    """A piece with those of its characters that were asked for."""

    piece: Piece
    start: int
    end: int
    size: int


@dataclass(frozen=True)
class Rendered:
    """The source's front matter as it stands, then what the templates printed.

    `pieces` are in the order of the text and do not overlap; `lines` has, for each, the line of
    its file on which it begins. `pages` are the other pages of the site that words are taken from.
    """

    text: str
    pieces: tuple[Piece, ...]
    lines: tuple[int, ...]
    pages: tuple[str, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    def ground(self, offsets: Sequence[int]) -> Ground | None:
        """Where the characters at these offsets of the text, in rising order, come from.

        The words of data count, not those of a template that repeats around them; among files,
        the one that gave most pieces, then most characters; in it, the list entry or row that the
        words belong to.
        None where no character has a place.
        """
        hits = list(self._hits(offsets))
        if not hits:
            return None
        data = [hit for hit in hits if not hit.piece.template] or hits
        weights: dict[str, tuple[int, int]] = {}
        for hit in data:
            number, size = weights.get(hit.piece.place.file, (0, 0))
            weights[hit.piece.place.file] = (number + 1, size + hit.size)
        file = max(weights, key=lambda name: weights[name])
        own = [hit for hit in data if hit.piece.place.file == file]
        leaves = {name: _leaves(data, name) for name in weights}
        if len(leaves[file]) == 1:
            (leaf,) = leaves[file]
            own = [hit for hit in own if hit.piece.place.item == leaf]
        start, end = min(hit.start for hit in own), max(hit.end for hit in own)
        return Ground(
            file,
            start,
            end,
            min(self._line(hit) for hit in own if hit.start == start),
            frozenset((name, *item) for name, items in leaves.items() for item in items),
        )

    def words(self, offsets: Sequence[int], ground: Ground) -> Iterator[str]:
        """The words at these offsets that stand letter for letter in the file of `ground`."""
        for hit in self._hits(offsets):
            inside = ground.start <= hit.start and hit.end <= ground.end
            if hit.piece.exact and hit.piece.place.file == ground.file and inside:
                at = hit.piece.at + hit.start - hit.piece.place.start
                yield from self.text[at : at + hit.end - hit.start].split()

    def line(self, offset: int, path: str) -> int:
        """Line of the page's own source that prints the character, or the nearest one before."""
        for index in range(bisect_right(self._starts, offset) - 1, -1, -1):
            piece = self.pieces[index]
            if piece.place.file == path:
                stop = min(max(offset, piece.at), piece.stop)
                return self.lines[index] + self.text.count("\n", piece.at, stop) * piece.exact
        return 1 + self.text.count("\n", 0, min(offset, self._starts[0] if self._starts else 0))

    def under(self, name: str) -> Rendered:
        """The same page, its files standing in a folder of that name."""
        pieces = tuple(
            piece._replace(place=piece.place._replace(file=f"{name}/{piece.place.file}"))
            for piece in self.pieces
        )
        pages = tuple(f"{name}/{page}" for page in self.pages)
        return Rendered(self.text, pieces, self.lines, pages)

    def _hits(self, offsets: Sequence[int]) -> Iterator[_Hit]:
        if not offsets:
            return
        index = max(bisect_right(self._starts, offsets[0]) - 1, 0)
        last = offsets[-1]
        while index < len(self.pieces) and self.pieces[index].at <= last:
            piece = self.pieces[index]
            low, high = bisect_left(offsets, piece.at), bisect_left(offsets, piece.stop)
            if low < high:
                place = piece.place
                if piece.exact:
                    start = place.start + offsets[low] - piece.at
                    end = place.start + offsets[high - 1] - piece.at + 1
                    yield _Hit(piece, start, end, high - low)
                else:
                    yield _Hit(piece, place.start, place.end, high - low)
            index += 1

    def _line(self, hit: _Hit) -> int:
        index = bisect_right(self._starts, hit.piece.at) - 1
        if not hit.piece.exact:
            return self.lines[index]
        at = hit.piece.at
        return self.lines[index] + self.text.count("\n", at, at + hit.start - hit.piece.place.start)


def _leaves(hits: Sequence[_Hit], file: str) -> set[tuple[int, int]]:
    """The entries of a file that words were taken from and that hold no other such entry."""
    items = {
        hit.piece.place.item
        for hit in hits
        if hit.piece.place.file == file and hit.piece.place.item is not None
    }
    ordered = sorted(items, key=lambda item: (item[0], -item[1]))
    return {
        item
        for item, after in zip(ordered, [*ordered[1:], None], strict=False)
        if after is None or after[0] >= item[1]
    }


class Lines:
    """Line numbers in the files of a site."""

    def __init__(self) -> None:
        self._ends: dict[str, list[int]] = {}

    def add(self, file: str, text: str) -> None:
        """Makes a file's lines known."""
        if file not in self._ends:
            ends, at = [], text.find("\n")
            while at >= 0:
                ends.append(at)
                at = text.find("\n", at + 1)
            self._ends[file] = ends

    def of(self, place: Place) -> int:
        """Line, from 1, of the first character of a place."""
        return bisect_left(self._ends.get(place.file, []), place.start) + 1


def rendered_of(head: str, pieces: Sequence[Piece], body: str, lines: Lines) -> Rendered:
    """The page with its head before the body that was printed."""
    shift = len(head)
    moved = [piece._replace(at=piece.at + shift, stop=piece.stop + shift) for piece in pieces]
    return Rendered(head + body, tuple(moved), tuple(lines.of(piece.place) for piece in moved))
