"""YAML with the place of every scalar, read as Jekyll's loader Psych reads it (YAML 1.1).

Where Psych and PyYAML differ, Psych's reading counts.
"""

from __future__ import annotations

import re
from typing import Any

from extractor.sources.data.value import MAX_DEPTH, Data, Unreadable
from extractor.sources.placed.text import Place
from extractor.sources.placed.values import placed

MAX_VALUES = 1_000_000
"""Values of one file with its aliases written out."""
_STACK = 1000
"""Levels that libyaml bears."""

_TABS = re.compile(r"\t")
# Psych reads "300,000" as a number; digits that are not grouped in threes are left as written.
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
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


def yaml_value(path: str, text: str, offset: int, end: int, data: Data) -> Any:
    """The value of the YAML in text[offset:end]; warnings go to `data`.

    Raises Unreadable for what is no YAML, RecursionError for what nests too deep.
    """
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
            raise Unreadable(reason, offset + at) from None
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
            raise Unreadable(f"it holds more than {MAX_VALUES} values with its aliases", at)
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
