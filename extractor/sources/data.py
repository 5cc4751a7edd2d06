"""Data files of a site (YAML, JSON, CSV, TSV), every scalar with its place in the file.

YAML is read as Jekyll's loader Psych reads it (YAML 1.1), where that differs from PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from extractor.sources.placed import Place, placed

SUFFIXES = frozenset((".yml", ".yaml", ".json", ".csv", ".tsv"))
MAX_DEPTH = 100
MAX_TOLD = 20
"""Warnings of one file that are told one by one."""
MAX_VALUES = 1_000_000
"""Values of one file with its aliases written out."""

_TABS = re.compile(r"\t")
# Psych reads "300,000" as a number; digits that are not grouped in threes are left as written.
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")


@dataclass(slots=True)
class Data:
    """The value of a data file and what was wrong with it: line, severity, sentence."""

    value: Any = None
    faults: list[tuple[int | None, str, str]] = field(default_factory=list)
    untold: int = 0
    """Warnings beyond those in `faults`, whose last one says how many."""

    def warn(self, text: str, at: int, sentence: str) -> None:
        """Notes what is wrong at a character of the file, or counts it where that is too much."""
        if len(self.faults) >= MAX_TOLD:
            self.untold += 1
            return
        self.faults.append((text.count("\n", 0, at) + 1, "warning", sentence))


def read_data(path: str, text: str) -> Data:
    """The value of a data file, read by the suffix of its path.

    A file that breaks its format's rules is read by the lenient way with a warning, or its value
    is None with an error. Never raises on content.
    """
    suffix = path[path.rfind(".") :].lower()
    data = Data()
    if suffix in (".csv", ".tsv"):
        separator = "\t" if suffix == ".tsv" else ","
        _attempt(data, text, lambda: _read_table(path, text, separator, data))
    elif suffix == ".json":
        _attempt(data, text, lambda: _Json(path, text).read())
    else:
        _attempt(data, text, lambda: _read_yaml(path, text, 0, len(text), data))
    return data


def read_yaml(path: str, text: str, start: int, end: int) -> Data:
    """The value of the YAML in text[start:end] of a file, as `read_data` gives it."""
    data = Data()
    _attempt(data, text, lambda: _read_yaml(path, text, start, end, data))
    return data


def _attempt(data: Data, text: str, read: Callable[[], Any]) -> None:
    try:
        data.value = read()
    except RecursionError:
        data.faults.append((None, "error", f"is nested deeper than {MAX_DEPTH} levels; flatten it"))
    except _Unreadable as error:
        line = text.count("\n", 0, error.at) + 1
        data.faults.append((line, "error", f"was not read: {error}; mend it"))
    if data.untold:
        sentence = f"{data.untold} more such faults are not told; mend those that are"
        data.faults.append((None, "warning", sentence))


class _Unreadable(Exception):
    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.at = at


# YAML


_STEP = re.compile(r"[\[{\]}]|^ *(?:[-?] +)*", re.M)


def too_deep(block: str) -> bool:
    """Whether YAML may nest so deep that libyaml would overflow the stack of the process."""
    depth = indent = 0
    for step in _STEP.finditer(block):
        if step.group() in ("[", "{"):
            depth += 1
        elif step.group() in ("]", "}"):
            depth = max(depth - 1, 0)
        else:
            indent = len(step.group())
        if depth + indent > _STACK:
            return True
    return False


_STACK = 1000


def _read_yaml(path: str, text: str, offset: int, end: int, data: Data) -> Any:
    import yaml

    block = text[offset:end]
    if too_deep(block):
        raise RecursionError
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(block, Loader=loader)
    except yaml.YAMLError as error:
        node = None
        reason, at = _yaml_fault(error, block)
        try:
            if "\t" in block or "\ufeff" in block:
                # One space for each, so that every place stays true.
                node = yaml.compose(_TABS.sub(" ", block).replace("\ufeff", " "), Loader=loader)
        except yaml.YAMLError:
            pass
        if node is None:
            raise _Unreadable(reason, offset + at) from None
        data.warn(text, offset + at, f"read with tabs as spaces: {reason}; mend it")
    if node is None:
        return None
    return _Yaml(path, text, offset, loader(""), data).value(node, None, 0)


def _yaml_fault(error: Any, block: str) -> tuple[str, int]:
    mark = getattr(error, "problem_mark", None)
    reason = " ".join(str(getattr(error, "problem", None) or error).split())
    if mark is None:
        return reason, min(getattr(error, "position", 0) or 0, len(block))
    lines = block.split("\n")
    return reason, sum(len(line) + 1 for line in lines[: mark.line])


class _Yaml:
    """Turns composed nodes into values with places."""

    def __init__(self, path: str, text: str, offset: int, loader: Any, data: Data) -> None:
        self._path, self._text, self._offset = path, text, offset
        self._loader, self._data = loader, data
        self._count = 0
        self._sizes: dict[int, tuple[Any, int]] = {}

    def value(self, node: Any, item: tuple[int, int] | None, depth: int) -> Any:
        """The value of a node; that of an alias is the anchor's own, counted again."""
        if depth > MAX_DEPTH:
            raise RecursionError
        if node.id == "scalar":
            self._count += 1
            return self._scalar(node, item)
        made, size = self._sizes.get(id(node), (None, 0))
        if size:
            self._count += size
        else:
            before = self._count
            made = self._collection(node, item, depth)
            self._count += 1
            self._sizes[id(node)] = made, self._count - before
        if self._count > MAX_VALUES:
            at = self._span(node)[0]
            raise _Unreadable(f"it holds more than {MAX_VALUES} values with its aliases", at)
        return made

    def _collection(self, node: Any, item: tuple[int, int] | None, depth: int) -> Any:
        if node.id == "mapping":
            return self._mapping(node, item, depth)
        return [
            self.value(child, self._span(child) if child.id == "mapping" else item, depth + 1)
            for child in node.value
        ]

    def _span(self, node: Any) -> tuple[int, int]:
        start = self._offset + node.start_mark.index
        end = self._offset + node.end_mark.index
        while end > start and self._text[end - 1 : end].isspace():
            end -= 1
        return start, end

    def _mapping(self, node: Any, item: tuple[int, int] | None, depth: int) -> dict[Any, Any]:
        keyed = len(node.value) > 1 and all(held.id == "mapping" for _, held in node.value)
        made: dict[Any, Any] = {}
        merged: dict[Any, Any] = {}
        for key_node, held in node.value:
            if key_node.tag == "tag:yaml.org,2002:merge":
                for source in held.value if held.id == "sequence" else [held]:
                    value = self.value(source, item, depth + 1)
                    merged = {**value, **merged} if isinstance(value, dict) else merged
                continue
            own = (self._span(key_node)[0], self._span(held)[1]) if keyed else item
            key = self._scalar(key_node, own) if key_node.id == "scalar" else str(key_node.value)
            if key in made:
                sentence = f"the key {str(key)[:60]!r} stands twice; the last counts; remove one"
                self._data.warn(self._text, self._span(key_node)[0], sentence)
                del made[key]
            made[key] = self.value(held, own, depth + 1)
        return {**merged, **made}

    def _scalar(self, node: Any, item: tuple[int, int] | None) -> Any:
        start, end = self._span(node)
        value: Any = node.value
        if node.style in (None, "") and _GROUPED.fullmatch(value):
            digits = value.replace(",", "")
            value = float(digits) if "." in digits else int(digits)
        elif node.tag != "tag:yaml.org,2002:str":
            try:
                value = self._loader.construct_object(node)
            except Exception:  # an unknown tag, or a day such as 2020-02-31: as written
                value = node.value
        return placed(value, self._text, Place(self._path, start, end, item))


