"""Notes: definitions that a page gives for the terms it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.identity import short_id, unique_ids
from extractor.lexicon import load
from extractor.page import Node, Page, Passage
from extractor.records import Note

_PAIR = re.compile(r"(?P<term>[^\n:：]{1,60}?)\s*(?:[:：]|\s[–—=]\s)\s*(?P<definition>\S[^\n]*)")
_CELLS = frozenset(("td", "th"))
_MARK = re.compile(r"^[\s*†‡•·-]+|^\(?\d{1,2}[.)]\s+")


def find_notes(page: Page) -> list[Note]:
    """Terms and their definitions: what stands under "Note:" or in a glossary, in page order."""
    return unique_ids(
        Note(
            id=short_id("notes", page.path, term),
            **page.where(*passage.place(start, end)),
            term=term,
            definition=definition,
        )
        for passage, start, end, term, definition in _definitions(page)
    )


def _definitions(page: Page) -> Iterator[tuple[Passage, int, int, str, str]]:
    reading: Passage | None = None
    glossary: Passage | None = None
    for passage in page.passages:
        if passage.is_heading:
            reading = None
            glossary = passage if _is_intro(passage.text, "glossary") else _still(glossary, passage)
            if _is_intro(passage.text, "notes"):
                reading = passage
            continue
        is_idle = reading is None and glossary is None
        at = None if is_idle and passage.tag in _CELLS else _intro_end(passage.text)
        if at is None and is_idle:
            continue
        if len(passage.text) > 2000 or _in_table(passage.node):
            reading = None if len(passage.text) > 2000 else reading
            continue
        pairs = list(_pairs(passage, at or 0))
        if at is not None:
            reading = passage
        elif not pairs:
            reading = None
        yield from pairs


def _still(glossary: Passage | None, heading: Passage) -> Passage | None:
    """A glossary goes on under the headings inside it."""
    return glossary if glossary is not None and glossary in heading.headings else None


def _pairs(passage: Passage, at: int) -> Iterator[tuple[Passage, int, int, str, str]]:
    text = passage.text
    for line in re.finditer(r"[^\n]+", text[at:]):
        mark = _MARK.match(line[0])
        begin = at + line.start() + (mark.end() if mark else 0)
        pair = _PAIR.fullmatch(text, begin, at + line.end())
        if pair and _is_term(pair["term"]):
            yield passage, begin, pair.end(), pair["term"].strip(), pair["definition"].strip()


def _is_term(words: str) -> bool:
    """A term is a name of few words, no link and no clause."""
    return len(words.split()) <= 8 and "//" not in words and not words.isdigit()


def _words(kind: str) -> list[str]:
    return [w for entry in load("headings.toml")[kind] for w in entry["words"]]


@cache
def _begins(kind: str) -> frozenset[str]:
    """The ASCII letters, in both cases, that such words begin with."""
    first = {word[0].lower() for word in _words(kind) if word[0].isascii()}
    return frozenset(first) | {letter.upper() for letter in first}


@cache
def _intros(kind: str) -> re.Pattern[str]:
    words = _words(kind)
    joined = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"\s*(?:{joined})(?:\s*[:：]\s*|\s*$)", re.I)


def _is_intro(text: str, kind: str) -> bool:
    return len(text) <= 60 and _intros(kind).fullmatch(text) is not None


def _intro_end(text: str) -> int | None:
    """Where the words after "Note:" begin, None where a text does not begin so."""
    first = text.lstrip()[:1]
    if first.isascii() and first not in _begins("notes"):
        return None
    match = _intros("notes").match(text)
    return match.end() if match else None


def _in_table(node: Node | None) -> bool:
    while node is not None:
        if node.tag in _CELLS:
            return True
        node = node.parent
    return False
