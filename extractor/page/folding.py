"""White space of a text folded as a browser shows it, with the place of every character left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.page.tree import Text

BREAK = Text("\n", 0, 0)  # an empty extent marks a broken line
GAP = Text(" ", 0, 0)  # and a space that is seen but does not stand in the source

SHOWN = re.compile(r"[^\s\0]+")
_WHOLE = re.compile(r".+", re.DOTALL)

_NO_WIDTH = " \n\u200b\u200c\u200d\u2060\ufeff\u00ad"  # of Unicode's format characters (Cf)


def is_blank(text: str) -> bool:
    """Whether a folded text shows nothing: editors set characters without width on blank lines."""
    return not text.strip(_NO_WIDTH)


def after(body: str, offset: int) -> int:
    """End of the character that begins at an offset: an entity is one character."""
    if body[offset : offset + 1] == "&":
        semicolon = body.find(";", offset, offset + 34)
        if semicolon > 0 and body[offset + 1 : semicolon].lstrip("#").isalnum():
            return semicolon + 1
    return offset + 1


def fold(pieces: Sequence[Text]) -> str:
    """The pieces as one text: white space folded, newline only where a line is broken."""
    if len(pieces) == 1 and pieces[0].start < pieces[0].end and "\0" not in pieces[0].value:
        value = pieces[0].value
        folded = " ".join(value.split())
        return value if folded == value else folded  # most texts: kept but once
    joined = "".join(
        [piece.value if piece.start < piece.end or piece is GAP else "\0" for piece in pieces]
    )
    if "\0" not in joined:
        return " ".join(joined.split())
    lines = [" ".join(line.split()) for line in joined.split("\0")]
    return "\n".join(filter(None, lines))


def fold_offsets(pieces: Sequence[Text], text: str, body: str) -> Sequence[int]:
    """The body offset of each character of `text`, which `fold` gave."""
    if len(pieces) == 1 and pieces[0].value == text:
        return offsets_of(pieces[0], body)  # nothing in it is folded
    folded: list[int] = []
    gap: int | None = None
    broken = False
    for piece in pieces:
        if piece is GAP:
            gap = folded[-1] + 1 if gap is None and folded else gap
            continue
        if piece.start >= piece.end:
            broken = True
            continue
        value = piece.value
        offsets = offsets_of(piece, body)
        words = SHOWN.finditer(value)
        if value == " ".join(value.split()) and "\0" not in value:
            words = _WHOLE.finditer(value)  # nothing in it is folded
        done = 0
        for word in words:
            start, end = word.span()
            if done < start:
                broken = broken or "\0" in value[done:start]
                gap = _gap(value, done, start, offsets) if gap is None else gap
            if folded and (broken or gap is not None):
                folded.append(offsets[start] if gap is None else gap)
            folded += offsets[start:end]
            gap, broken, done = None, False, end
        if done < len(value):
            broken = broken or "\0" in value[done:]
            gap = _gap(value, done, len(value), offsets) if gap is None else gap
    return folded


def offsets_of(piece: Text, body: str) -> Sequence[int]:
    """The body offset of each character of a piece."""
    if len(piece.value) == piece.end - piece.start:
        return range(piece.start, piece.end)
    return piece.offsets(body)


def _gap(value: str, start: int, end: int, offsets: Sequence[int]) -> int | None:
    """The offset of the first white space in value[start:end], where nothing else is shown."""
    while start < end and value[start] == "\0":
        start += 1
    return offsets[start] if start < end else None