# JSON

_BLANK = re.compile(r"[ \t\n\r\ufeff]*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
_NAMES = {"true": True, "false": False, "null": None}


class _Json:
    """A reader of JSON (RFC 8259) that keeps the place of every scalar."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        self._ends = _object_ends(text)

    def read(self) -> Any:
        value, at = self._value(self._skip(0), None, 0)
        at = self._skip(at)
        if at != len(self._text):
            raise _Unreadable("something follows the value", at)
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
        raise _Unreadable("a value is expected here", at)

    def _string(self, at: int, item: tuple[int, int] | None) -> tuple[Any, int]:
        try:
            value, end = scanstring(self._text, at + 1, False)
        except ValueError as error:
            raise _Unreadable(str(error), at) from None
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
                raise _Unreadable("a name in double quotes is expected here", at)
            key, at = self._string(at, own)
            at = self._after(self._skip(at), ":")
            made[key], at = self._value(at, own, depth + 1)
            at = self._skip(at)
        return made, at + 1

    def _after(self, at: int, mark: str) -> int:
        if self._text[at : at + 1] != mark:
            raise _Unreadable(f"{mark!r} is expected here", at)
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


# CSV and TSV


def _read_table(path: str, text: str, separator: str, data: Data) -> list[dict[Any, Any]]:
    """The rows below the heading, by the heading's cells (RFC 4180; quotes may be left out)."""
    rows = _rows(text, separator)
    heading: list[str] | None = None
    made: list[dict[Any, Any]] = []
    for cells in rows:
        if len(cells) == 1 and not cells[0][0].strip():
            continue
        extent = (cells[0][1], cells[-1][2])
        if heading is None:
            heading = [
                placed(value.strip().lstrip("\ufeff"), text, Place(path, start, end))
                for value, start, end in cells
            ]
            continue
        if len(cells) > len(heading):
            sentence = f"the row has {len(cells)} cells under {len(heading)} headings; mend it"
            data.warn(text, extent[0], sentence)
        made.append(
            {
                key: placed(value, text, Place(path, start, end, extent))
                for key, (value, start, end) in zip(heading, cells, strict=False)
            }
        )
    return made


def _rows(text: str, separator: str) -> Iterator[list[tuple[str, int, int]]]:
    cell = re.compile(rf'"((?:[^"]|"")*+)"|([^{separator}\r\n]*)')
    cells: list[tuple[str, int, int]] = []
    at, size = 0, len(text)
    while at < size:
        match = cell.match(text, at)
        assert match is not None  # the second alternative matches anywhere
        quoted = match[1] is not None
        start, end = match.span(1 if quoted else 2)
        cells.append((match[1].replace('""', '"') if quoted else match[2], start, end))
        at = match.end()
        if text[at : at + 1] == separator:
            at += 1
            if at == size:
                cells.append(("", at, at))
        elif text[at : at + 1] in ("\r", "\n"):
            at += 2 if text.startswith("\r\n", at) else 1
            yield cells
            cells = []
        elif at < size:  # text after a closing quote: it is part of no cell
            at += 1
    if cells:
        yield cells
