"""The documents of a run: what earlier runs read need not be parsed again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from linkwatch import documents
from linkwatch.model import Document, Problem, Settings
from linkwatch.store import Cache, open_cache

WORTH = 100_000
"""Characters of all texts together from which on opening the cache takes less time than it saves."""


def read(
    paths: Sequence[str], settings: Settings, now: Callable[[], datetime]
) -> tuple[list[Document], Sequence[Problem]]:
    """Find and parse the documents as `documents.read` does, and give what is wrong with the cache, if anything."""
    loaded = documents.load(paths)
    if not settings.cache or sum(len(each.text) for each in loaded) < WORTH:
        return documents.parse_all(loaded), ()
    with open_cache(settings) as cache:
        found = documents.parse_all(loaded, _Shelf(cache, now()))
    return found, cache.problems


class _Shelf:
    """The cache as a place for documents, at the time of a run."""

    def __init__(self, cache: Cache, now: datetime) -> None:
        self._cache = cache
        self._now = now

    def get(self, key: str) -> Document | None:
        return self._cache.document(key, self._now)

    def put(self, key: str, document: Document) -> None:
        self._cache.keep_document(key, document, self._now)
