"""The ways out: which addresses a host has, past the guard, through which proxy, under which TLS."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from typing import TypeVar

from linkwatch import reserved, urls
from linkwatch.fetch import connect_to, no_proxy, proxies
from linkwatch.fetch.guard import BadPortError, Guard, PrivateAddressError
from linkwatch.model import LinkwatchError, Settings
from linkwatch.records import dataclass

# Python 3.11 has no name for OpenSSL's SSL_OP_LEGACY_SERVER_CONNECT yet.
_LEGACY_SERVER_CONNECT = 0x4
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Address:
    """One address to connect to."""

    family: socket.AddressFamily
    host: str
    port: int


class Routes:
    """Knows the ways of one run; everything that opens a connection asks here.

    The system's certificates (or SSL_CERT_FILE, SSL_CERT_DIR) and proxies (`fetch.proxies`, `fetch.no_proxy`) are used.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._tls = _begin(_tls_context)
        self.guard = Guard(allow_private=settings.allow_private)
        self._proxies = proxies.of_environment()
        self._exempt = no_proxy.read() if self._proxies else ()
        self._named: set[tuple[str, int]] = set()
        for proxy in self._proxies.values():
            self.trust(urls.host(proxy), urls.port(proxy))

    @property
    def tls(self) -> ssl.SSLContext:
        """The one context that all connections share; waits until the certificates are read."""
        return self._tls.result()

    @cached_property
    def tls_without_names(self) -> ssl.SSLContext:
        """One that leaves it to its user to see for which hosts a certificate is."""
        context = _tls_context()
        context.check_hostname = False
        return context

    def elsewhere(self, url: str) -> tuple[str, int] | None:
        """Give the host and port that --connect-to names for the URL."""
        if not self.settings.connect_to:
            return None
        return connect_to.destination(self.settings.connect_to, urls.host(url), urls.port(url))

    def trust(self, host: str, port: int) -> None:
        """Let connections through to a place that the user named; no link of a stranger may lead there for that."""
        self._named.add((host, port))
        self.guard.trust([host], port)  # a literal address passes no resolver

    def permit(self, url: str) -> None:
        """Judge an address by its letters, before any connection: behind a proxy nothing else can be known of it.

        Raises BadPortError and PrivateAddressError.
        """
        host, port = urls.host(url), urls.port(url)
        if port in reserved.BAD_PORTS:
            raise BadPortError(f"port {port}")
        if self.settings.allow_private or self.elsewhere(url):
            return
        if reserved.is_private_host(host) or (reserved.is_single_label(host) and self.proxy(url)):
            raise PrivateAddressError(f"{host} is a private address")
        if (host, port) in self._named:
            raise PrivateAddressError(f"{host}:{port} is what this run itself connects through")

    def proxy(self, url: str) -> str | None:
        """Give the proxy for the URL; --connect-to names the very place to connect to, so none stands between."""
        proxy = self._proxies.get(urls.scheme(url)) if self._proxies else None
        if not proxy or no_proxy.covers(self._exempt, url):
            return None
        return None if self.elsewhere(url) else proxy

    async def find(self, host: str, port: int, family: socket.AddressFamily = socket.AF_UNSPEC) -> list[Address]:
        """Find addresses by the system's own means (nsswitch, /etc/hosts), guarded; follows --connect-to.

        Raises OSError: socket.gaierror for a name without address, PrivateAddressError at the guard.
        """
        asked = host.rstrip(".").lower()
        other = connect_to.destination(self.settings.connect_to, asked, port)
        to_host, to_port = other or (host, port)
        found = await _look_up(to_host, to_port, family, self.settings.connect_timeout)
        addresses = [each.host for each in found]
        if other or (asked, port) in self._named:
            self.guard.trust(addresses, to_port)
        else:
            self.guard.check(addresses)
        return found


async def _look_up(host: str, port: int, family: socket.AddressFamily, patience: float) -> list[Address]:
    try:
        async with asyncio.timeout(patience):
            found = await asyncio.get_running_loop().getaddrinfo(
                host, port, type=socket.SOCK_STREAM, family=family, flags=socket.AI_ADDRCONFIG
            )
    except TimeoutError as error:
        raise socket.gaierror(socket.EAI_AGAIN, "the name server is silent") from error
    # A link-local address names its interface ("fe80::1%eth0"), which the guard refuses like any other of them.
    return [Address(kind, str(place[0]), int(place[1])) for kind, _, _, _, place in found]


def _begin(work: Callable[[], _Made]) -> Future[_Made]:
    """Begin work that another processor can do: OpenSSL reads certificates while Python loads what asks servers."""
    with_one = ThreadPoolExecutor(1)
    begun = with_one.submit(work)
    with_one.shutdown(wait=False)
    return begun


def _tls_context() -> ssl.SSLContext:
    """Make the one context that all connections share; OpenSSL itself reads SSL_CERT_FILE and SSL_CERT_DIR."""
    named = os.environ.get("SSL_CERT_FILE")
    if named and not os.access(named, os.R_OK):
        raise LinkwatchError(f"SSL_CERT_FILE: {named} cannot be read", "Correct the variable, or unset it.")
    try:
        context = ssl.create_default_context()
    except (ssl.SSLError, OSError) as error:
        raise LinkwatchError(f"the system's certificates cannot be used: {error}", "Check SSL_CERT_FILE.") from error
    if named and not context.cert_store_stats()["x509"]:
        raise LinkwatchError(f"SSL_CERT_FILE: {named} holds no certificate", "Correct the variable, or unset it.")
    return _as_browsers_do(context)


def _as_browsers_do(context: ssl.SSLContext) -> ssl.SSLContext:
    """Take what browsers still take: plain RSA key exchange, old renegotiation, certificates with small blemishes."""
    context.set_ciphers("DEFAULT")
    context.options |= _LEGACY_SERVER_CONNECT
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # Python 3.13 sets it, earlier ones do not
    context.hostname_checks_common_name = False  # no browser has for years
    context.set_alpn_protocols(["http/1.1"])
    return context
