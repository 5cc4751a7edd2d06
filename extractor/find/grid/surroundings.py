"""What stands above and below the parts of a page: headings, lead-ins, notes, tabs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from extractor.find.grid.ancestry import holds
from extractor.find.grid.blocks import kind_of
from extractor.find.grid.grid import Cell
from extractor.find.grid.panels import panel_names
from extractor.find.rows.headings import year_heading
from extractor.find.rows.wording import leaning
from extractor.page import HEADINGS, Node, Page, Passage

LONGEST_LEAD = 300  # characters: what stands right above a list and says what it is
_LONGEST_TITLE = 100  # characters of a line that heads lists though it is no heading
_FURNITURE = frozenset(("nav", "form", "footer"))
_NO_TITLE = frozenset((*HEADINGS, "td", "th", "li", "dt", "dd", "caption"))
_NO_NOTE = frozenset((*HEADINGS, "td", "th", "caption", "dt"))


class Surroundings:
    """What stands above each part of a page, looked up once for the page."""

    def __init__(self, page: Page) -> None:
        self._passages = page.passages
        self._panels = panel_names(page)
        self._tabs = {id(tab.source) for tab in self._panels.values()}
        self._first: dict[Node, int] = {}
        self._furniture: dict[int, bool] = {}  # what `is_furniture` found
        self._after: dict[int, int] = {}  # what `_past` found
        self.inline: dict[int, list[Cell]] = {}  # what `label_pairs` found of passages
        first = self._first
        for number, passage in enumerate(page.passages):
            node: Node | None = passage.node
            while node is not None and node not in first:
                first[node] = number
                node = node.parent

    def of(self, node: Node) -> tuple[tuple[Cell, ...], str | None]:
        """Texts that head an element, outermost first, and the nearest heading among them.

        They are the headings it stands under, the short block right before it and the words of the
        tab that opens it.
        """
        number = self.first_within(node)
        return ((), None) if number is None else self._above(number, node)

    def before(self, node: Node, count: int) -> list[Cell]:
        """The blocks of text right before an element, as many as asked for."""
        number = self.first_within(node)
        if number is None or number < count:
            return []
        return [Cell(p.text, p) for p in self._passages[number - count : number]]

    def within(self, node: Node) -> Sequence[Passage]:
        """The passages that stand in an element."""
        number = self.first_within(node)
        return () if number is None else self._passages[number : self._past(node, number)]

    def _past(self, node: Node, number: int) -> int:
        """Number of the first passage after those of an element, whose first is `number`."""
        past = self._after.get(id(node))
        if past is None:
            past, start, end = number, node.start, node.end
            for passage in islice(self._passages, number, None):
                inner = passage.node
                if not (start < inner.start and inner.end <= end) and not holds(node, inner):
                    break
                past += 1
            self._after[id(node)] = past
        return past

    def is_furniture(self, node: Node) -> bool:
        """Whether an element stands in the menus, forms and foot of a page, or is one."""
        way: list[Node] = []
        above: Node | None = node
        while above is not None and id(above) not in self._furniture:
            way.append(above)
            above = above.parent
        found = above is not None and self._furniture[id(above)]
        for inner in reversed(way):
            found = self._furniture[id(inner)] = found or inner.tag in _FURNITURE
        return found

    def below(self, node: Node) -> Cell | None:
        """The short block of text right after an element."""
        number = self.first_within(node)
        past = len(self._passages) if number is None else self._past(node, number)
        if past == len(self._passages):
            return None
        passage = self._passages[past]
        short = len(passage.text) <= LONGEST_LEAD and passage.tag not in _NO_NOTE
        return Cell(passage.text, passage) if short else None

    def over(self, passage: Passage) -> tuple[tuple[Cell, ...], str | None]:
        """The same for a passage, which need not have an element of its own."""
        return self._above(self._number[passage], None)

    @cached_property
    def _number(self) -> dict[Passage, int]:
        return {passage: number for number, passage in enumerate(self._passages)}

    def _above(self, number: int, node: Node | None) -> tuple[tuple[Cell, ...], str | None]:
        headings = list(self._passages[number].headings)
        if node is not None:
            headings = [h for h in headings if not holds(node, h.node)]
        section = headings[-1].text if headings else None
        own = self._passages[number].node
        before = self._passages[number - 1] if number else None
        if before is not None and (id(before) in self._tabs or _is_of_other_list(before, own)):
            before = None
        if (before is not None and before.is_heading and before not in headings) or (
            before is not None and len(before.text) <= LONGEST_LEAD and not before.is_heading
        ):
            headings.append(before)
        title = self._title_above(number)
        if title is not None and title not in headings:
            headings.insert(-1 if before in headings else len(headings), title)
        texts = tuple(Cell(h.text, h) for h in headings)
        tab = self._tab(self._passages[number].node) if self._panels else None
        return (texts, section) if tab is None else ((*texts, tab), section or tab.text)

    def _title_above(self, number: int) -> Passage | None:
        """The nearest line in bold, below all headings above, that says that gifts are listed."""
        at = bisect_left(self._titles, number) - 1
        if at < 0:
            return None
        title = self._passages[self._titles[at]]
        return title if title.headings == self._passages[number].headings else None

    @cached_property
    def _titles(self) -> list[int]:
        """Numbers of the lines in bold that speak of gifts made, or are a year."""
        return [
            number
            for number, passage in enumerate(self._passages)
            if passage.node.tag not in _NO_TITLE
            and len(passage.text) <= _LONGEST_TITLE
            and kind_of(passage.node) == "bold"
            and (leaning(passage.text).given or year_heading(passage.text))
        ]

    def _tab(self, node: Node | None) -> Cell | None:
        """The words of the tab that opens the panel in which an element stands."""
        while node is not None and id(node) not in self._panels:
            node = node.parent
        return self._panels[id(node)] if node is not None else None

    def first_within(self, node: Node) -> int | None:
        """Number of the first passage that stands in an element."""
        return self._first.get(node)


def _is_of_other_list(passage: Passage, node: Node) -> bool:
    """Whether a passage is in a table or list of terms that another element does not stand in."""
    whole = _WHOLES.get(passage.tag)
    above: Node | None = passage.node if whole else None
    while above is not None and above.tag != whole:
        above = above.parent
    return above is not None and not holds(above, node)


_WHOLES = {"td": "table", "th": "table", "dt": "dl", "dd": "dl"}
