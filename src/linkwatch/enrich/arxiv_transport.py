"""Lets the `arxiv` package ask and read while every byte travels through our own fetch; imported only when needed.

Its own way to the net has no time-out, ignores `Retry-After` and the user's certificates. Here its session is given an
adapter that calls `get`, so that its requests are as all others: paced, bounded, redirected and proxied.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import arxiv
import requests
from requests.adapters import BaseAdapter

from linkwatch.enrich import arxiv_feed
from linkwatch.enrich.arxiv_answer import Listing, UnusableError, body_of
from linkwatch.enrich.arxiv_mix import mixed_up
from linkwatch.enrich.arxiv_paper import to_paper
from linkwatch.model import Observation, Request

ENDPOINT = "https://export.arxiv.org/api/query?{}"
MAX_BYTES = 16 * 1024 * 1024  # a hundred papers of collaborations with a thousand authors
_ACCEPT = {"Accept": "application/atom+xml, text/xml, */*"}  # without it some answers were 406

Get = Callable[[Request], Observation]
"""One request in, the facts of it out, as `model.Fetch`, for a thread without an event loop."""

logging.getLogger("arxiv").addHandler(logging.NullHandler())  # what it warns of is told in our own report


def ask(ids: Sequence[str], get: Get, now: Callable[[], datetime]) -> Listing:
    """Ask about papers in one request; blocks. Raises UnusableError where the answer is no whole list of papers."""
    adapter = _Adapter(ids, get)
    client = _client(adapter, len(ids))
    search = arxiv.Search(id_list=list(ids), max_results=len(ids))
    results = [_result(client, search, 0)]
    as_of, feed = now(), adapter.feed
    results += [_result(client, search, at) for at in range(1, len(feed.entries))]
    found = {
        entry.named.id: to_paper(result, entry.named, as_of) if result else None
        for entry, result in zip(feed.entries, results, strict=False)
    }
    papers = {id_: paper for id_, paper in found.items() if paper}
    strange = mixed_up(papers.values())
    sound = {id_: paper for id_, paper in papers.items() if id_ not in strange}
    return Listing(sound, frozenset(found.keys() - papers.keys()), feed.complete, strange)


def _client(adapter: BaseAdapter, size: int) -> arxiv.Client:
    client = arxiv.Client(page_size=size, delay_seconds=0, num_retries=0)
    client.query_url_format = ENDPOINT
    session = client._session  # noqa: SLF001 -- the package has no other way to choose how it asks
    session.trust_env = False  # else it looks for a password in ~/.netrc
    session.mount("https://", adapter)
    return client


def _result(client: arxiv.Client, search: arxiv.Search, at: int) -> arxiv.Result | None:
    """Read the entry at a place; None where the package cannot, which would have cost the whole page otherwise."""
    try:
        return next(client.results(search, offset=at), None)
    except (arxiv.ArxivError, ArithmeticError, ValueError):
        return None


class _Adapter(BaseAdapter):
    """Sends the first request through `get`, then gives the entries of its answer as a page each."""

    def __init__(self, ids: Sequence[str], get: Get) -> None:
        super().__init__()
        self._ids = frozenset(ids)
        self._get = get
        self.feed = arxiv_feed.Feed((), complete=False)
        self._asked = False

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """Answer a request for the page that begins with the entry at `start`."""
        url = request.url or ""
        if not self._asked:
            self._asked = True
            self.feed = self._ask(url)
        start = int(parse_qs(urlsplit(url).query)["start"][0])
        page = self.feed.entries[start].page if start < len(self.feed.entries) else arxiv_feed.EMPTY_PAGE
        return _response(request, page)

    def _ask(self, url: str) -> arxiv_feed.Feed:
        feed = arxiv_feed.read(body_of(self._get(Request(url, _ACCEPT, MAX_BYTES)), MAX_BYTES), self._ids)
        if feed is None:
            raise UnusableError("arXiv's API sent no whole list of papers", passing=True)
        return feed


def _response(request: requests.PreparedRequest, page: bytes) -> requests.Response:
    response = requests.Response()
    response.status_code = HTTPStatus.OK
    response.url = request.url or ""
    response.request = request
    response.raw = BytesIO(page)
    return response
