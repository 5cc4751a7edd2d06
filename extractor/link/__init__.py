"""What needs all pages: organisations, and which statements are of the same gift."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.link.flows import with_flows
from extractor.link.organizations import PageFindings, find_organizations
from extractor.records import Funding, Organization
from extractor.sources.source import Site

__all__ = ["PageFindings", "link"]


def link(
    findings: Iterable[PageFindings], site: Site | None = None
) -> tuple[list[Organization], list[Funding]]:
    """The organisations of all pages, and the funding records with their `flow`.

    Neither depends on the order of the pages, but for the order of the records themselves.
    """
    pages: Sequence[PageFindings] = list(findings)
    organizations, canonical = find_organizations(pages, site or Site())
    return organizations, with_flows(
        (record for page in pages for record in page.funding), canonical
    )
