"""Jekyll's own tags of Liquid (https://jekyllrb.com/docs/liquid/tags/)."""

from __future__ import annotations

import re
from typing import Any

from liquid.ast import BlockNode, Node
from liquid.builtin.expressions import FilteredExpression, tokenize
from liquid.exceptions import LiquidError
from liquid.parser import get_parser
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_EOF, TOKEN_EXPRESSION, TOKEN_TAG, Token

from extractor.sources.liquid.filters import relative_url
from extractor.sources.placed.text import Piece, Place, PlacedText
from extractor.sources.placed.values import text_of

_PARAMETER = re.compile(
    r"""(?<![\w-])([\w-]+)\s*=\s*(?:"([^"\\]*+(?:\\.[^"\\]*+)*+)"|'([^'\\]*+(?:\\.[^'\\]*+)*+)'|([\w.\[\]"'-]+))"""
)
_NAME = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|((?:\{\{[^}]*\}\}|[^\s{])+))""")


class _IncludeNode(Node):
    __slots__ = ("base", "expression", "name", "parameters", "relative")

    def __init__(
        self,
        token: Token,
        expression: Token,
        name: list[str | FilteredExpression],
        parameters: list[tuple[str, Any]],
        relative: bool,
    ) -> None:
        super().__init__(token)
        self.blank = False
        self.expression = expression
        self.name = name
        self.parameters = parameters
        self.relative = relative

    def render_to_output(self, context: Any, buffer: Any) -> int:
        name = "".join(
            part if isinstance(part, str) else str(text_of(part.evaluate(context)))
            for part in self.name
        )
        found = context.env.include(name, context.template.name, self.relative)
        if found is None:
            context.note(self.token, f"the site has no file {name[:100]!r} to include; left out")
            return 0
        values = {key: self._value(value, context) for key, value in self.parameters}
        template = context.env.template(*found)
        for fault in template.faults:
            context.env.faults.setdefault(fault)
        outer, context.env.parsing = context.env.parsing, (template.name, template.base)
        try:
            with context.extend({"include": values}, template=template):
                template.render_with_context(context, buffer, partial=True)
        finally:
            context.env.parsing = outer
        return 1

    def _value(self, value: Any, context: Any) -> Any:
        if isinstance(value, FilteredExpression):
            return value.evaluate(context)
        text, at = value
        start = context.template.base + self.expression.start_index + at
        place = Place(context.template.name, start, start + len(text))
        return PlacedText(text, (Piece(0, len(text), place),))


class Include(Tag):
    """`{% include file.html key="value" key=variable %}`, the name bare, quoted or a variable."""

    name = "include"
    block = False
    relative = False

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        expression = stream.expect(TOKEN_EXPRESSION)
        name = _NAME.match(expression.value)
        if name is None:
            raise LiquidError("an include names no file", token=token)
        written = name[1] or name[2] or name[3] or ""
        parts: list[str | FilteredExpression] = [
            self._expression(part[2:-2], expression) if part.startswith("{{") else part
            for part in re.split(r"(\{\{[^}]*\}\})", written)
        ]
        parameters: list[tuple[str, Any]] = []
        for match in _PARAMETER.finditer(expression.value, name.end()):
            quoted = 2 if match[2] is not None else 3
            if match[4] is not None:
                parameters.append((match[1], self._expression(match[4], expression)))
            else:
                parameters.append((match[1], (match[quoted], match.start(quoted))))
        return _IncludeNode(token, expression, parts, parameters, self.relative)

    def _expression(self, source: str, parent: Token) -> FilteredExpression:
        made = FilteredExpression.parse(self.env, TokenStream(tokenize(source, parent)))
        assert isinstance(made, FilteredExpression)
        return made


class IncludeCached(Include):
    """Jekyll's plugin of that name: an include."""

    name = "include_cached"


class IncludeRelative(Include):
    """An include that is found from the file it stands in."""

    name = "include_relative"
    relative = True


class _HighlightNode(Node):
    __slots__ = ("block",)

    def __init__(self, token: Token, block: BlockNode) -> None:
        super().__init__(token)
        self.block = block
        self.blank = False

    def render_to_output(self, context: Any, buffer: Any) -> int:
        buffer.write("<pre>")
        self.block.render(context, buffer)
        buffer.write("</pre>")
        return 1


class Highlight(Tag):
    """Code, which keeps its white space."""

    name = "highlight"
    end = "endhighlight"

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        if stream.current.kind == TOKEN_EXPRESSION:
            next(stream)
        block = get_parser(self.env).parse_block(stream, (self.end, TOKEN_EOF))
        return _HighlightNode(token, block)


class _NothingNode(Node):
    __slots__ = ()

    def render_to_output(self, context: Any, buffer: Any) -> int:
        return 0


class Nothing(Tag):
    """A tag that prints what no reader sees."""

    block = False

    def parse(self, stream: TokenStream) -> Node:
        token = stream.expect(TOKEN_TAG)
        if stream.peek.kind == TOKEN_EXPRESSION:
            next(stream)
        return _NothingNode(token)


class _LinkNode(Node):
    __slots__ = ("target",)

    def __init__(self, token: Token, target: str) -> None:
        super().__init__(token)
        self.target = target
        self.blank = False

    def render_to_output(self, context: Any, buffer: Any) -> int:
        url = context.env.url_of(self.target)
        if url is None:
            context.note(self.token, f"the site has no page {self.target[:100]!r} to link to")
            return 0
        return int(buffer.write(relative_url(url, environment=context.env)))


class Link(Tag):
    """The URL of a page of the site, by the path of its file."""

    name = "link"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        return _LinkNode(token, stream.expect(TOKEN_EXPRESSION).value.strip())


class PostUrl(Link):
    """The URL of a post, by its file's name."""

    name = "post_url"


TAGS = (Include, IncludeCached, IncludeRelative, Highlight, Link, PostUrl)
NOT_SHOWN = ("seo", "feed_meta", "csrf_meta_tags")
"""Tags of common plugins that print what no reader sees."""
