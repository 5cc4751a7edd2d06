"""Traditional characters are read as simplified ones, each in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.amounts import find_amounts
from extractor.values.names import find_names
from extractor.values.traditional import simplified

EXAMPLES = [
    ("向醫院捐贈呼吸機", "向医院捐赠呼吸机"),
    ("基金會發起賑災計畫", "基金会发起赈灾计画"),
    ("向医院捐赠", "向医院捐赠"),
    ("a gift of €5", "a gift of €5"),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_each_character_is_simplified(text: str, expected: str) -> None:
    assert simplified(text) == expected


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    plain = simplified(text)
    assert len(plain) == len(text)
    assert simplified(plain) == plain


def test_goods_and_names_are_told_as_written() -> None:
    text = "樂群慈善基金會向仁安醫院捐贈呼吸機8部。"
    assert [(one.value, one.item) for one in find_amounts(text)] == [(8, "呼吸機")]
    assert [one.text for one in find_names(text)] == ["樂群慈善基金會", "仁安醫院"]


UNLISTED = [
    ("文化馆获赠绣架120个、缝纫机40台。", [(120, "绣架"), (40, "缝纫机")]),
    ("向学校捐赠3台录播机。", [(3, "录播机")]),
    ("企业购得医用口罩2.3万只，捐给医院。", [(23000, "医用口罩")]),
    ("捐赠1万床棉被。", [(10000, "棉被")]),
    ("厂里有5台包装机。", []),
    ("会议有3个议题。", []),
    ("全年接收物资26批次。", []),
]


@pytest.mark.parametrize(("text", "expected"), UNLISTED)
def test_goods_by_measure_word_and_last_character(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert [(one.value, one.item) for one in find_amounts(text)] == expected
