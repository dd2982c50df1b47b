"""Tells dead links from a dead network: what every visit suffers alike is no property of the links."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Iterator

from linkwatch import urls
from linkwatch.fetch import proxies
from linkwatch.model import Failure, LinkwatchError, Observation

UNREACHED = frozenset({
    Failure.NO_SUCH_HOST, Failure.NAME_SERVER, Failure.NO_ROUTE, Failure.CONNECT_TIMEOUT,
    Failure.PROXY, Failure.PROXY_LOGIN, Failure.BEYOND_PROXY,
})  # fmt: skip
"""Failures that a machine without network sees; every other outcome means that somebody answered."""

OURS = frozenset({Failure.NAME_SERVER, Failure.NO_ROUTE, Failure.PROXY, Failure.PROXY_LOGIN})
"""Those of them that say nothing of the server, however few were asked."""

NAMELESS = frozenset({Failure.NO_SUCH_HOST, Failure.NAME_SERVER})
"""Those of them that landmarks can give a second opinion on: they are looked up as well."""

REJECTED = frozenset({Failure.REFUSED, Failure.RESET, Failure.PROXY_DENIED})
"""Failures that a machine sees whose network turns every connection back; one server may do so, too, or two."""

UNTRUSTED = frozenset({Failure.CERTIFICATE_CHAIN, Failure.CERTIFICATE_SELF_SIGNED})
"""Failures that a machine sees whose network opens every secure connection, and whose authority it does not know."""

TELLING = UNTRUSTED | proxies.FAILURES
"""Failures whose words are told where the network is gone."""

LANDMARKS = ("example.com", "wikipedia.org", "github.com", "arxiv.org")
"""Names that exist for sure, each served by others; only looked up, never connected to."""

RESERVED = (".invalid", ".test", ".example", ".localhost")
"""Names that never exist (RFC 6761): their failing says nothing of the network."""

ENOUGH_HOSTS = 3

WITNESSES = 3
"""So many hosts that answered are tried again where the network may have gone away meanwhile."""

WENT_AWAY = "The network went away during this run: what could not be reached any more was not judged."
"""What the run says of itself then."""


class Heard:
    """What visits say of the network, one of all that say the same of a host: there may be too many for memory."""

    def __init__(self) -> None:
        self._seen: dict[tuple[object, ...], Observation] = {}

    def add(self, seen: Observation) -> None:
        """Take what a visit saw."""
        address, failure = seen.final_url, seen.failure
        detail = seen.failure_detail if failure in TELLING else ""
        said = (urls.scheme(address), urls.host(address), seen.status is None, failure, detail)
        self._seen[said] = Observation(seen.url, seen.status, failure, detail, final_url=address)

    def __len__(self) -> int:
        return len(self._seen)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self._seen.values())


async def is_gone(observations: Iterable[Observation]) -> bool:
    """Whether the network is missing, judged by all visits of a run together.

    One dead host, or two, are dead hosts. Where nobody at all answered, landmarks are looked up for a second opinion.
    A stranger who shows the same certificate's signer for every host (a company's proxy) is no network either, nor is
    one who turns every connection back.
    """
    seen = list(observations)
    if _is_intercepted(seen) or _is_turned_back(seen):
        return True
    if not seen or any(each.failure not in UNREACHED for each in seen) or not _suspicious(seen):
        return False
    if not any(each.failure in NAMELESS for each in seen):
        return True
    return not await _any_landmark()


async def went_away(observations: Iterable[Observation], reaches: Callable[[str], Awaitable[bool]]) -> bool:
    """Whether the network went missing during a run in which some did answer: now not even they can be reached."""
    seen = list(observations)
    answered = {urls.host(each.final_url): each.final_url for each in seen if each.status is not None}
    witnesses = list(answered.values())[-WITNESSES:]
    if not witnesses or not any(map(is_lost, seen)):
        return False
    return not any(await asyncio.gather(*map(reaches, witnesses)))


def is_lost(seen: Observation) -> bool:
    """Whether a visit failed as all do on a machine without network."""
    return seen.failure in UNREACHED and not urls.host(seen.final_url).endswith(RESERVED)


def error(observations: Iterable[Observation]) -> LinkwatchError:
    """Give the error to raise where the network is gone, with what to do next."""
    seen = list(observations)
    if _is_intercepted(seen):
        signer = next(each.failure_detail for each in _secure(seen))
        return LinkwatchError(
            f"no network: somebody between here and every host shows a certificate of its own ({signer})",
            "Name a file with your network's own authority in SSL_CERT_FILE.",
        )
    if proxied := next((each for each in seen if each.failure in _OF_PROXY), None):
        assert proxied.failure
        what, hint = _OF_PROXY[proxied.failure]
        return LinkwatchError(f"no network: {what} ({proxied.failure_detail}), so no link was judged", hint)
    return LinkwatchError(
        "no network: nothing could be reached, so no link was judged",
        "Check the connection, the name server and HTTPS_PROXY; "
        "linkwatch check --offline looks at files and headings only.",
    )


_OF_PROXY = {
    Failure.PROXY_LOGIN: (
        "the proxy wants a login",
        "Check user name and password in HTTPS_PROXY and HTTP_PROXY; write special characters with percent signs.",
    ),
    Failure.PROXY_DENIED: ("the proxy turns every request away", "Ask those who run what HTTPS_PROXY names."),
    Failure.PROXY: ("the proxy lets nothing through", "Check HTTPS_PROXY, HTTP_PROXY and whether the proxy runs."),
    Failure.BEYOND_PROXY: ("the proxy reaches nothing", "Check its connection, or name another in HTTPS_PROXY."),
}
"""What to say and do about a proxy."""


def _is_intercepted(seen: list[Observation]) -> bool:
    secure = _secure(seen)
    alike = {(each.failure, each.failure_detail) for each in secure}
    hosts = {urls.host(each.final_url) for each in secure}
    return len(hosts) >= ENOUGH_HOSTS and len(alike) == 1 and secure[0].failure in UNTRUSTED


def _is_turned_back(seen: list[Observation]) -> bool:
    alike = {each.failure for each in seen}
    return len(alike) == 1 and alike <= REJECTED and len({urls.host(each.final_url) for each in seen}) >= ENOUGH_HOSTS


def _secure(seen: list[Observation]) -> list[Observation]:
    """Give the visits that came as far as a certificate."""
    unmet = UNREACHED | {Failure.PROXY_DENIED}
    return [each for each in seen if urls.scheme(each.final_url) == "https" and each.failure not in unmet]


def _suspicious(seen: list[Observation]) -> bool:
    hosts = {urls.host(each.final_url) for each in seen}
    real = {host for host in hosts if not host.endswith(RESERVED)}
    nameless = {urls.host(each.final_url) for each in seen if each.failure is Failure.NO_SUCH_HOST}
    if any(host == mark or host.endswith(f".{mark}") for host in nameless for mark in LANDMARKS):
        return True
    return len(real) >= ENOUGH_HOSTS or (bool(real) and all(each.failure in OURS for each in seen))


async def _any_landmark() -> bool:
    lookups = await asyncio.gather(*map(_resolves, LANDMARKS))
    return any(lookups)


async def _resolves(name: str) -> bool:
    try:
        await asyncio.get_running_loop().getaddrinfo(name, 443, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return True
