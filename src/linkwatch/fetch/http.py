"""One request over the network, no redirects; alone knows aiohttp, and turns its errors into `Failure`s."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import ssl
import time
import urllib.request
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from linkwatch import __version__, urls
from linkwatch.fetch import connect_to
from linkwatch.fetch.guard import Guard, PrivateAddressError
from linkwatch.model import Failure, Fetch, LinkwatchError, Observation, Request, Settings

BODY_SECONDS = 10.0
"""A page whose head came is there: its body may take this long, then what came counts."""

BROWSER_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.9,*;q=0.5",
}


@asynccontextmanager
async def open_http(settings: Settings) -> AsyncIterator[Fetch]:
    """Give a Fetch that makes one request without following redirects; closes its connections at the end.

    The system's certificates (or SSL_CERT_FILE, SSL_CERT_DIR) and proxies (HTTP_PROXY, HTTPS_PROXY, NO_PROXY) are used.
    """
    # asyncio's default of six threads on two cores makes 300 cold names take ten seconds instead of one.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(64, thread_name_prefix="resolver"))
    guard = Guard(allow_private=settings.allow_private)
    proxies = _proxies()
    connector = aiohttp.TCPConnector(
        limit=0,  # the schedule counts; a second limit would hold a host's turn
        resolver=_Resolver(settings, guard, proxies),
        ssl=_tls_context(),
        ttl_dns_cache=300,
        dns_cache_max_size=10_000,
        socket_factory=_guarded_sockets(guard),
    )
    async with aiohttp.ClientSession(
        connector=connector,
        headers={"User-Agent": user_agent(settings), **BROWSER_HEADERS},
        cookie_jar=aiohttp.DummyCookieJar(),
        # Long security policies are common; with aiohttp's limits such a page would look like a broken server.
        max_line_size=65_536,
        max_field_size=65_536,
        max_headers=1_024,
    ) as session:
        yield _Http(session, settings, proxies, guard).fetch


def user_agent(settings: Settings) -> str:
    """Give the name to go by; no "link" in it, since common firewalls turn such programs away."""
    contact = f"; +{settings.contact}" if settings.contact else ""
    return settings.user_agent or f"Mozilla/5.0 (compatible; lwbot/{__version__}{contact})"


class _Http:
    """Sends requests through one session."""

    def __init__(
        self, session: aiohttp.ClientSession, settings: Settings, proxies: Mapping[str, str], guard: Guard
    ) -> None:
        self._session = session
        self._settings = settings
        self._proxies = proxies
        self._guard = guard

    async def fetch(self, request: Request) -> Observation:
        """Make one request; a failure is a value, never an exception."""
        started = time.monotonic()
        try:
            seen = await self._answer(request)
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            # ValueError: aiohttp refuses a URL or header only when it is about to send it (UnicodeError is one, too).
            failure, detail = explain(error)
            seen = Observation(request.url, failure=failure, failure_detail=detail, final_url=request.url)
        return replace(seen, elapsed_ms=round((time.monotonic() - started) * 1000))

    async def _answer(self, request: Request) -> Observation:
        async with asyncio.timeout(request.timeout) as deadline, self._open(request) as response:
            deadline.reschedule(None)  # the head is here, the body has a time of its own
            body, complete = await _read(response, request.max_bytes)
            return Observation(
                request.url,
                status=response.status,
                final_url=request.url,
                headers=_headers(response),
                body=body,
                complete=complete,
            )

    def _open(self, request: Request) -> aiohttp.client._RequestContextManager:
        url, headers, server = self._address(request)
        return self._session.get(
            url,
            headers=headers,
            allow_redirects=False,
            proxy=self._proxy(request.url),
            server_hostname=server,
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=min(self._settings.connect_timeout, request.timeout), sock_read=request.timeout
            ),
        )

    def _address(self, request: Request) -> tuple[URL, dict[str, str], str | None]:
        """Give what aiohttp is to ask for: `encoded`, so that nothing is quoted again, and without user name."""
        headers = dict(request.headers)
        parts = urlsplit(request.url)
        if parts.username or parts.password:
            login = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
            headers["Authorization"] = "Basic " + b64encode(login.encode()).decode()
        url = URL(urls.without_userinfo(request.url), encoded=True)
        host = urls.host(request.url)
        # aiohttp resolves names only: a literal address is redirected by asking for the other one in its name.
        other = connect_to.destination(self._settings.connect_to, host, urls.port(request.url))
        if other and _is_literal(host):
            headers["Host"] = url.host_port_subcomponent or host
            self._guard.trust([other[0]], other[1])
            return url.with_host(other[0]).with_port(other[1]), headers, host
        return url, headers, None

    def _proxy(self, url: str) -> str | None:
        host = urls.host(url)
        proxy = self._proxies.get(urls.scheme(url))
        if not proxy or urllib.request.proxy_bypass(host):
            return None
        # --connect-to names the very place to connect to, so no proxy stands between.
        return None if connect_to.destination(self._settings.connect_to, host, urls.port(url)) else proxy


class _Resolver(AbstractResolver):
    """Finds addresses by the system's own means (nsswitch, /etc/hosts), guarded; follows --connect-to."""

    def __init__(self, settings: Settings, guard: Guard, proxies: Mapping[str, str]) -> None:
        self._names = aiohttp.ThreadedResolver()  # explicit: an installed aiodns would lose the reason of a failure
        self._rules = settings.connect_to
        self._guard = guard
        self._proxies = {(urls.host(proxy), urls.port(proxy)) for proxy in proxies.values()}
        for address, port in self._proxies:
            guard.trust([address], port)  # a literal address passes no resolver

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        asked = host.rstrip(".").lower()
        other = connect_to.destination(self._rules, asked, port)
        to_host, to_port = other or (host, port)
        found = await self._names.resolve(to_host, to_port, family)
        addresses = [entry["host"] for entry in found]
        if other or (asked, port) in self._proxies:
            self._guard.trust(addresses, to_port)
        self._guard.check(addresses, to_port)
        return found

    async def close(self) -> None:
        await self._names.close()


