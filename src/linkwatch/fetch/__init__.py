"""What does a visit see? The stack of a request's concerns, composed in one expression each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from linkwatch.fetch.http import open_http
from linkwatch.fetch.page import with_page
from linkwatch.fetch.redirect import with_redirects
from linkwatch.fetch.retry import with_retries
from linkwatch.fetch.schedule import Schedule, with_turns
from linkwatch.model import Fetch, Settings


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Two ways to ask: `visit` reads a page for the rules, `download` keeps the bytes. Both share turns and pauses."""

    visit: Fetch
    download: Fetch
    schedule: Schedule


@asynccontextmanager
async def open_fetcher(settings: Settings) -> AsyncIterator[Fetcher]:
    """Open the connections of one run; every hop is retried and paced for its own host."""
    schedule = Schedule(settings)
    async with open_http(settings) as http:
        download = with_redirects(with_retries(with_turns(http, schedule), schedule, settings), settings)
        yield Fetcher(visit=with_page(download), download=download, schedule=schedule)
