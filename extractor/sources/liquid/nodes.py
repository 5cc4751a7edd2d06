"""Literal text and outputs of Liquid templates that print with the place they came from."""

from __future__ import annotations

from typing import Any

from liquid.builtin.content import ContentNode, Literal
from liquid.builtin.output import Output, OutputNode
from liquid.exceptions import LiquidError, ResourceLimitError
from liquid.token import Token

from extractor.sources.placed.text import Piece, Place, PlacedText
from extractor.sources.placed.values import text_of


class _ContentNode(ContentNode):
    __slots__ = ("at",)

    def __init__(self, token: Token, text: str) -> None:
        super().__init__(token, text)
        # White space that a tag's hyphen takes away and a raw block's own tag are not in `text`.
        start = token.start_index
        if token.source.startswith("{%", start) and not text.startswith("{%"):
            start = token.source.find("%}", start) + 2
        self.at = token.source.find(text, start)

    def render_to_output(self, context: Any, buffer: Any) -> int:
        template = context.template
        start = template.base + self.at
        place = Place(template.name, start, start + len(self.text))
        piece = Piece(0, len(self.text), place, True, context.repeats())
        return int(buffer.write(PlacedText(self.text, (piece,))))


class PlacedLiteral(Literal):
    """Words of a template, which know where they stand in it."""

    node_class = _ContentNode


class _OutputNode(OutputNode):
    __slots__ = ()

    def render_to_output(self, context: Any, buffer: Any) -> int:
        try:
            text = text_of(self.expression.evaluate(context))
        except ResourceLimitError:
            raise
        except LiquidError as error:
            context.note(self.token, f"Liquid was left out: {error.message}")
            return 0
        if text and not getattr(text, "pieces", ()):
            start = context.template.base + self.token.start_index
            place = Place(context.template.name, start, start + len(self.token.value))
            text = PlacedText(text, (Piece(0, len(text), place, False, context.repeats()),))
        return int(buffer.write(text))


class PlacedOutput(Output):
    """`{{ … }}`: a value that knows its place, or else has that of its expression."""

    node_class = _OutputNode
