"""What reference labels lead to, as often as GitHub says so (cmark-gfm src/map.c, `cmark_map_lookup`)."""

from __future__ import annotations

from collections.abc import Mapping

from linkwatch.documents.destinations import Destination

LEAST = 100_000


class References:
    """The definitions of a document; used beyond a bound a label leads nowhere.

    The addresses and titles that all uses bring are together no longer than the document is itself, or than LEAST, in
    bytes of UTF-8.
    """

    def __init__(self, definitions: Mapping[str, Destination], text: str) -> None:
        self._definitions = definitions
        self._left = max(LEAST, _size(text))

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._definitions)

    def use(self, key: str) -> Destination | None:
        """Give what a label leads to, None for nothing; `key` is the form in which labels are compared."""
        found = self._definitions.get(key)
        if found is None:
            return None
        size = _size(found.target) + found.title_size
        if size > self._left:
            return None
        self._left -= size
        return found


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode(errors="surrogatepass"))
