"""The quick ways of linking give what the general ones do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.link import flows, organizations
from extractor.link.flows import Stated
from extractor.values.same_name import fold_name

_SOME = st.frozensets(st.sampled_from(["Aster", "Birch", "Cedar"]), max_size=2)
_DATES = [None, "2020", "2020-03", "2020-03-05", "2020-04-02", "2020-09-01", "--03-05"]


@st.composite
def _statements(draw: st.DrawFn) -> list[Stated]:
    return [
        Stated(
            number,
            draw(_SOME),
            draw(_SOME),
            draw(st.sampled_from(["a.md", "b.md", "c.md"])),
            start := draw(st.integers(0, 9)),
            start + 1,
            f"{number:x}",
            draw(st.sampled_from(["table", "prose"])),
            draw(st.sampled_from(_DATES)),
            draw(st.sampled_from([None, "masks", "tests"])),
            draw(st.sampled_from([(), ("mask",), ("mask", "test"), ("test",)])),
        )
        for number in range(draw(st.integers(2, 12)))
    ]


@given(_statements())
def test_flows_among_few_are_those_among_near_ones(statements: list[Stated]) -> None:
    found = []
    for few in (0, len(statements)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(flows, "_FEW", few)
            made = [*flows.flows_of_gift(("gift", "money", "USD", "5"), statements)]
            found.append([(flow, [one.number for one in members]) for flow, members in made])
    assert found[0] == found[1]


_NAMES = ["Aster Fund", "Elm House", "AF", "The Elm House", "Größer e.V.", ""]


@given(
    st.sampled_from(_NAMES),
    st.lists(st.sampled_from(_NAMES), unique=True),
    st.integers(1, 9),
    st.sampled_from([None, "fund", "company"]),
    st.lists(st.sampled_from(["named", "recipient", "funder", "intermediary"])),
)
def test_what_one_page_names_is_an_organization_as_any(
    name: str, aliases: list[str], mentions: int, kind: str | None, roles: list[str]
) -> None:
    others = tuple(alias for alias in aliases if alias != name)
    body = ("a.md", name, fold_name(name), others, mentions, kind)
    made = organizations._told_once(body, roles)
    assert made == organizations._organization(name, [body], set(roles))
