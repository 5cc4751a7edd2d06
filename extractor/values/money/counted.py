"""What a number counts: the goods after it, whichever the language."""

from __future__ import annotations

from extractor.values.money.goods import OF_THEM, Goods, any_goods, english_goods
from extractor.values.money.goods_chinese import chinese_goods
from extractor.values.money.goods_context import is_handed
from extractor.values.number.digits import Number


def goods_after(text: str, start: int, end: int, number: Number) -> Goods | None:
    """The goods that the number text[start:end] counts, in English or Chinese."""
    following = text[end : end + 1]
    if "\u4e00" <= following <= "\u9fff":
        return chinese_goods(text, start, end)
    if following in (" ", "\u00a0", "-", "+", "\n"):
        if "\u4e00" <= text[end + 1 : end + 2] <= "\u9fff":
            return chinese_goods(text, start, end + 1)
        at = end + 1
        if text[at : at + 1] in (" ", "\u00a0"):
            at += 1
        if number.value > 1 and text.startswith("of ", at) and text.startswith(OF_THEM, at + 2):
            at = text.index(" ", at + 3) + 1
        elif text.startswith("of ", at) and number.magnitude > 1:
            at += 3
        goods = english_goods(text, at)
        return any_goods(text, at) if goods is None and is_handed(text, start, end) else goods
    return None
