"""JSON (RFC 8259) with the place of every scalar."""

from __future__ import annotations

import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from extractor.sources.data.value import MAX_DEPTH, Unreadable
from extractor.sources.placed.text import Place
from extractor.sources.placed.values import placed

_BLANK = re.compile(r"[ \t\n\r\ufeff]*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
_NAMES = {"true": True, "false": False, "null": None}


class Json:
    """A reader of JSON (RFC 8259) that keeps the place of every scalar."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        self._ends = _object_ends(text)

    def read(self) -> Any:
        """The value. Raises Unreadable for what is no JSON, RecursionError where it nests deep."""
        value, at = self._value(self._skip(0), None, 0)
        at = self._skip(at)
        if at != len(self._text):
            raise Unreadable("something follows the value", at)
        return value

    def _skip(self, at: int) -> int:
        match = _BLANK.match(self._text, at)
        return match.end() if match else at

    def _value(self, at: int, item: tuple[int, int] | None, depth: int) -> tuple[Any, int]:
        if depth > MAX_DEPTH:
            raise RecursionError
        first = self._text[at : at + 1]
        if first == "{":
            return self._object(at, item, depth)
        if first == "[":
            return self._array(at, item, depth)
        if first == '"':
            return self._string(at, item)
        if number := _NUMBER.match(self._text, at):
            digits = number.group()
            is_whole = not (number[1] or number[2])
            place = Place(self._path, at, number.end(), item)
            value = int(digits[:4000]) if is_whole else float(digits)
            return placed(value, self._text, place), number.end()
        for name, constant in _NAMES.items():
            if self._text.startswith(name, at):
                return constant, at + len(name)
        raise Unreadable("a value is expected here", at)

    def _string(self, at: int, item: tuple[int, int] | None) -> tuple[Any, int]:
        try:
            value, end = scanstring(self._text, at + 1, False)
        except ValueError as error:
            raise Unreadable(str(error), at) from None
        return placed(value, self._text, Place(self._path, at + 1, end - 1, item)), end

    def _array(self, at: int, item: tuple[int, int] | None, depth: int) -> tuple[Any, int]:
        values: list[Any] = []
        at = self._skip(at + 1)
        while self._text[at : at + 1] != "]":
            if values:
                at = self._after(at, ",")
            value, at = self._value(at, item, depth + 1)
            values.append(value)
            at = self._skip(at)
        return values, at + 1

    def _object(self, at: int, item: tuple[int, int] | None, depth: int) -> tuple[Any, int]:
        made: dict[Any, Any] = {}
        own, at = (at, self._ends.get(at, at + 1)), self._skip(at + 1)
        while self._text[at : at + 1] != "}":
            if made:
                at = self._after(at, ",")
            if self._text[at : at + 1] != '"':
                raise Unreadable("a name in double quotes is expected here", at)
            key, at = self._string(at, own)
            at = self._after(self._skip(at), ":")
            made[key], at = self._value(at, own, depth + 1)
            at = self._skip(at)
        return made, at + 1

    def _after(self, at: int, mark: str) -> int:
        if self._text[at : at + 1] != mark:
            raise Unreadable(f"{mark!r} is expected here", at)
        return self._skip(at + 1)


def _object_ends(text: str) -> dict[int, int]:
    """Where the object ends that begins at an offset."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r'"(?:[^"\\]|\\.)*+"|[{}]', text):
        if match.group() == "{":
            opened.append(match.start())
        elif match.group() == "}" and opened:
            ends[opened.pop()] = match.end()
    return ends
