"""Passages: what a reader reads as one run of text, with the place of every character.

A paragraph, a heading, a cell, the own words of a list item: white space folded, `<br>` a newline,
what is not displayed left out. Finders read `passage.text`; `passage.place` says where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from extractor.page.cards import Cards
from extractor.page.folding import (
    BREAK,
    GAP,
    SHOWN,
    after,
    fold,
    fold_offsets,
    is_blank,
    offsets_of,
)
from extractor.page.tree import BLOCK, FILLER, HEADINGS, Node, Text

# Two inline elements that meet without white space are set apart by the page's style where the
# first ends in a figure ("<b>$5m</b><span>for schools"): in "1<sup>st</sup>" one element is nested
# or raised, in "20<i>th</i>" the letters are too few for a word of their own. A year is a word.
_FIGURE_ENDS = re.compile(r"[0-9][^\W\d_]*(?:[ \u00a0][^\W\d_]{1,12})?\Z")
_WORD_BEGINS = re.compile(r"[^\W\d_\u2e80-\uffff]{3}|(?:19|20)[0-9]{2}(?![0-9])")
_NEXT_ELEMENT = re.compile(
    r"(?:</(?!su[bp]\b)[a-z][^<>]*>|[*_]{1,3})(?:<[^<>]*>){0,4}<(?!su[bp]\b)[a-z][^<>]*>", re.I
)


_LONGEST_SECTION = 500  # characters; each record of a section repeats them


class Passage:
    """A run of text. `node` is the block that holds it, `headings` those it stands under."""

    __slots__ = ("_body", "_offsets", "_pieces", "headings", "node", "text")

    def __init__(
        self,
        pieces: list[Text],
        text: str,
        body: str,
        node: Node,
        headings: tuple[Passage, ...] = (),
    ) -> None:
        self.text = text
        self.node = node
        self.headings = headings
        self._pieces = pieces
        self._body = body
        self._offsets: Sequence[int] | None = None

    @property
    def tag(self) -> str:
        """Tag of the block that holds it: p, h2, li, td ..."""
        return self.node.tag

    @property
    def begins(self) -> int:
        """Body offset of its first piece, white space before the text included."""
        for piece in self._pieces:
            if piece.start < piece.end:
                return piece.start
        return 0

    @property
    def first(self) -> int:
        """Body offset of its first character; that of `place()` without the work for the rest."""
        for piece in self._pieces:
            if piece.value is self.text and self._body[piece.start] != FILLER:
                return piece.start  # which has no white space before its first character
            if piece.start < piece.end and (word := SHOWN.search(piece.value)):
                blank = word.start()
                at = piece.start + blank
                as_written = self._body.startswith(piece.value[:blank], piece.start)
                if as_written and self._body[at] != FILLER:
                    return at
                return offsets_of(piece, self._body)[blank]
        return self.place()[0]

    @property
    def is_heading(self) -> bool:
        """Whether it is the text of h1 to h6."""
        return self.node.tag in HEADINGS

    @property
    def section(self) -> str | None:
        """Text of the nearest heading above, as far as it can be a name."""
        return self.headings[-1].text[:_LONGEST_SECTION] if self.headings else None

    def place(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Body offsets of text[start:end]; the whole passage by default."""
        offsets = self._places()
        stop = len(self.text) if end is None else end
        if not offsets or stop <= start:
            at = offsets[min(start, len(offsets) - 1)] if offsets else self.node.start
            return at, at
        last = offsets[stop - 1]
        stop_at = after(self._body, last)
        if stop < len(offsets) and last < offsets[stop] < stop_at:
            stop_at = offsets[stop]
        return offsets[start], stop_at

    def _places(self) -> Sequence[int]:
        """The body offset of each character; nothing is kept of a text that stands as it is."""
        if self._offsets is not None:
            return self._offsets
        one = self._pieces[0] if len(self._pieces) == 1 else BREAK
        if one.value == self.text and len(self.text) == one.end - one.start:
            return range(one.start, one.end)
        offsets = fold_offsets(self._pieces, self.text, self._body)
        if not isinstance(offsets, range):
            self._offsets = offsets
        return offsets

    def elements(self) -> Iterator[Node]:
        """The elements right inside the block between the passage's first character and last."""
        shown = [piece for piece in self._pieces if piece.start < piece.end]
        if not shown:
            return
        children = self.node.children
        first = bisect_left(children, shown[0].start, key=lambda child: child.end)
        for index in range(first, len(children)):
            child = children[index]
            if child.start >= shown[-1].end:
                return
            if isinstance(child, Node):
                yield child

    def lines(self) -> list[tuple[int, int]]:
        """The spans of `text` that stand on lines of their own in the source."""
        spans: list[tuple[int, int]] = []
        at = 0
        for line in "".join(piece.value for piece in self._pieces).split("\n"):
            words = " ".join(line.split())
            if words:
                spans.append((at, at + len(words)))
                at += len(words) + 1
        return spans

    def between(self, start: int, end: int) -> str:
        """The part of `text` whose characters stand in body[start:end]."""
        offsets = self._places()
        if offsets and start <= offsets[0] and offsets[-1] < end:
            return self.text
        return self.text[bisect_left(offsets, start) : bisect_left(offsets, end)]

    def shown(self, start: int, end: int) -> list[int]:
        """The offsets in body[start:end] at which characters stand that are no white space."""
        offsets = self._places()
        first, last = bisect_left(offsets, start), bisect_left(offsets, end)
        words = self.text[first:last]
        return [at for at, letter in zip(offsets[first:last], words, strict=True) if letter > " "]


