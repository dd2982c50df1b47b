"""What does a visit see? A request's concerns, composed in `stack.py`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from linkwatch.model import Settings

if TYPE_CHECKING:
    from linkwatch.fetch.owners import Owners
    from linkwatch.fetch.stack import Fetcher


@asynccontextmanager
async def open_fetcher(settings: Settings, owners: Owners | None = None) -> AsyncIterator[Fetcher]:
    """Open the connections of one run, or of one of its processes.

    Raises LinkwatchError where the environment's certificates or proxies are none. What a visit needs is
    loaded here, so that a run that asks no server does not wait for it.
    """
    from linkwatch.fetch import descriptors  # noqa: PLC0415 - see above
    from linkwatch.fetch.certificates_later import certificates_later  # noqa: PLC0415 - see above
    from linkwatch.fetch.routes import Routes  # noqa: PLC0415 - see above

    settings = replace(settings, concurrency=descriptors.slots(settings.concurrency))
    routes = Routes(settings)  # which begins to read certificates
    with certificates_later():
        from linkwatch.fetch.stack import open_stack  # noqa: PLC0415 - see above

    async with open_stack(routes, owners) as fetcher:
        yield fetcher
