"""Liquid as Jekyll has it: its tags and filters, what a template may cost, how one is parsed.

Names are those of python-liquid, which this adapts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from liquid import Environment, Mode
from liquid.exceptions import ContextDepthError, LiquidError, ResourceLimitError
from liquid.template import BoundTemplate
from liquid.token import Token

from extractor.sources.liquid.filter_table import placing
from extractor.sources.liquid.filters import FILTERS
from extractor.sources.liquid.jekyll_tags import NOT_SHOWN, TAGS, Nothing
from extractor.sources.liquid.nodes import PlacedLiteral, PlacedOutput

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

Include = Callable[[str, str, bool], tuple[str, str, int] | None]
"""Name, including file, whether relative to it -> file, text, and where in it the template begins;
None where the site has no such file."""


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


class Template(BoundTemplate):
    """A parsed template; `base` is where it begins in its file."""

    base = 0
    faults: tuple[Fault, ...] = ()


class LiquidEnvironment(Environment):
    """The parsed templates of one site, and what the page that is rendered now costs and lacks."""

    block_nesting_limit = 60
    context_depth_limit = MAX_NESTING
    loop_iteration_limit = MAX_ITERATIONS
    local_namespace_limit = MAX_LOCALS
    output_stream_limit = MAX_OUTPUT
    template_class = Template

    def __init__(
        self,
        include: Include,
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
        self.parsed: dict[tuple[str, int, str], Template] = {}
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

    def template(self, file: str, text: str, at: int) -> Template:
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


def _parsed(environment: LiquidEnvironment, file: str, text: str, at: int) -> Template:
    """text[at:] of a file, parsed. Raises TemplateRefused where it is no Liquid or too costly."""
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
        assert isinstance(template, Template)
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