_FOOTNOTE = re.compile(r"\s*[\[(]?(?:[0-9]{1,2}(?:\s?,\s?[0-9]{1,2})?|[a-z]|[*†‡§¶]+)[\])]?\s*")
_LONG_TOKEN = re.compile(r"[\w.,]{3}\Z")  # not km², 10⁶, 1º, CO₂: those a raised sign belongs to


def _append(pieces: list[Text], text: Text, body: str) -> None:
    """Adds a text, on a line of its own where a figure ends and the next inline element begins."""
    if pieces and text.value[:1].isalnum() and pieces[-1].value[-1:].isalnum():
        last = pieces[-1]
        if (
            last.end < text.start
            and _WORD_BEGINS.match(text.value)
            and _FIGURE_ENDS.search(last.value, max(0, len(last.value) - 40))
            and _NEXT_ELEMENT.fullmatch(body, last.end, text.start)
        ):
            pieces.append(BREAK)
    pieces.append(text)


def _set_off(pieces: list[Text], raised: Node) -> None:
    """Puts a space before the raised mark of a footnote: "$4,000<sup>1</sup>" is not $4,0001."""
    if raised.tag != "sup" or not pieces or not _LONG_TOKEN.search(pieces[-1].value[-3:]):
        return
    if _FOOTNOTE.fullmatch("".join(text.value for text in raised.texts())):
        pieces.append(GAP)


def passages(root: Node, elements: Iterable[Node], body: str) -> Iterator[Passage]:
    """The passages of a tree, of which `elements` are all that `root` holds, in document order.

    A heading counts for what follows, down to the next of its level; that of a card among cards
    counts for the rest of its card only.
    """
    headings: list[Passage] = []
    cards: list[Node | None] = []  # of each heading; None for one that counts beyond its element
    above: tuple[Passage, ...] = ()  # the headings, as all passages below them hold them
    around = Cards(elements)
    for node, pieces in _runs(root, body):
        text = fold(pieces)
        if is_blank(text):
            continue
        for number, card in enumerate(cards):
            if card is not None and card.end <= node.start:
                del headings[number:], cards[number:]
                above = tuple(headings)
                break
        level = node.tag
        if level not in HEADINGS:
            yield Passage(pieces, text, body, node, above)
            continue
        while headings and headings[-1].tag >= level:
            headings.pop()
            cards.pop()
        passage = Passage(pieces, text, body, node, tuple(headings))
        headings.append(passage)
        above = tuple(headings)
        cards.append(around.of(node))
        yield passage


def passage_of(node: Node, body: str) -> Passage:
    """All that one element shows, block boundaries as newlines."""
    pieces: list[Text] = []
    stack: list[Node | Text | None] = [*reversed(node.children)]
    while stack:
        child = stack.pop()
        if child is None:
            pieces.append(BREAK)
        elif isinstance(child, Text):
            _append(pieces, child, body)
        elif child.tag == "br":
            pieces.append(BREAK)
        elif child.tag in BLOCK:
            pieces.append(BREAK)
            stack.append(None)
            stack.extend(reversed(child.children))
        else:
            _set_off(pieces, child)
            stack.extend(reversed(child.children))
    return Passage(pieces, fold(pieces), body, node)


def _runs(root: Node, body: str) -> Iterator[tuple[Node, list[Text]]]:
    """Each block with the texts that belong to it alone; inline elements are part of the block."""
    pieces: list[Text] = []
    block = root
    # A stack entry is a child to visit in a block, or None: the block ends there.
    stack: list[tuple[Node | Text | None, Node]] = [(c, root) for c in reversed(root.children)]
    while stack:
        child, owner = stack.pop()
        if isinstance(child, Text):
            block = owner
            _append(pieces, child, body)
        elif child is None or child.tag in BLOCK:
            if pieces:
                yield block, pieces
                pieces = []
            block = owner
            kids = child.children if child is not None else []
            if child is None or not kids:
                continue
            if len(kids) == 1 and isinstance(kids[0], Text):
                yield child, cast("list[Text]", kids)
                continue
            stack.append((None, owner))
            stack += [(c, child) for c in kids[::-1]]
            block = child
        elif child.tag == "br":
            pieces.append(BREAK)
        else:
            _set_off(pieces, child)
            stack += [(c, owner) for c in child.children[::-1]]
    if pieces:
        yield block, pieces
