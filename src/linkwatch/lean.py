"""What keeps a run lean: observations without what nobody asks for any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from linkwatch.model import Observation, Page


def without_evidence(seen: Observation) -> Observation:
    """Leave out what the rules alone look at: a page takes more memory than all that is told of it."""
    page = Page(metadata=seen.page.metadata, heading=seen.page.heading, papers=seen.page.papers) if seen.page else None
    final_url = seen.url if seen.final_url == seen.url else seen.final_url  # one text takes half of the memory of two
    return replace(seen, final_url=final_url, page=page, text="", body=b"", headers=NOTHING)


NOTHING: Mapping[str, str] = MappingProxyType({})
