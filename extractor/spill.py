"""More items than memory should hold, grouped or sorted: what is too much goes into a file.

The files have no names and are gone with the object; `folder` is where they are, None for that of
temporary files.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Hashable, Iterable, Iterator
from heapq import merge
from itertools import islice
from mmap import ACCESS_COPY, mmap
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

HELD = 10_000
"""Items that are held in memory before they go into the file."""

_BUCKETS = 128
_SEEN = 2**22
_BLOCK = 128  # items of a sorted run, or of a section, that are read at once
_LENGTH = 8  # bytes of a place


class _Blocks:
    """Lists in a file, which is made when the first is written."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._file: BinaryIO | None = None

    def write(self, items: list[Any]) -> int:
        """Put a list at the end; where it stands."""
        if self._file is None:
            self._file = TemporaryFile(dir=self._folder)  # noqa: SIM115 - gone with the object
        place = self._file.seek(0, 2)
        pickle.dump(items, self._file, pickle.HIGHEST_PROTOCOL)
        return place

    def read(self, place: int) -> list[Any]:
        """The list that stands there."""
        assert self._file is not None
        self._file.seek(place)
        items: list[Any] = pickle.load(self._file)
        return items


class Groups(Generic[Key, Value]):
    """Values by key. Those of a key come together, in the order in which they were added; the keys
    come in any order, so that nothing may depend on it. They can be gone through many times; the
    lists are not to be changed."""

    def __init__(self, folder: Path | None, held: int = HELD) -> None:
        self._most = held
        self._count = 0
        self._held: dict[Key, list[Value]] = {}
        self._places: list[list[int]] = []
        self._blocks = _Blocks(folder)

    def add(self, key: Key, value: Value) -> None:
        """Add a value."""
        held = self._held.get(key)
        if held is None:
            self._held[key] = [value]
        else:
            held.append(value)
        self._count += 1
        if self._count >= self._most:
            self._empty()

    def __iter__(self) -> Iterator[tuple[Key, list[Value]]]:
        if not self._places:
            yield from self._held.items()
            return
        for places, bucket in zip(self._places, self._buckets(), strict=True):
            groups: dict[Key, list[Value]] = {}
            for items in (*map(self._blocks.read, places), bucket):
                for key, values in items:
                    groups.setdefault(key, []).extend(values)
            yield from groups.items()

    def _buckets(self) -> list[list[tuple[Key, list[Value]]]]:
        """What is held, by the part of the file in which its key belongs."""
        buckets: list[list[tuple[Key, list[Value]]]] = [[] for _ in range(_BUCKETS)]
        for key, values in self._held.items():
            buckets[hash(key) % _BUCKETS].append((key, values))
        return buckets

    def _empty(self) -> None:
        self._places = self._places or [[] for _ in range(_BUCKETS)]
        for places, bucket in zip(self._places, self._buckets(), strict=True):
            if bucket:
                places.append(self._blocks.write(bucket))
        self._held.clear()
        self._count = 0


class Sorted(Generic[Value]):
    """Values in the order of their keys; those of equal keys as they were added."""

    def __init__(self, folder: Path | None, held: int = HELD) -> None:
        self._most = held
        self._items: list[tuple[Any, int, Value]] = []
        self._runs: list[list[int]] = []
        self._blocks = _Blocks(folder)
        self._count = 0

    def add(self, key: Any, value: Value) -> None:
        """Add a value. Keys must compare with each other."""
        self._items.append((key, self._count, value))
        self._count += 1
        if len(self._items) >= self._most:
            self._items.sort(key=_order)
            starts = range(0, len(self._items), _BLOCK)
            self._runs.append([self._blocks.write(self._items[at : at + _BLOCK]) for at in starts])
            self._items.clear()

    def __iter__(self) -> Iterator[Value]:
        self._items.sort(key=_order)
        if not self._runs:
            return (value for _, _, value in self._items)
        runs = [*map(self._run, self._runs), iter(self._items)]
        return (value for _, _, value in merge(*runs, key=_order))

    def _run(self, places: list[int]) -> Iterator[tuple[Any, int, Value]]:
        for place in places:
            yield from self._blocks.read(place)


def _order(item: tuple[Any, int, object]) -> tuple[Any, int]:
    return item[0], item[1]


class Seen:
    """How often keys were added: never, once, or more. Where there are more than memory should
    hold, some are said to have come more often than they did."""

    def __init__(self, held: int = HELD) -> None:
        self._most = held
        self._held: dict[Hashable, int] = {}
        self._times: mmap | None = None

    def add(self, keys: Iterable[Hashable]) -> None:
        """Note keys."""
        if self._times is not None:
            _count(self._times, keys)
            return
        held = self._held
        for key in keys:
            held[key] = 2 if key in held else 1
        if len(held) > self._most:
            # Pages of memory that the system gives when they are first written.
            self._times = mmap(-1, _SEEN, access=ACCESS_COPY)
            for key, times in held.items():
                _count(self._times, [key] * times)
            held.clear()

    def times(self, key: Hashable) -> int:
        """0, 1, or 2 for more."""
        if self._times is None:
            return self._held.get(key, 0)
        return self._times[hash(key) % _SEEN]


def _count(times: mmap, keys: Iterable[Hashable]) -> None:
    for key in keys:
        at = hash(key) % _SEEN
        if times[at] < 2:
            times[at] += 1


class Slots:
    """Texts of equal length, in ASCII, by their numbers, in a file."""

    def __init__(self, folder: Path | None, width: int) -> None:
        self._file = TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115
        self._width = width

    def put(self, number: int, text: str) -> None:
        """Put a text in its place."""
        os.pwrite(self._file.fileno(), text.encode("ascii"), number * self._width)

    def get(self, number: int, count: int) -> list[str]:
        """So many texts from a number on."""
        size = self._width
        held = os.pread(self._file.fileno(), count * size, number * size).decode("ascii")
        return [held[at : at + size] for at in range(0, count * size, size)]


class Sections:
    """Values by section in a file, in the order in which they were put there. Those of a section
    can be gone through many times, the values of one put among those of another."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self._start = file.tell()
        self._places: dict[str, list[int]] = {}

    @classmethod
    def read(cls, file: BinaryIO) -> Sections:
        """What `close` left in a file, from where it stands."""
        found = cls(file)
        file.seek(-_LENGTH, 2)
        file.seek(found._start + int.from_bytes(file.read(_LENGTH), "big"))
        found._places = pickle.load(file)
        return found

    def put(self, section: str, values: Iterable[Any], together: int = _BLOCK) -> None:
        """Put values, which are drawn once, at the end of a section; so many are held at once."""
        places = self._places.setdefault(section, [])
        source = iter(values)
        while block := list(islice(source, together)):
            places.append(self._end())
            pickle.dump(block, self.file, pickle.HIGHEST_PROTOCOL)

    def get(self, section: str) -> Iterator[Any]:
        """The values of a section."""
        for place in self._places.get(section, ()):
            self.file.seek(self._start + place)
            yield from pickle.load(self.file)

    def close(self) -> None:
        """Note in the file where all stands; nothing is put after that, and all can be read."""
        end = self._end()
        pickle.dump(self._places, self.file, pickle.HIGHEST_PROTOCOL)
        self.file.write(end.to_bytes(_LENGTH, "big"))
        self.file.flush()

    def _end(self) -> int:
        return self.file.seek(0, 2) - self._start
