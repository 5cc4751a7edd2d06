"""Liquid templates, rendered as Jekyll does, within limits, into text that knows its places.

Nothing is fetched or executed; a template can read what it is given and nothing else. Names that
Liquid's context uses are those of python-liquid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from io import StringIO
from typing import Any

from liquid import RenderContext
from liquid.builtin.tags.for_tag import ForLoop
from liquid.exceptions import ContextDepthError, ResourceLimitError
from liquid.token import Token

from extractor.sources.liquid.environment import (
    MAX_OUTPUT,
    Fault,
    Include,
    LiquidEnvironment,
    Template,
    TemplateRefused,
)
from extractor.sources.liquid.filter_table import FilterRefused
from extractor.sources.placed.text import PlacedText, joined


class Templates:
    """Renders the templates of one site.

    `url_of(name)` is the URL of a page or post; `settings` are what `_config.yml` says.
    """

    def __init__(
        self,
        include: Include,
        url_of: Callable[[str], str | None],
        settings: Mapping[str, Any],
    ) -> None:
        self._environment = LiquidEnvironment(include, url_of, settings)

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


class _Buffer(StringIO):
    """Collects what is printed, with its places."""

    def __init__(self, environment: LiquidEnvironment, room: int) -> None:
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

    env: LiquidEnvironment

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
        base = template.base if isinstance(template, Template) else 0
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
