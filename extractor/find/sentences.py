"""Text -> sentences, English and Chinese, each with its offsets.

The ends are those of Unicode's sentence boundaries (UAX #29) without the ones that press English
breaks: abbreviations, initials, decimal points. A broken line ends a sentence too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_END = re.compile(
    r"(?<![.!?])[.!?]++[\"”’')\]]*+(?=\s+[\"“‘'(\[]?(?:[^\W_a-z]|[$£€₹¥₦]\d))"
    r"|[。！？!?]+[”’」』）\"]*"
    r"|(?<=[a-z]{2})(?P<glued>[.!?])(?=[A-Z][a-z])"
    r"|\n"
)
_MARK = re.compile(r"[.!?。！？\n]")  # each end begins with one
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Rev|Hon|Gen|Gov|Sen|Rep|Col|Capt|Lt|Sgt|Mt|Ft|No|Nos|vs"
    r"|Inc|Ltd|Co|Corp|Bros|Dept|Univ|Est|approx|ca|cf|al|Art|Fig|Vol|pp|Rs|Re|[KTU]?[Ss]hs?|Tk|S?Fr|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec)|(?<![A-Za-z])[A-Z](?:\.[A-Z])*|\b[ei]\.[eg])\.$"
)


_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}\b(?:,? [\w.]{1,12}){0,6}?"
    r"|[A-Z]\w+(?: [A-Z]\w+){0,2}"
    r"(?:, (?:[A-Z][\w.]{1,12}|\d{1,2}|\d{4})(?: [A-Z\d][\w.]{1,12}){0,3}){1,3})"
    r"(?:, \d{4})?\.? ?(?:\([^()]{1,40}\) ?)?(?:—|–|--|―|(?<=\) )-)\s*(?=[“\"‘(]?[A-Z])"
)


def dateline_end(text: str) -> int:
    """Where a press release begins after the place and date that open it; 0 where none do.

    >>> dateline_end("LAGOS, 3 May 2019 – The Fund gave"), dateline_end("The Fund gave")
    (20, 0)
    """
    match = _DATELINE.match(text, 0, 120)
    return match.end() if match else 0


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence, without the white space around it, in order.

    >>> [text[a:b] for text in ["Dr. Li gave $1.5 m. We thank him!"] for a, b in sentences(text)]
    ['Dr. Li gave $1.5 m.', 'We thank him!']
    """
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[tuple[int, int]]:
    start = done = 0
    for mark in _MARK.finditer(text):
        end = _END.match(text, mark.start()) if mark.start() >= done else None
        if end is None:
            continue
        done = end.end()
        if (
            end[0].startswith(".")
            and end["glued"] is None
            and _ABBREVIATION.search(text, max(start, end.start() - 12), end.start() + 1)
        ):
            continue
        yield from _trimmed(text, start, done)
        start = done
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    stop = start + len(piece.rstrip())
    if begin < stop:
        yield begin, stop
