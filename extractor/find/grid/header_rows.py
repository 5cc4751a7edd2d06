"""Which rows of a table head its columns: those of th, those whose words are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.find.grid.shape import Line, labels_in
from extractor.find.rows.headings import strict_role, year_heading
from extractor.find.rows.totals import is_total
from extractor.page import Node

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # by which spreadsheets name their columns
_FIGURE = re.compile(r"\d[\d.,' \u00a0]*\d|\d")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?|\bFY ?['’]?\d\d\b", re.I)


def segments(lines: list[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Cuts a table where header rows begin anew: (header rows, rows under them)."""
    if lines and _names_columns(lines[0]):
        lines = [_unnumbered(line) for line in lines[1:]]
    sloppy = sum(line.heads >= line.filled for line in lines) > len(lines) / 2
    head: list[Line] = []
    body: list[Line] = []
    said: list[str] | None = None  # what the last header row says
    for number, line in enumerate(lines):
        if _is_header(line) and (not sloppy or line.in_head or number == 0):
            if body:
                yield head, body
                if _words(line) == said:
                    body = []
                    continue
                head, body = [], []
            head.append(line)
            said = _words(line)
        else:
            titled = not head and all(above.filled == 1 for above in body)
            if titled and _reads_as_header(line, lines[number + 1 :]):
                head.append(line)
                said = _words(line)
            elif _words(line) != said:
                body.append(line)
    if body:
        yield head, body


def _names_columns(line: Line) -> bool:
    """Whether a row holds the letters of a spreadsheet's columns, above the numbers of its rows."""
    corner, *texts = [cell.text for cell in line.cells]
    return not corner and len(texts) > 1 and texts == list(_LETTERS[: len(texts)])


def _unnumbered(line: Line) -> Line:
    """A row of a spreadsheet without its number."""
    number = bool(line.cells and line.cells[0].text)
    heads = max(0, line.heads - number)
    return Line(line.cells[1:], line.filled - number, heads, line.in_head)


def _words(line: Line) -> list[str]:
    return [cell.text for cell in line.cells]


def _is_header(line: Line) -> bool:
    if (line.filled < 2 and not line.in_head) or (line.heads < line.filled and not line.in_head):
        return False
    texts = [cell.text for cell in line.cells if cell.text]
    return not is_total(texts[0]) and not _has_figures(texts)


def _has_figures(texts: list[str]) -> bool:
    """Whether a cell holds a number that is no year and stands outside brackets."""
    for text in texts:
        bare = _YEARS.sub("", re.sub(r"\([^)]*\)", "", text))
        if sum(len(figure.group()) > 1 for figure in _FIGURE.finditer(bare)):
            return True
    return False


def _reads_as_header(line: Line, below: list[Line]) -> bool:
    """Whether a row without th heads the columns: its words are headings, or it alone is bold."""
    texts = [cell.text for cell in line.cells if cell.text and not cell.inherited]
    if len(texts) < 2 or not below or _has_figures(texts) or is_total(texts[0]):
        return False
    years = sum(year_heading(text) is not None for text in texts)
    if years < 2 and labels_in([line, *below], 0):
        return False
    roles = [strict_role(text) for text in texts]
    known = sum(role is not None for role in roles) + years
    strong = any(role is not None and role.strong for role in roles)
    if known * 2 >= len(texts) and strong and len({role for role in roles if role}) > 1:
        return True
    return _bold(line) and not any(map(_bold, below[:3]))


def _bold(line: Line) -> bool:
    """Whether all that the cells of a row show is bold."""
    for cell in line.cells:
        if cell.node is None or not cell.text:
            continue
        strong = [passage_words(node) for node in cell.node.elements("b", "strong")]
        if "".join(strong) != "".join(cell.text.split()):
            return False
    return True


def passage_words(node: Node) -> str:
    """What an element shows, without white space."""
    return "".join("".join(text.value.split()) for text in node.texts())
