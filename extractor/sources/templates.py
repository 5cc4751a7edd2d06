"""Liquid templates, rendered as Jekyll does, within limits, into text that knows its places.

Nothing is fetched or executed; a template can read what it is given and nothing else. Names that
Liquid's context and nodes use are those of python-liquid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from liquid import Environment, Mode, RenderContext
from liquid.builtin.tags.for_tag import ForLoop
from liquid.exceptions import (
    ContextDepthError,
    LiquidError,
    ResourceLimitError,
)
from liquid.template import BoundTemplate
from liquid.token import Token

from extractor.sources.filter_table import FilterRefused, placing
from extractor.sources.filters import FILTERS
from extractor.sources.jekyll_tags import NOT_SHOWN, TAGS, Nothing
from extractor.sources.liquid_nodes import PlacedLiteral, PlacedOutput
from extractor.sources.placed import PlacedText, joined

MAX_TEMPLATE = 2 * 2**20
"""Characters of a template; a longer one is not rendered."""
MAX_OUTPUT = 16 * 2**20
"""Characters that a template may print."""
MAX_LOCALS = 16 * 2**20
"""Bytes that its variables may hold."""
MAX_ITERATIONS = 1_000_000
"""Repetitions that nested loops may come to."""
MAX_STEPS = 1_000_000
"""Values looked up, texts printed, entries filtered and repetitions of one page: what it may cost
in time. Counted, not timed, so that the same page is read alike on every machine."""
MAX_NESTING = 50
"""Includes and loops within each other."""


class TemplateRefused(Exception):
    """A template that cannot be rendered; `at` is where in its file, if known.

    `is_limit`: it exceeds what a template may cost; else it is not Liquid.
    """

    def __init__(self, reason: str, file: str, at: int | None = None) -> None:
        super().__init__(reason)
        self.file = file
        self.at = at
        self.is_limit = at is None


@dataclass(frozen=True, slots=True)
class Fault:
    """What was left out of a rendered page: the file, the character where it stands, a sentence."""

    file: str
    at: int
    sentence: str


class Templates:
    """Renders the templates of one site.

    `include(name, page, relative)` gives file, text and where in it the template begins; None
    where the site has no such file. `url_of(name)` is the URL of a post.
    """

    def __init__(
        self,
        include: Callable[[str, str, bool], tuple[str, str, int] | None],
        url_of: Callable[[str], str | None],
        settings: Mapping[str, Any],
    ) -> None:
        self._environment = _Environment(include, url_of, settings)

    def render(
        self, file: str, text: str, at: int, values: Mapping[str, Any]
    ) -> tuple[PlacedText, list[Fault]]:
        """Renders text[at:] of a file. Raises TemplateRefused for what cannot be rendered."""
        environment = self._environment
        template = environment.template(file, text, at)
        outer = environment.faults, environment.parsing
        environment.faults = dict.fromkeys(template.faults)
        environment.parsing = (file, at)
        context = _Context(template, globals=values)
        buffer = context.get_buffer()
        try:
            template.render_with_context(context, buffer)
            return buffer.getvalue(), list(environment.faults)
        except (ResourceLimitError, ContextDepthError) as error:
            raise TemplateRefused(f"its template exceeds a limit: {error.message}", file) from None
        except (RecursionError, MemoryError, OverflowError):
            raise TemplateRefused("its template nests too deep", file) from None
        finally:
            environment.faults, environment.parsing = outer

    def begin(self) -> None:
        """Begins a page: what it may cost is counted from here."""
        self._environment.steps = 0


class _Template(BoundTemplate):
    """A parsed template; `base` is where it begins in its file."""

    base = 0
    faults: tuple[Fault, ...] = ()


class _Environment(Environment):
    block_nesting_limit = 60
    context_depth_limit = MAX_NESTING
    loop_iteration_limit = MAX_ITERATIONS
    local_namespace_limit = MAX_LOCALS
    output_stream_limit = MAX_OUTPUT
    template_class = _Template

    def __init__(
        self,
        include: Callable[[str, str, bool], tuple[str, str, int] | None],
        url_of: Callable[[str], str | None],
        settings: Mapping[str, Any],
    ) -> None:
        self.include = include
        self.url_of = url_of
        self.settings = settings
        self.faults: dict[Fault, None] = {}
        self.steps = 0
        self.parsing = ("", 0)
        self.unclosed: int | None = None
        self.parsed: dict[tuple[str, int, str], _Template] = {}
        super().__init__(tolerance=Mode.LAX, strict_filters=False)

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        super().setup_tags_and_filters(extra=False)
        for tag in (PlacedLiteral, PlacedOutput, *TAGS):
            self.add_tag(tag)
        for name in ("render", "liquid", "echo", "doc"):
            self.tags.pop(name, None)  # Liquid 5; Jekyll has Liquid 4
        for name in NOT_SHOWN:
            self.tags[name] = Nothing(self)
        self.filters = {**{name: placing(f) for name, f in self.filters.items()}, **FILTERS}

    def template(self, file: str, text: str, at: int) -> _Template:
        """The parsed template; the same text of the same file is parsed once."""
        key = (file, at, text)
        if key not in self.parsed:
            self.parsed[key] = _parsed(self, file, text, at)
        return self.parsed[key]

    def error(self, exc: Any, msg: str | None = None, token: Token | None = None) -> None:
        """Notes what is left out; only limits end the rendering."""
        if isinstance(exc, type):
            exc = exc(msg, token=token)
        if isinstance(exc, ResourceLimitError | ContextDepthError):
            raise exc
        where = exc.token or token
        file, base = self.parsing
        at = base + max(where.start_index, 0) if where is not None else base
        reason = " ".join(str(exc.message).split())
        if re.match(r"expected tag end", reason):
            self.unclosed = at
        unknown = re.fullmatch(r"unexpected tag '(\w*)'", reason)
        if unknown and unknown[1].startswith("end"):
            return  # the fault is that of the tag it ends
        sentence = (
            f"the Liquid tag {unknown[1]!r} is not known and was left out"
            if unknown
            else f"Liquid was left out: {reason}"
        )
        self.faults.setdefault(Fault(file, at, sentence))

    def step(self, count: int = 1) -> None:
        """Counts what a page costs."""
        self.steps += count
        if self.steps > MAX_STEPS:
            raise ResourceLimitError(f"more than {MAX_STEPS} steps", token=None)


_RAW = re.compile(r"\{%-?\s*(end)?(?:raw|doc)\b")


def _parsed(environment: _Environment, file: str, text: str, at: int) -> _Template:
    body = text[at:]
    if len(body) > MAX_TEMPLATE:
        raise TemplateRefused(f"its template is longer than {MAX_TEMPLATE} characters", file)
    unclosed = sum(-1 if match[1] else 1 for match in _RAW.finditer(body))
    if unclosed > 10:  # the lexer reads to the end of the file for each
        raise TemplateRefused(f"{unclosed} raw blocks are not closed", file)
    outer, environment.parsing = environment.parsing, (file, at)
    noted, environment.faults = environment.faults, {}
    environment.unclosed = None
    try:
        template = environment.from_string(body, name=file)
        assert isinstance(template, _Template)
        template.base = at
        template.faults = tuple(environment.faults)
        if environment.unclosed is not None:
            raise TemplateRefused("a block of its Liquid is not closed", file, environment.unclosed)
        return template
    except LiquidError as error:
        place = at + error.token.start_index if error.token else None
        reason = " ".join(str(error.message).split())
        raise TemplateRefused(f"its Liquid cannot be parsed: {reason}", file, place) from None
    except RecursionError:
        raise TemplateRefused("its Liquid nests too deep", file) from None
    finally:
        environment.parsing, environment.faults = outer, noted


class _Buffer(StringIO):
    """Collects what is printed, with its places."""

    def __init__(self, environment: _Environment, room: int) -> None:
        super().__init__()
        self._environment = environment
        self._parts: list[str] = []
        self.room = room

    def write(self, text: str) -> int:
        self._environment.step()
        self.room -= len(text)
        if self.room < 0:
            raise ResourceLimitError(f"it prints more than {MAX_OUTPUT} characters", token=None)
        self._parts.append(text)
        return len(text)

    def getvalue(self) -> PlacedText:
        return joined(self._parts)


class _Context(RenderContext):
    """A context without clock, in which unknown filters leave their value as it is."""

    env: _Environment

    def get_buffer(self, buf: Any = None) -> _Buffer:
        return _Buffer(self.env, buf.room if isinstance(buf, _Buffer) else MAX_OUTPUT)

    def get(self, path: list[object], *, token: Any, default: object = ...) -> object:
        self.env.step()
        if path and path[0] in ("now", "today"):
            return None
        if default is ...:
            return super().get(path, token=token)
        return super().get(path, token=token, default=default)

    def get_item(self, obj: Any, key: Any) -> Any:
        if isinstance(obj, list | tuple | Mapping | str):
            return super().get_item(obj, key)
        raise KeyError(key)

    def raise_for_loop_limit(self, length: int = 1) -> None:
        super().raise_for_loop_limit(length)
        self.env.step(length)

    def filter(self, name: str, token: Token | None) -> Callable[..., object]:
        if name not in self.env.filters:
            self.note(token, f"the Liquid filter {name!r} is not known and was left out")
            return _unchanged
        function = super().filter(name, token)

        def safe(value: object, *arguments: object, **named: object) -> object:
            self.env.step(len(value) if isinstance(value, list | range) else 1)
            try:
                return function(value, *arguments, **named)
            except FilterRefused as error:
                raise ResourceLimitError(str(error), token=token) from None
            except ResourceLimitError:
                raise
            except Exception as error:  # whatever a filter meets, the page goes on without it
                reason = " ".join(str(getattr(error, "message", error)).split())[:200]
                self.note(token, f"the Liquid filter {name!r} was left out: {reason}")
                return value

        return safe

    def note(self, token: Token | None, sentence: str) -> None:
        template = self.template
        base = template.base if isinstance(template, _Template) else 0
        at = base + max(token.start_index, 0) if token is not None else base
        self.env.faults.setdefault(Fault(template.name, at, sentence))

    def repeats(self) -> bool:
        """Whether words of the template stand here for one item of many."""
        return any(isinstance(loop, ForLoop) for loop in self.loops) or bool(
            self.scope.get("include")
        )


def _unchanged(value: object, *_arguments: object, **_named: object) -> object:
    return value


def has_liquid(text: str, at: int = 0) -> bool:
    """Whether text[at:] holds Liquid at all."""
    return text.find("{%", at) >= 0 or text.find("{{", at) >= 0


def faults_of(faults: Iterable[Fault]) -> list[Fault]:
    """The faults, one for each file and sentence, where it stands first."""
    first: dict[tuple[str, str], Fault] = {}
    for fault in faults:
        first.setdefault((fault.file, fault.sentence), fault)
    return list(first.values())
