"""Asks once more where an address is not there as it is escaped, with the signs that browsers leave as they are."""

from __future__ import annotations

import re
from dataclasses import replace

from linkwatch.model import Fetch, Observation, Request
from linkwatch.patterns import lazy

_NOT_THERE = frozenset({400, 404, 410})
_SUCCESS = range(200, 400)

_SIGNS = lazy(r"%(5B|5D|7C)", re.IGNORECASE)
"""Brackets and bars: renderers of Markdown escape them (cmark's houdini_href_e.c), the URL standard does not."""

_AUTHORITY = lazy(r"[a-z+.-]+://[^/]*", re.IGNORECASE)


def with_literal_signs(fetch: Fetch) -> Fetch:
    """Ask once more, with `[`, `]` and `|` unescaped in path and query, where the server says that nothing is there.

    Most servers take both for the same. One that does not has the page for whoever pastes the address into a browser;
    the answer then counts, under the address that was asked for. Where it gave none the page may well be there.
    """

    async def fetch_literally(request: Request) -> Observation:
        first = await fetch(request)
        literal = _literal(request.url) if first.status in _NOT_THERE else request.url
        if literal == request.url:
            return first
        left = request.timeout - first.elapsed_ms / 1000
        second = await fetch(replace(request, url=literal, timeout=max(left, 0.0)))
        if second.status is not None and second.status not in _SUCCESS:
            return first
        elapsed, attempts = first.elapsed_ms + second.elapsed_ms, first.attempts + second.attempts
        return replace(second, url=first.url, final_url=first.final_url, elapsed_ms=elapsed, attempts=attempts)

    return fetch_literally


def _literal(url: str) -> str:
    authority = _AUTHORITY.match(url)
    start = authority.end() if authority else len(url)
    return url[:start] + _SIGNS.sub(lambda sign: chr(int(sign[1], 16)), url[start:])
