"""Source -> Page: one tree that knows for every text where it stands in the source."""

from extractor.page.folding import is_blank
from extractor.page.page import Page, read_source
from extractor.page.passage import Passage, passage_of
from extractor.page.tree import BLOCK, HEADINGS, Node, Text

__all__ = [
    "BLOCK",
    "HEADINGS",
    "Node",
    "Page",
    "Passage",
    "Text",
    "is_blank",
    "passage_of",
    "read_source",
]
