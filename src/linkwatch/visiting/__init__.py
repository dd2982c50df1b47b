"""Who visits what: the crew of each host, and processes that share the hosts where one processor is the limit."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from linkwatch import children
from linkwatch.fetch import open_fetcher
from linkwatch.model import Settings

if TYPE_CHECKING:
    from linkwatch.fetch.stack import Fetcher
    from linkwatch.visiting.shards import Shards

LEAST = 1_500
"""Addresses for which a look at whether further processes pay may pay."""


@asynccontextmanager
async def open_visits(
    addresses: Sequence[str], settings: Settings, *, is_kept: bool
) -> AsyncIterator[tuple[Fetcher, Shards | None]]:
    """Open the connections of one run over these addresses, and further processes where they pay.

    Raises LinkwatchError as `open_fetcher` does.
    """
    processors = children.processors() if len(addresses) >= LEAST else 1
    if processors > 1:
        from linkwatch.visiting.share import share  # noqa: PLC0415 - few runs need it

        if shares := share(addresses, settings, processors):
            async with _open_shared(shares, settings, is_kept=is_kept) as opened:
                yield opened
            return
    async with open_fetcher(settings) as fetcher:
        yield fetcher, None


@asynccontextmanager
async def _open_shared(
    shares: Sequence[frozenset[str]], settings: Settings, *, is_kept: bool
) -> AsyncIterator[tuple[Fetcher, Shards]]:
    from linkwatch.visiting.shards import open_shards  # noqa: PLC0415 - as above

    with open_shards(shares, settings, is_kept=is_kept) as shards:
        async with open_fetcher(shards.settings, shards) as fetcher:
            shards.open(fetcher)
            yield fetcher, shards
