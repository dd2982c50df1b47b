"""What does a visit see? The stack of a request's concerns, composed in one expression each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from linkwatch.fetch.certificate import with_certificate_words
from linkwatch.fetch.http import open_http
from linkwatch.fetch.lenient import read_leniently, with_second_reading
from linkwatch.fetch.page import with_page
from linkwatch.fetch.redirect import with_redirects
from linkwatch.fetch.retry import with_retries
from linkwatch.fetch.routes import Routes
from linkwatch.fetch.schedule import Schedule, with_turns
from linkwatch.model import Fetch, Observation, Request, Settings


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Two ways to ask: `visit` reads a page for the rules, `download` keeps the bytes. Both share turns and pauses."""

    visit: Fetch
    download: Fetch
    schedule: Schedule


def _within(fetch: Fetch, settings: Settings) -> Fetch:
    """Let no request take longer than the user wants to wait."""

    async def fetch_within(request: Request) -> Observation:
        return await fetch(replace(request, timeout=min(request.timeout, settings.timeout)))

    return fetch_within


@asynccontextmanager
async def open_fetcher(settings: Settings) -> AsyncIterator[Fetcher]:
    """Open the connections of one run; every hop is read twice if need be, retried, and paced for its own host."""
    schedule = Schedule(settings)
    routes = Routes(settings)
    async with open_http(routes) as http:
        strict = with_turns(with_certificate_words(http, routes), schedule)
        lenient = with_turns(read_leniently(routes), schedule)
        asked = with_retries(with_second_reading(strict, lenient), settings)
        yield Fetcher(
            visit=with_redirects(with_page(asked), settings),
            download=_within(with_redirects(asked, settings), settings),
            schedule=schedule,
        )