def _guarded_sockets(guard: Guard) -> aiohttp.SocketFactoryType:
    """Give the last door before a connection: literal addresses pass no resolver."""

    def open_socket(address: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, place = address
        guard.check([str(place[0])], int(place[1]))
        return socket.socket(family, kind, protocol)

    return open_socket


async def _read(response: aiohttp.ClientResponse, limit: int) -> tuple[bytes, bool]:
    """Read at most `limit` bytes of a body that is worth reading, and whether that was all of it."""
    if not _is_text(response.content_type):
        _hang_up(response)
        return b"", False
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in response.content.iter_any():
                chunks.append(chunk)
                size += len(chunk)
                if size >= limit:
                    _hang_up(response)
                    return b"".join(chunks)[:limit], False
    except (aiohttp.ClientError, OSError, TimeoutError):
        _hang_up(response)  # what came counts: browsers show a page that was cut short
        return b"".join(chunks), False
    return b"".join(chunks), True


def _hang_up(response: aiohttp.ClientResponse) -> None:
    """End a connection in the middle of an answer at once: a polite TLS farewell could outlive the run."""
    transport = response.connection.transport if response.connection else None
    if transport:
        transport.abort()
    response.close()


def _is_text(content_type: str) -> bool:
    return content_type.startswith("text/") or content_type in _TEXTS or content_type.endswith(("+xml", "+json"))


_TEXTS = {"application/xhtml+xml", "application/xml", "application/json", "application/octet-stream"}


def explain(error: BaseException) -> tuple[Failure, str]:
    """Name the failure that an exception of the network stands for, and give its words for people."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return _certificate(error.certificate_error)
    inner = getattr(error, "os_error", None) or error
    for kind, failure in _FAILURES:
        if isinstance(error, kind) or isinstance(inner, kind):
            return failure, _words(inner)
    if isinstance(inner, socket.gaierror):
        return _name_failure(inner), _words(inner)
    if isinstance(inner, OSError):
        return _ERRNOS.get(inner.errno or 0, Failure.RESET), _words(inner)
    return Failure.GARBLED, _words(error)


def _words(error: BaseException) -> str:
    if isinstance(error, aiohttp.ClientResponseError):
        # aiohttp reports its own parse failures as status 400; the server never said so.
        return " ".join(error.message.split())[:200]
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split())[:200]


def _name_failure(error: socket.gaierror) -> Failure:
    missing = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
    return Failure.NO_SUCH_HOST if error.errno in missing else Failure.NAME_SERVER


_FAILURES: tuple[tuple[type[BaseException], Failure], ...] = (
    (PrivateAddressError, Failure.PRIVATE_ADDRESS),
    (aiohttp.ClientProxyConnectionError, Failure.PROXY),
    (aiohttp.ClientHttpProxyError, Failure.PROXY),
    (aiohttp.ConnectionTimeoutError, Failure.CONNECT_TIMEOUT),
    (aiohttp.ClientSSLError, Failure.TLS),
    (ssl.SSLError, Failure.TLS),
    (aiohttp.ServerDisconnectedError, Failure.EMPTY),
    (TimeoutError, Failure.TIMEOUT),
    (UnicodeError, Failure.NO_SUCH_HOST),
    (aiohttp.InvalidURL, Failure.BAD_URL),
    (aiohttp.ClientResponseError, Failure.GARBLED),
    (aiohttp.ClientPayloadError, Failure.GARBLED),
)
"""From the most telling class down; what is not here is told by its errno."""

_ERRNOS = {
    errno.ECONNREFUSED: Failure.REFUSED,
    errno.ECONNRESET: Failure.RESET,
    errno.ETIMEDOUT: Failure.CONNECT_TIMEOUT,
    errno.ENETUNREACH: Failure.NO_ROUTE,
    errno.EHOSTUNREACH: Failure.NO_ROUTE,
    errno.EADDRNOTAVAIL: Failure.NO_ROUTE,
}

_VERIFY_CODES = {
    9: Failure.CERTIFICATE_EXPIRED,  # not yet valid: out of its time, too
    10: Failure.CERTIFICATE_EXPIRED,
    18: Failure.CERTIFICATE_SELF_SIGNED,
    19: Failure.CERTIFICATE_SELF_SIGNED,
    62: Failure.CERTIFICATE_HOST,
    64: Failure.CERTIFICATE_HOST,  # an address that the certificate does not name
}
"""X509_V_ERR_* of OpenSSL's x509_vfy.h; any other says that the chain could not be built."""


def _certificate(error: Exception) -> tuple[Failure, str]:
    code = getattr(error, "verify_code", 0)
    return _VERIFY_CODES.get(code, Failure.CERTIFICATE_CHAIN), getattr(error, "verify_message", str(error))


def _tls_context() -> ssl.SSLContext:
    """Make the one context that all connections share; OpenSSL itself reads SSL_CERT_FILE and SSL_CERT_DIR."""
    named = os.environ.get("SSL_CERT_FILE")
    if named and not os.access(named, os.R_OK):
        raise LinkwatchError(f"SSL_CERT_FILE: {named} cannot be read", "Correct the variable, or unset it.")
    try:
        return ssl.create_default_context()
    except (ssl.SSLError, OSError) as error:
        raise LinkwatchError(f"the system's certificates cannot be used: {error}", "Check SSL_CERT_FILE.") from error


def _proxies() -> Mapping[str, str]:
    """Give the proxies of the environment by scheme."""
    found = urllib.request.getproxies()
    return {scheme: proxy for scheme in urls.DEFAULT_PORTS if (proxy := found.get(scheme) or found.get("all"))}


def _headers(response: aiohttp.ClientResponse) -> Mapping[str, str]:
    joined: dict[str, str] = {}
    for name, value in response.headers.items():
        lower = name.lower()
        joined[lower] = f"{joined[lower]}, {value}" if lower in joined else value
    return MappingProxyType(joined)


def _is_literal(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()
