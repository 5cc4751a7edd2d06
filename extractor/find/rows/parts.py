"""A row that states several gifts: kinds of goods, parts of a split status."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from extractor.find.grid.grid import Cell
from extractor.find.rows.reader import Reader, first_of
from extractor.find.rows.values import read_goods, read_quantity
from extractor.values.stages import parse_stage, split_stages


def split_row(
    reader: Reader, cells: tuple[Cell, ...], draft: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """One draft for each kind of goods and for each part of a split status."""
    goods = first_of(reader, cells, "goods")
    items = read_goods(goods.text) if goods is not None and not draft.get("total") else []
    counted = first_of(reader, cells, "quantity")
    unit_cell = first_of(reader, cells, "unit")
    quantity = read_quantity(counted.text, reader.language) if counted else None
    if quantity is not None and counted is not None and not any(map(str.isalpha, counted.text)):
        quantity = quantity[0] * reader.columns.unit_factor, None
    unit = _unit(unit_cell.text) if unit_cell is not None else reader.columns.unit
    if quantity is None and counted is not None and not items:
        items = read_goods(counted.text)
    if quantity is not None:
        draft = {**draft, "quantity": quantity[0], "unit": quantity[1] or unit}
        if items:
            draft["goods"] = " ".join((goods or counted or cells[0]).text.split())
        yield from _by_stage(reader, cells, draft)
        return
    if not items:
        yield from _by_stage(reader, cells, draft)
    for item in items:
        part = {**draft, "goods": item.name}
        if item.quantity is not None:
            part |= {"quantity": item.quantity, "unit": item.unit or unit}
        yield from _by_stage(reader, cells, part)


def _unit(text: str) -> str | None:
    """The unit that a cell of a unit column names, in singular English where it is known."""
    read = read_quantity(f"1 {text}", None)
    return read[1] if read is not None and read[1] else text


def _by_stage(
    reader: Reader, cells: tuple[Cell, ...], draft: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    status = first_of(reader, cells, "status")
    if status is None:
        yield draft
        return
    parts = split_stages(status.text)
    if len(parts) < 2 or any(part.quantity is None for part in parts):
        yield {**draft, "status": " ".join(status.text.split()), "stage": parse_stage(status.text)}
        return
    stated = [part.quantity for part in parts if isinstance(part.quantity, Decimal)]
    whole = draft.get("quantity")
    for part in parts:
        quantity = part.quantity
        if quantity == "rest":
            quantity = _rest(whole, stated)
        yield {
            **draft,
            "quantity": quantity,
            "row_quantity": whole,
            "status": part.status,
            "stage": parse_stage(part.status),
        }


def _rest(whole: Decimal | None, stated: list[Decimal]) -> Decimal | None:
    """What the stated parts leave of the whole; nothing where they are more than it."""
    if whole is None or sum(stated) > whole:
        return None
    return whole - sum(stated)
