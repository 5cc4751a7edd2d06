"""What a page says of itself as JSON-LD (schema.org), in script elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_SCRIPT = re.compile(
    r"<script[^>]{0,300}application/ld\+json[^>]{0,300}>(.*?)(?:</script|\Z)", re.S | re.I
)
_FIELDS = {
    "headline": "title",
    "name": "title",
    "datePublished": "published",
    "dateModified": "modified",
    "inLanguage": "language",
    "url": "url",
}
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_LARGEST = 200_000  # characters of one script
_PAGES = re.compile(r"Article|NewsArticle|BlogPosting|WebPage|Report|PressRelease|CreativeWork")


def linked_data(text: str) -> Iterator[tuple[str, str]]:
    """Fields of the page and their values, from what describes an article or a page."""
    if "ld+json" not in text:
        return
    for script in _SCRIPT.finditer(text):
        if len(script[1]) > _LARGEST:
            continue
        try:
            data = json.loads(script[1])
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            yield from _of_page(thing)


def founding_dates(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Name and `foundingDate` of each organisation that the scripts describe, with the place of
    that date in the text; the date is ISO 8601, partial where it is."""
    if "foundingDate" not in text:
        return
    for script in _SCRIPT.finditer(text):
        if len(script[1]) > _LARGEST or "foundingDate" not in script[1]:
            continue
        try:
            data = json.loads(script[1])
        except (ValueError, RecursionError):
            continue
        for name, day in _founded(data):
            at = script[1].find(day)
            if at >= 0:
                start = script.start(1) + at
                yield name, day, start, start + len(day)


def _founded(data: Any) -> Iterator[tuple[str, str]]:
    """Every organisation, however deep, that has both a name and a day on which it was founded."""
    rest = [data]
    while rest:
        thing = rest.pop()
        if isinstance(thing, dict):
            name, day = thing.get("name"), thing.get("foundingDate")
            if isinstance(name, str) and isinstance(day, str) and _ISO.fullmatch(day):
                yield " ".join(name.split()), day
            rest += reversed(thing.values())
        elif isinstance(thing, list):
            rest += reversed(thing)


def _things(data: Any) -> Iterator[dict[str, Any]]:
    found = data if isinstance(data, list) else [data]
    for thing in found[:100]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph[:100] if isinstance(part, dict))


def _of_page(thing: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kind = thing.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    if not any(isinstance(name, str) and _PAGES.search(name) for name in kinds):
        return
    for name, field in _FIELDS.items():
        value = thing.get(name)
        if isinstance(value, str) and value.strip():
            yield field, " ".join(value.split())
    publisher = thing.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        yield "publisher", " ".join(publisher["name"].split())
