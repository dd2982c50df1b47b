"""Every address that documents link to, with all of its places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from linkwatch import urls
from linkwatch.documents.local import LocalFiles
from linkwatch.model import Document, Link, Occurrence


def collect(documents: Iterable[Document], files: LocalFiles) -> list[Link]:
    """Gather the places of every address, sorted by first occurrence; relative links are named from the root."""
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for document in documents:
        for occurrence in document.occurrences:
            relative = not urls.scheme(occurrence.url)
            places[files.name(occurrence) if relative else occurrence.url].append(occurrence)
    return [Link(url, tuple(found)) for url, found in places.items()]
