"""What each of several gets, times how many they are, against what they are said to get."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.audit.checks import Datasets, check, compare, say
from extractor.audit.told_totals import names_some
from extractor.evidence import Share
from extractor.records import AmountMention, Check


def check_shares(datasets: Datasets) -> Iterator[Check]:
    """A check for each share whose sum its sentence states, or is an amount of its page.

    A sum that the page does not state proves nothing, and makes no check.
    """
    mentions: dict[tuple[str, str | None], list[AmountMention]] = {}
    for mention in datasets["amounts"]:
        mentions.setdefault((mention.page, mention.currency), []).append(mention)
    for share in datasets.get("shares", ()):
        together = share.count * share.amount
        told = mentions.get((share.page, share.currency), [])
        equal = [mention for mention in told if mention.value == together]
        if share.total is None and not equal:
            continue
        stated = together if share.total is None else share.total
        told_each = [mention for mention in told if _is_each(mention, share)]
        what = f"{say(share.count)} times {say(share.amount, share.currency)}"
        finding = compare(stated, together, share.currency, what)
        if finding.verdict == "differs" and names_some(share.quote):
            detail = f"{finding.detail[:-1]}, and does not give them exactly."
            finding = finding._replace(verdict="cannot_tell", detail=detail)
        yield check(
            "split",
            f"shares of {say(stated, share.currency)}",
            _rests(told_each, equal, share),
            finding,
        )


def _is_each(mention: AmountMention, share: Share) -> bool:
    return mention.value == share.amount and share.start <= mention.start < share.end


def _rests(
    each: list[AmountMention], equal: list[AmountMention], share: Share
) -> list[AmountMention | Share]:
    """The amounts that a check rests on; the sentence itself where it states the sum."""
    rests: list[AmountMention | Share] = [*each[:1], *equal[:1]]
    return [*rests, share] if share.total is not None and not equal else rests or [share]
