"""What Python compiles while the program starts, kept in `__pycache__` as it keeps modules.

Patterns, and the methods that Python writes for records, take longer to compile than a page takes
to read. What they compile to depends on their text, their flags and Python alone, so what an
earlier run compiled holds for this one.
"""

from __future__ import annotations

import builtins
import collections
import marshal
import os
import sys
import typing
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any

MOST = 4_000
"""So much is kept: several times what there is, so that what no longer is does not pile up."""

_FILE = Path(__file__).parent / "__pycache__" / f"compiled.{sys.implementation.cache_tag}"
_Kept = dict[Any, Any]


class OfAPage(str):
    """The text of a pattern that is made of the words of a page: another page has others."""

    __slots__ = ()


@contextmanager
def kept_compiled(file: Path = _FILE) -> Iterator[None]:
    """Within it compiled things come from `file` where it has them, and are added to it where not.

    What is made of the words of a page, an `OfAPage`, is not kept. A file of another Python, or one
    that cannot be read or written, is as none. What is made is the same either way.
    """
    try:
        compiler, engine = import_module("re._compiler"), import_module("_sre")
        stamp = (sys.version, engine.MAGIC, engine.CODESIZE, array("I").itemsize)
    except (ImportError, AttributeError):  # a Python that makes its patterns in another way
        yield
        return
    kept = _read(file, stamp)
    before = len(kept)
    with _patterns(kept, compiler, engine), _code(kept):
        yield
    if len(kept) > before and not sys.dont_write_bytecode:
        _write(file, stamp, kept)


@contextmanager
def _patterns(kept: _Kept, compiler: Any, engine: Any) -> Iterator[None]:
    plain, make = compiler.compile, engine.compile
    asked: list[Any] = []

    def recorded(*arguments: Any) -> Any:
        asked[:] = arguments
        return make(*arguments)

    def compiled(pattern: Any, flags: int = 0) -> Any:
        lasts = type(pattern) is str or type(pattern) is bytes
        if lasts and (found := kept.get((pattern, flags))):
            own, code, *rest = found
            return make(pattern, own, array("I", code).tolist(), *rest)
        made = plain(pattern, flags)
        if lasts and len(kept) < MOST:
            own, code, *rest = asked[1:]
            kept[pattern, flags] = (own, array("I", code).tobytes(), *rest)
        return made

    compiler.compile = compiled
    compiler._sre = SimpleNamespace(**{**vars(engine), "compile": recorded})
    try:
        yield
    finally:
        compiler.compile, compiler._sre = plain, engine


@contextmanager
def _code(kept: _Kept) -> Iterator[None]:
    """Puts what keeps code in the place of the builtins that these modules of Python call."""
    import dataclasses  # itself not quick to import: its patterns are kept by now

    def compiled(text: str, file: str, mode: str) -> CodeType:
        found = kept.get((text, mode))
        if found is None:
            found = compile(text, file, mode, dont_inherit=True)
            if len(kept) < MOST:
                kept[text, mode] = found
        return found

    def run(text: str, *scopes: Any) -> None:
        builtins.exec(compiled(text, "<string>", "exec"), *scopes)

    def value(text: str | CodeType, *scopes: Any) -> Any:
        code = compiled(text, "<string>", "eval") if isinstance(text, str) else text
        return builtins.eval(code, *scopes)

    vars(dataclasses)["exec"] = run
    vars(typing)["compile"] = compiled
    vars(collections)["eval"] = value
    try:
        yield
    finally:
        for module, name in ((dataclasses, "exec"), (typing, "compile"), (collections, "eval")):
            del vars(module)[name]


def kept_reading(path: Path, read: Callable[[str], Any]) -> Any:
    """What `read` makes of a text file, kept in `__pycache__` beside it.

    It counts while the file, and that in which `read` is written, have the size and the time of
    their last change that they had then. It must be plain values, and not be changed.
    """
    return _kept(path.name, lambda: read(path.read_text("utf-8")), [path], [read])


def kept_table(
    make: Callable[[], Any], paths: Sequence[Path], calls: Sequence[Callable[..., Any]]
) -> Any:
    """What `make`, which `calls` functions of other modules, makes of files; kept by the first."""
    return _kept(f"{make.__module__}.{make.__name__}", make, paths, [make, *calls])


def _kept(
    name: str,
    make: Callable[[], Any],
    paths: Sequence[Path],
    functions: Sequence[Callable[..., Any]],
) -> Any:
    kept = paths[0].parent / "__pycache__" / f"{name}.{sys.implementation.cache_tag}"
    code = [Path(str(sys.modules[function.__module__].__file__)) for function in functions]
    states = [path.stat() for path in (*paths, *code)]
    stamp = tuple((state.st_mtime_ns, state.st_size) for state in states)
    with suppress(OSError, ValueError, EOFError, TypeError):
        made_of, content = marshal.loads(kept.read_bytes())
        if made_of == stamp:
            return content
    content = make()
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError):  # a folder that is not ours, a date in the file
            _replace(kept, (stamp, content))
    return content


def _read(file: Path, stamp: tuple[str | int, ...]) -> _Kept:
    with suppress(OSError, ValueError, EOFError, TypeError):
        made_by, kept = marshal.loads(file.read_bytes())
        if made_by == stamp and len(kept) < MOST:
            return dict(kept)
    return {}


def _write(file: Path, stamp: tuple[str | int, ...], kept: _Kept) -> None:
    with suppress(OSError):  # a folder that is not ours
        _replace(file, (stamp, kept))


def _replace(file: Path, content: Any) -> None:
    part = file.with_name(f"{file.name}.{os.getpid()}")
    part.write_bytes(marshal.dumps(content))
    part.replace(file)
