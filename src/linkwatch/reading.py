"""The documents of a run: what earlier runs read need not be parsed again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from linkwatch import arxiv_ids, documents
from linkwatch.model import Document, Problem, Settings
from linkwatch.store import Cache, open_cache

WORTH = 100_000
"""Characters of all texts together from which on opening the cache takes less time than it saves."""


def read(
    paths: Sequence[str], settings: Settings, now: Callable[[], datetime]
) -> tuple[list[Document], Sequence[Problem]]:
    """Find and parse the documents as `documents.read` does, and survey their tables of papers.

    Beside them it gives what is wrong with the cache, if anything.
    """
    loaded = documents.load(paths)
    if not settings.cache or sum(len(each.text) for each in loaded) < WORTH:
        return _surveyed(documents.parse_all(loaded), loaded, settings), ()
    with open_cache(settings) as cache:
        found = documents.parse_all(loaded, _Shelf(cache, now()))
    return _surveyed(found, loaded, settings), cache.problems


def _surveyed(read: Sequence[Document], loaded: Sequence[documents.Loaded], settings: Settings) -> list[Document]:
    texts = zip(read, (each.text for each in loaded), strict=True)
    return [_with_tables(document, text, settings) for document, text in texts]


def _with_tables(document: Document, text: str, settings: Settings) -> Document:
    """Add what the tables of papers say to a document that links to papers at all."""
    if not any(arxiv_ids.from_url(place.url) for place in document.occurrences):
        return document
    from linkwatch import papers  # noqa: PLC0415 - few documents hold a table, and its parser takes long to load

    found = papers.survey(text, document.file, settings.papers)
    return replace(document, problems=(*document.problems, *found.problems), code=found.code)


class _Shelf:
    """The cache as a place for documents, at the time of a run."""

    def __init__(self, cache: Cache, now: datetime) -> None:
        self._cache = cache
        self._now = now

    def get(self, key: str) -> Document | None:
        return self._cache.document(key, self._now)

    def put(self, key: str, document: Document) -> None:
        self._cache.keep_document(key, document, self._now)
