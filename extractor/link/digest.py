"""A page's names and funding records -> what linking asks of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractor.find.names import PageNames
from extractor.find.naming.groups import cores, spelling_keys
from extractor.link.light import Body, Gift, Linkable, Party, Statement
from extractor.link.parts import says_part, says_rest
from extractor.records import Funding, PageFacts
from extractor.values.name.tokens import is_place
from extractor.values.names import find_names
from extractor.values.places import parse_place
from extractor.values.same_name import fold_name, kind_of_name, name_parts


def digest_page(
    names: PageNames | None,
    funding: Sequence[Funding],
    others: Iterable[str] = (),
    facts: PageFacts | None = None,
) -> Linkable:
    """What linking asks of a page that has these names, records and facts. `others` are more names
    of the page of which all pages shall tell whose they are."""
    acts = list(dict.fromkeys(_acts(funding)))
    fold = cache(fold_name)  # of all the names of a page, however many it has
    bodies = sorted(_bodies(names, acts, funding, fold), key=lambda body: (body.page, body.name))
    own: dict[tuple[str, str], str] = {}
    for body in bodies:
        for form in body.forms:
            own.setdefault((body.page, form), body.name)
    bodies = [body._replace(same=own[body.page, body.forms[0]]) for body in bodies]
    parties = dict.fromkeys((page, name) for _, page, name, _ in acts)
    parties |= dict.fromkeys((names.page, name) for name in others if names)
    return Linkable(
        tuple(bodies),
        tuple(_party(page, name, own, fold) for page, name in parties),
        tuple(dict.fromkeys((role, name) for role, _, name, _ in acts)),
        tuple([_statement(record, facts) for record in funding]),
        tuple(_conversions(funding)),
    )


def _acts(funding: Iterable[Funding]) -> Iterator[tuple[str, str, str, str]]:
    """(role, page, name, source) of everybody in the funding records."""
    for record in funding:
        held = (
            ("funder", record.funders),
            ("recipient", record.recipients),
            ("intermediary", (record.via,) if record.via else ()),
        )
        for role, names in held:
            for name in names:
                yield role, record.page, name, record.source


def _bodies(
    names: PageNames | None,
    acts: Sequence[tuple[str, str, str, str]],
    funding: Iterable[Funding],
    fold: Callable[[str], str],
) -> Iterator[Body]:
    """What a page names as organisations; a name of unsaid kind is one where it gives or gets, and
    so is what a table lists as a party, unless it is a person or a place."""
    acting = {(page, fold(name)) for _, page, name, _ in acts}
    seen: set[tuple[str, str]] = set()
    for one in names.names if names else ():
        assert names is not None
        seen |= {(names.page, fold(form)) for form in (one.name, *dict(one.aliases))}
        known = one.kind == "name" and (names.page, fold(one.name)) in acting
        if one.kind == "organization" or known:
            yield _body(names.page, one.name, tuple(dict(one.aliases)), one.mentions)
    listed: dict[tuple[str, str], list[str]] = {}
    for _, page, name, source in _acts(funding):
        if source == "table":
            listed.setdefault((page, name), []).append(name)
    by_fold: dict[tuple[str, str], list[str]] = {}
    for (page, name), told in listed.items():
        body = _without_place(name)
        known_keys = {(page, fold(name)), (page, fold(body or name))} & seen
        if not known_keys and _may_be_body(name):
            by_fold.setdefault((page, fold(name)), []).extend(told)
    for (page, _), forms in by_fold.items():
        yield _body(page, forms[0], tuple(forms[1:]), len(forms))


def _body(page: str, name: str, aliases: tuple[str, ...], mentions: int) -> Body:
    others = tuple(dict.fromkeys(form for form in aliases if form != name))
    return Body(
        page=page,
        name=name,
        aliases=others,
        mentions=mentions,
        kind=kind_of_name(name),
        forms=tuple(dict.fromkeys(fold_name(form) for form in (name, *others))),
        keys=spelling_keys(name),
        words=" ".join(name_parts(name).words),
        cores=tuple(" ".join(words) for words in cores(name)),
        same=name,
    )


def _may_be_body(name: str) -> bool:
    if is_place(name) or not (name[:1].isupper() or name[:1].isdigit() or name[:1] >= "\u3400"):
        return False
    kinds = {found.kind for found in find_names(name)}
    return not kinds or not kinds <= {"person", "place", "group"}


def _party(
    page: str, name: str, own: dict[tuple[str, str], str], fold: Callable[[str], str]
) -> Party:
    keys: list[str] = []
    left: str | None = name
    while left is not None:
        key = fold(left)
        body = own.get((page, key))
        if body is not None:
            return Party(name, tuple(keys), key, body, "")
        keys.append(key)
        last, left = left, _without_place(left)
    return Party(name, tuple(keys), "", None, _place_key(last) or keys[-1])


def _without_place(name: str) -> str | None:
    """What stands before the place in "Tarn Institute, Norway"; None for other names."""
    body, comma, place = name.rpartition(",")
    return (body or None) if comma and is_place(place.strip()) and not is_place(body) else None


def _place_key(name: str) -> str | None:
    """A country by its code, so that "Republic of Korea" is "South Korea"; None for no country."""
    place = parse_place(name)
    return "+".join(place.countries) if place and place.countries else None


def _statement(record: Funding, facts: PageFacts | None) -> Statement:
    quote = "" if _is_named_row(record) else record.quote
    return Statement(
        id=record.id,
        page=record.page,
        line=record.line,
        start=record.start,
        end=record.end,
        source=record.source,
        funders=record.funders,
        recipients=record.recipients,
        amount=record.amount,
        amount_max=record.amount_max,
        currency=record.currency,
        goods=record.goods,
        quantity=record.quantity,
        purpose=record.purpose,
        date=record.date,
        status=record.status,
        equivalent=record.equivalent,
        in_kind=record.in_kind,
        via=record.via,
        countries=record.countries,
        stage=record.stage,
        quote=record.quote if record.source == "prose" else "",
        published=facts.published if facts else None,
        publisher=facts.publisher if facts else None,
        gift=_gift(record),
        nouns=_nouns(record.goods),
        part=says_part(quote),
        rest=says_rest(quote),
    )


def _is_named_row(record: Funding) -> bool:
    """Words are only looked at in prose, and where nothing else names the gift."""
    figures = record.amount is not None or record.quantity is not None
    named = figures or record.in_kind or record.goods or record.purpose
    return record.source == "table" and bool(named)


def _gift(record: Funding) -> Gift:
    sort = "total" if record.status == "total" else "gift"
    if record.amount is not None:
        return (sort, "money", record.currency or "", format(record.amount.normalize(), "f"))
    if record.quantity is not None:
        return (sort, "goods", format(record.quantity.normalize(), "f"))
    named = record.in_kind or record.goods or record.purpose or record.quote
    return (sort, "named", " ".join(_nouns(named)))


def _conversions(records: Iterable[Funding]) -> Iterator[tuple[Gift, Gift]]:
    """A headline may give the one and the text the other."""
    for record in records:
        if record.equivalent and record.amount is not None:
            amount = Decimal(str(record.equivalent["amount"]))
            stated = replace(record, amount=amount, currency=record.equivalent["currency"])
            yield _gift(stated), _gift(record)


def _nouns(text: str | None) -> tuple[str, ...]:
    words = (word.removesuffix("s") for word in fold_name(text or "").split())
    return tuple(sorted({word for word in words if len(word) > 2 and word.isalpha()}))
