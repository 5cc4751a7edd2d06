"""What all pages together say, and what could not be read of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.records.constraints import VERDICTS, one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An organisation that the pages name, once for all pages."""

    id: str = ""
    """Short stable name: a hash of the name."""
    name: str
    """The fullest form on the pages."""
    aliases: tuple[str, ...] = ()
    """Other forms on the pages, misspelt ones too."""
    kind: str | None = None
    """What kind of organisation its name says it is."""
    roles: tuple[str, ...] = field(
        default=(), metadata={"enum": ("funder", "recipient", "intermediary", "named")}
    )
    """What it does in the funding records."""
    pages: tuple[str, ...] = ()
    """Pages that name it."""
    mentions: int = 0
    """How often the pages name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something that the pages state, held against what was computed from them."""

    id: str = ""
    """Short stable name: a hash of what was checked."""
    check: str
    """Kind of check."""
    pages: tuple[str, ...] = ()
    """Pages it rests on."""
    lines: tuple[int, ...] = ()
    """Lines it rests on, in the order of pages and records."""
    records: tuple[str, ...] = ()
    """Ids of the records it rests on."""
    subject: str = ""
    """What was checked, in words."""
    stated: str | None = None
    """What the page states."""
    computed: str | None = None
    """What was computed."""
    difference: str | None = None
    """Stated less computed, absolute or in per cent."""
    verdict: str = one_of(*VERDICTS, default="cannot_tell")
    """Whether they agree."""
    detail: str = ""
    """One sentence for the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read, where, and what to do."""

    page: str
    """Path of the source, relative to the input folder."""
    line: int | None = None
    """Line of the source file, from 1, where it is known."""
    stage: str
    """Part of the way where it happened: source, page, find, audit, write."""
    severity: str = one_of("error", "warning", default="error")
    """error: something was not read; warning: read, with doubt."""
    message: str
    """What happened and what to do."""
