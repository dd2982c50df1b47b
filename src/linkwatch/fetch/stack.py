"""The stack of a request's concerns, composed in one expression each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

from linkwatch.fetch.certificate import with_certificate_words
from linkwatch.fetch.dial import reaches
from linkwatch.fetch.http import open_http
from linkwatch.fetch.lenient import read_leniently, with_second_reading
from linkwatch.fetch.literal import with_literal_signs
from linkwatch.fetch.owners import Owners, with_owners
from linkwatch.fetch.redirect import with_redirects
from linkwatch.fetch.retry import with_retries
from linkwatch.fetch.routes import Routes
from linkwatch.fetch.schedule import Schedule, with_turns
from linkwatch.model import Fetch, Observation, Request, Settings
from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Two ways to ask: `visit` reads a page for the rules, `download` keeps the bytes. Both share turns and pauses.

    `hop` and `raw` are the same without following redirects: what one process makes for another. `reaches` asks
    nothing: it tells whether a URL's server can be connected to at all.
    """

    visit: Fetch
    download: Fetch
    hop: Fetch
    raw: Fetch
    schedule: Schedule
    reaches: Callable[[str], Awaitable[bool]]


def with_page(fetch: Fetch) -> Fetch:
    """Put the `Page` in the place of an HTML body, so that no body outlives its visit."""

    async def fetch_page(request: Request) -> Observation:
        seen = await fetch(request)
        await asyncio.sleep(0)  # a request that is due need not wait until a page is read and judged
        from linkwatch.fetch.page import with_facts  # noqa: PLC0415 - its parsers load while answers are on their way

        return with_facts(seen)

    return fetch_page


def _within(fetch: Fetch, settings: Settings) -> Fetch:
    """Let no request take longer than the user wants to wait."""

    async def fetch_within(request: Request) -> Observation:
        return await fetch(replace(request, timeout=min(request.timeout, settings.timeout)))

    return fetch_within


@asynccontextmanager
async def open_stack(routes: Routes, owners: Owners | None = None) -> AsyncIterator[Fetcher]:
    """Open the connections of one run; every hop is read twice if need be, retried, and paced for its own host.

    Where other processes visit as well, a hop is made by the one that owns its host.
    """
    settings = routes.settings
    schedule = Schedule(settings)
    async with open_http(routes) as http:
        strict = with_turns(with_certificate_words(http, routes), schedule)
        lenient = with_turns(with_certificate_words(read_leniently(routes), routes), schedule)
        raw = with_literal_signs(with_retries(with_second_reading(strict, lenient), settings))
        hop = with_page(raw)
        if owners:
            hop, raw = with_owners(hop, owners, raw=False), with_owners(raw, owners, raw=True)
        yield Fetcher(
            visit=with_redirects(hop, settings),
            download=_within(with_redirects(raw, settings), settings),
            hop=hop,
            raw=raw,
            schedule=schedule,
            reaches=partial(reaches, routes),
        )
