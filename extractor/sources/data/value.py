"""What a data file gives: its value and its faults; the limits that every format keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MAX_DEPTH = 100
"""Levels of lists and mappings within each other."""
MAX_TOLD = 20
"""Warnings of one file that are told one by one."""


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


class Unreadable(Exception):
    """A data file that breaks its format's rules at the character `at`."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.at = at
