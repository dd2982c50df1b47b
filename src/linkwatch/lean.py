"""What keeps a run lean: modules that load while it waits, and observations without what nobody asks for any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib import import_module
from types import MappingProxyType

from linkwatch.model import Observation, Page


def load(modules: Iterable[str]) -> None:
    """Load modules that are needed soon; whoever needs one meanwhile waits for it."""
    for module in modules:
        import_module(module)


def without_evidence(seen: Observation) -> Observation:
    """Leave out what the rules alone look at: a page takes more memory than all that is told of it."""
    page = Page(metadata=seen.page.metadata, heading=seen.page.heading, papers=seen.page.papers) if seen.page else None
    return replace(seen, page=page, text="", headers=_NOTHING)


_NOTHING: Mapping[str, str] = MappingProxyType({})
