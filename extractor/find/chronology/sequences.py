"""How the dates of a list follow each other: in the order of time, or counting like sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise


def order(dates: Sequence[str]) -> float:
    """Share of the steps from date to date that go the way most of them go; equal dates go both."""
    keys = [date.lstrip("-") for date in dates]
    pairs = [(a[: len(b)], b[: len(a)]) for a, b in pairwise(keys)]
    if not pairs:
        return 1.0
    rising = sum(a <= b for a, b in pairs)
    falling = sum(a >= b for a, b in pairs)
    return max(rising, falling) / len(pairs)


_SECTION = re.compile(r"\W*([0-9]{1,2})\.([0-9]{1,2})\.?\W*")


def is_numbering(dates: Sequence[str]) -> bool:
    """Whether they count like the numbers of sections (1.1, 1.2), not like days."""
    numbers = [(int(m[1]), int(m[2])) for m in map(_SECTION.fullmatch, dates) if m]
    if len(numbers) * 2 < len(dates) or not numbers:
        return False
    counts = sum(
        (b[0] == a[0] and b[1] == a[1] + 1) or (b[0] == a[0] + 1 and b[1] in (1, a[1]))
        for a, b in pairwise(numbers)
    )
    return counts * 2 > len(numbers) - 1
