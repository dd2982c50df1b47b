"""Tells dead links from a dead network: what every visit suffers alike is no property of the links."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable

from linkwatch import urls
from linkwatch.model import Failure, Observation

UNREACHED = frozenset({
    Failure.NO_SUCH_HOST, Failure.NAME_SERVER, Failure.NO_ROUTE, Failure.CONNECT_TIMEOUT, Failure.PROXY,
})  # fmt: skip
"""Failures that a machine without network sees; every other outcome means that somebody answered."""

LANDMARKS = ("example.com", "wikipedia.org", "github.com", "arxiv.org")
"""Names that exist for sure, each served by others; only looked up, never connected to."""

RESERVED = (".invalid", ".test", ".example", ".localhost")
"""Names that never exist (RFC 6761): their failing says nothing of the network."""

ENOUGH_HOSTS = 3


async def is_gone(observations: Iterable[Observation]) -> bool:
    """Whether the network is missing, judged by all visits of a run together.

    One dead host, or two, are dead hosts. Where nobody at all answered, landmarks are looked up for a second opinion.
    """
    seen = list(observations)
    if not seen or any(each.failure not in UNREACHED for each in seen) or not _suspicious(seen):
        return False
    if all(each.failure in {Failure.CONNECT_TIMEOUT, Failure.NO_ROUTE, Failure.PROXY} for each in seen):
        return True
    return not await _any_landmark()


def _suspicious(seen: list[Observation]) -> bool:
    hosts = {urls.host(each.final_url) for each in seen}
    real = {host for host in hosts if not host.endswith(RESERVED)}
    if any(host == mark or host.endswith(f".{mark}") for host in real for mark in LANDMARKS):
        return True
    ours = {Failure.NAME_SERVER, Failure.NO_ROUTE, Failure.PROXY}
    return len(real) >= ENOUGH_HOSTS or (bool(real) and all(each.failure in ours for each in seen))


async def _any_landmark() -> bool:
    lookups = await asyncio.gather(*map(_resolves, LANDMARKS))
    return any(lookups)


async def _resolves(name: str) -> bool:
    try:
        await asyncio.get_running_loop().getaddrinfo(name, 443, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return True
