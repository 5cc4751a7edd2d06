"""Values of records -> texts in a CSV cell and in JSON.

CSV (RFC 4180, but "\\n"): None is an empty cell, numbers are plain, lists are joined with "; ",
objects and lists of objects are JSON; an empty list or object is an empty cell. A text that a
spreadsheet would run as a formula (OWASP, "CSV Injection") gets an apostrophe before the character
that would start it: at the beginning of the cell and, since spreadsheets of some countries split
cells there, after a semicolon, tab or line break. So a yearless date reads `'--03-13`. JSON keeps
the exact text, and `raw_csv` leaves the apostrophes out.

JSON is safe inside an HTML script element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from extractor.write.schema import Column

Encoder = Callable[[Any], str]
ColumnEncoder = Callable[[Sequence[Any]], list[str]]

# The characters that start a formula, and the full-width ones that some spreadsheets take for them.
_FORMULA = re.compile(
    r"^'*(?=[\t\r\n])"
    r"|(?:^|[;\t\r\n])[^\S\t\r\n]*'*(?=[=+\-@＝＋－＠])"
)
# What a formula stands behind at the start of a text, but for spaces.
_BEFORE_FORMULA = "'=+-@＝＋－＠"
# `</script>`, `<!--` and the line separators of JavaScript, all by JSON's own escapes.
_SCRIPT_SAFE = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def csv_encoder(column: Column, *, raw_csv: bool = False) -> Encoder:
    """What turns a value of the column, not None, into its cell, quoted where it must be."""
    text_cell = _quoted if raw_csv else _guarded
    if column.kind == "string":
        return text_cell
    if column.kind == "list" and column.item == "string":
        return lambda items: text_cell("; ".join(items)) if items else ""
    if column.kind == "list" and column.item != "object":
        encode_item = _PLAIN[column.item or "string"]
        return lambda items: "; ".join(map(encode_item, items))
    if column.kind in ("list", "object"):
        return lambda value: text_cell(json_value(value)) if value else ""
    return _PLAIN[column.kind]


def json_encoder(column: Column) -> Encoder:
    """What turns a value of the column, not None, into JSON."""
    if column.kind == "string":
        return json_text
    if column.kind == "list" and column.item == "string":
        return lambda items: "[" + ", ".join(map(json_text, items)) + "]"
    if column.kind in ("list", "object"):
        return json_value
    return _PLAIN[column.kind]


def csv_column(column: Column, *, raw_csv: bool = False) -> ColumnEncoder:
    """What turns the values of a column of several records into cells, as `csv_encoder` does each;
    None into an empty one."""
    encode = csv_encoder(column, raw_csv=raw_csv)
    repeats = _may_repeat(column)
    is_text = column.kind == "string"

    def cells(values: Sequence[Any]) -> list[str]:
        if repeats and _are_one(values):
            return ["" if values[0] is None else encode(values[0])] * len(values)
        if is_text:
            return _text_cells([value or "" for value in values], encode)
        return ["" if value is None else encode(value) for value in values]

    return cells


def json_column(column: Column) -> ColumnEncoder:
    """What turns the values of a column of several records into JSON, as `json_encoder` does each
    but for what `script_safe` escapes; None into null."""
    encode = encode_basestring if column.kind == "string" else json_encoder(column)
    repeats = _may_repeat(column)

    def texts(values: Sequence[Any]) -> list[str]:
        if repeats and _are_one(values):
            return ["null" if values[0] is None else encode(values[0])] * len(values)
        return ["null" if value is None else encode(value) for value in values]

    return texts


def _may_repeat(column: Column) -> bool:
    """Whether equal values are written alike: objects may differ in the order of their keys."""
    return "object" not in (column.kind, column.item)


def _are_one(values: Sequence[Any]) -> bool:
    first = values[0]
    return bool(first == values[-1]) and values.count(first) == len(values)


def _text_cells(texts: list[str], encode: Encoder) -> list[str]:
    """The cells of texts: what none of them has need not be looked for in each."""
    every = "".join(texts)
    starts = {text[:1] for text in texts}
    if any(char in every for char in ";\t\r\n") or any(
        start.isspace() or start in _BEFORE_FORMULA for start in starts if start
    ):
        return [encode(text) for text in texts]
    if "," not in every and '"' not in every:
        return texts
    return [
        '"' + text.replace('"', '""') + '"' if "," in text or '"' in text else text
        for text in texts
    ]


def json_value(value: object) -> str:
    """JSON of any value that a record may hold: plain numbers, keys in the order given."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return json_text(value)
    if isinstance(value, bool):
        return _boolean(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, Mapping):
        pairs = [f"{json_text(str(key))}: {json_value(held)}" for key, held in value.items()]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(json_value, value)) + "]"
    raise TypeError(f"a record cannot hold a value of type {type(value).__name__}")


def json_text(text: str) -> str:
    """A JSON string that is safe inside an HTML script element."""
    return script_safe(encode_basestring(text))


def script_safe(json: str) -> str:
    """JSON without what opens or ends a script in HTML, which stands in its strings only."""
    if "<" in json or "\u2028" in json or "\u2029" in json:
        return json.translate(_SCRIPT_SAFE)
    return json


def plain_number(value: Decimal | int) -> str:
    """The number without exponent and trailing zeros: 20000000, 2.5.

    Raises ValueError for what is not a number.
    """
    if isinstance(value, int):
        return str(value)
    if not value.is_finite():
        raise ValueError(f"{value} is not a finite number")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def guard_formulas(text: str) -> str:
    """The text with an apostrophe before each character that would start a formula."""
    return _FORMULA.sub(r"\g<0>'", text)


def _guarded(text: str) -> str:
    # Most cells cannot start a formula anywhere, and this is much cheaper than the search.
    if text[:1].isalnum() and not (";" in text or "\n" in text or "\t" in text or "\r" in text):
        return _quoted(text)
    return _quoted(guard_formulas(text))


def _quoted(text: str) -> str:
    if "," in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def _boolean(value: bool) -> str:
    return "true" if value else "false"


_PLAIN: dict[str, Encoder] = {"integer": str, "number": plain_number, "boolean": _boolean}
