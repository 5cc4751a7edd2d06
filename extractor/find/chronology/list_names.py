"""What the headings and the title of a page call its lists: chronologies, press, an agenda."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from extractor.find.chronology.date_line import LED, Reader
from extractor.find.chronology.seasons import alternatives, listed
from extractor.find.grid.blocks import kind_of
from extractor.find.grid.grid import Cell, Grid
from extractor.lexicon import load
from extractor.page import Page, Passage
from extractor.values.tries import any_of

_CHINESE = re.compile("[\u3040-\u9fff]")


@cache
def pattern_of(table: str) -> re.Pattern[str]:
    """The words of a table of the lexicon of chronologies, wherever they stand."""
    return re.compile(any_of(listed(table)), re.I)


@cache
def _words_of(table: str) -> re.Pattern[str]:
    """The words of a table, which in Chinese and Japanese stand amid others without a space."""
    edge = r"[^\W\u3040-\u9fff]"
    return re.compile(rf"(?<!{edge})(?:{alternatives(table)})(?!{edge})")


@cache
def gift_words() -> re.Pattern[str]:
    """The heading words of tables that list gifts."""
    words = [word for part in load("timeline.toml")["gifts"].values() for word in part]
    plain = "|".join(re.escape(word) for word in words if word.isascii())
    other = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(rf"\b(?:{plain})(?:e?s|en|n)?\b|{other}", re.I)


class Telling(NamedTuple):
    """What the page says that bears on all its lists."""

    page: Page

    def is_named(self, grid: Grid) -> bool:
        """Whether a heading above, or the title, calls what follows a chronology."""
        return self.name(grid) is not None

    def is_named_here(self, grid: Grid) -> bool:
        """Whether the heading right above calls it so, or the title where no heading stands."""
        return pattern_of("chronology").search(self._heading(grid)) is not None

    def _heading(self, grid: Grid) -> str:
        names = [cell.text for cell in grid.context if _names(cell)]
        return names[-1] if names else self.page.facts.title or ""

    def name(self, grid: Grid) -> str | None:
        """The nearest heading above, or the title, that calls what follows a chronology."""
        above = ["", "", *(cell.text for cell in grid.context if _names(cell))]
        names = above[-1:]
        if not self.is_of_others(grid):
            names.append(above[-2])
            names.append("" if self.is_of_news(grid) else self.page.facts.title or "")
        return next(filter(pattern_of("chronology").search, names), None)

    def is_of_others(self, grid: Grid) -> bool:
        """Whether the heading right above is of texts (press), gifts, what is to come, or people.

        A table under people may tell what each did.
        """
        people = () if grid.kind == "table" else ("people",)
        tables = ("texts", "gifts", "calendar", *people)
        return any(self._is_headed(table, grid) for table in tables)

    def is_of_news(self, grid: Grid) -> bool:
        """Whether the heading right above is that of news, or of updates."""
        return self.is_of_posts(grid) or self._is_headed("updates", grid)

    def is_of_posts(self, grid: Grid) -> bool:
        """Whether the heading right above is that of news, whose titled entries are posts."""
        return self._is_headed("news", grid)

    def _is_headed(self, table: str, grid: Grid) -> bool:
        """Whether the nearest heading is, but for a word or two, one of a table of headings.

        Where no heading stands above it, the title of the page is the heading. One of a period
        ("1960s: First grants") names what was done in it.
        """
        name = self._heading(grid)
        words = gift_words() if table == "gifts" else _words_of(table)
        found = [_count(match[0]) for match in words.finditer(name.casefold())]
        if not found or _count(name) > max(found) + 2:
            return False
        dated = Reader().line(name)
        return dated is None or dated.kind != LED

    def is_outside(self, href: str) -> bool:
        """Whether a link leads to another site."""
        host = urlsplit(href).netloc if "//" in href[:10] else ""
        own = urlsplit(self.page.facts.url or self.page.site.url or "").netloc
        return bool(host) and host.removeprefix("www.") != own.removeprefix("www.")


def _count(text: str) -> int:
    """The words of a text; two characters of Chinese are taken for one."""
    return len(text.split()) + len(_CHINESE.findall(text)) // 2


def _names(cell: Cell) -> bool:
    """Whether a text above a grid is a name of it: a heading, caption, line all bold, or key."""
    passage = cell.source
    if not isinstance(passage, Passage):
        return True
    return passage.is_heading or passage.tag == "caption" or kind_of(passage.node) == "bold"


def is_named_by_key(grid: Grid) -> bool:
    """Whether the key of a list in front matter calls it a chronology."""
    return any(pattern_of("chronology").search(cell.text) for cell in grid.context)
