"""One connection by hand, past the same guard, proxies and TLS as every other."""

from __future__ import annotations

import asyncio
import socket
import ssl
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import unquote, urlsplit

from linkwatch import urls
from linkwatch.fetch import host_names
from linkwatch.fetch.failures import words
from linkwatch.fetch.routes import Address, Routes
from linkwatch.records import dataclass

_HEAD_BYTES = 16_384
_Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class ProxyError(Exception):
    """The proxy did not open a way to the server."""


class WrongNameError(ssl.SSLCertVerificationError):
    """The certificate is in order, and for other hosts."""

    verify_code = 62
    verify_message = "hostname mismatch"


@dataclass(frozen=True, slots=True)
class Line:
    """An open connection; `through_proxy` means that requests on it name the whole URL."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    through_proxy: bool = False


@asynccontextmanager
async def dial(routes: Routes, url: str, tls: ssl.SSLContext) -> AsyncIterator[Line]:
    """Connect to the URL's server, over TLS for https; hangs up at once at the end.

    Raises OSError (ssl.SSLError, socket.gaierror and what the guard says are some) and ProxyError.
    """
    routes.permit(url)
    proxy = routes.proxy(url)
    secure = urls.scheme(url) == "https"
    reached = await (_connect_to_proxy(routes, proxy) if proxy else _connect(routes, urls.host(url), urls.port(url)))
    line = Line(*reached, through_proxy=bool(proxy) and not secure)
    try:
        if proxy and secure:
            await _tunnel(line, url, proxy)
        if secure:
            await line.writer.start_tls(tls, server_hostname=urls.host(url))
            _check_name(line, urls.host(url))
        yield line
    finally:
        line.writer.transport.abort()
        await asyncio.sleep(0)  # the connection notices it on the loop's next turn


async def reaches(routes: Routes, url: str) -> bool:
    """Whether the URL's server, or the proxy before it, can be connected to now; to refuse is to be there.

    Nothing is sent.
    """
    place = routes.proxy(url) or url
    try:
        _, writer = await _connect(routes, urls.host(place), urls.port(place))
    except ConnectionRefusedError:
        return True
    except (OSError, TimeoutError):
        return False
    writer.transport.abort()
    await asyncio.sleep(0)
    return True


def proxy_login(proxy: str) -> dict[str, str]:
    """Give the header field for a proxy whose address holds a user name (RFC 9110 section 11.7.2)."""
    parts = urlsplit(proxy)
    if not parts.username:
        return {}
    login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {"Proxy-Authorization": "Basic " + b64encode(login.encode()).decode()}


def _check_name(line: Line, host: str) -> None:
    """Look for the host in a verified certificate, where OpenSSL was told not to; raises SSLCertVerificationError."""
    shown = line.writer.get_extra_info("ssl_object")
    if shown.context.check_hostname or shown.context.verify_mode == ssl.CERT_NONE:
        return
    if not host_names.covers(host_names.of_peer(shown.getpeercert()), host):
        raise WrongNameError(f"certificate is not valid for '{host}'")


async def _connect_to_proxy(routes: Routes, proxy: str) -> _Streams:
    try:
        return await _connect(routes, urls.host(proxy), urls.port(proxy))
    except OSError as error:
        raise ProxyError(words(error)) from error


async def _connect(routes: Routes, host: str, port: int) -> _Streams:
    addresses = await routes.find(host, port)
    patience = routes.settings.connect_timeout / len(addresses)
    for address in addresses[:-1]:
        try:
            return await _open(routes, address, patience)
        except (OSError, TimeoutError):
            continue
    return await _open(routes, addresses[-1], patience)


async def _open(routes: Routes, address: Address, patience: float) -> _Streams:
    routes.guard.check_connection(address.host, address.port)
    async with asyncio.timeout(patience):
        return await asyncio.open_connection(
            address.host, address.port, family=address.family, flags=socket.AI_NUMERICHOST
        )


async def _tunnel(line: Line, url: str, proxy: str) -> None:
    place = f"{urlsplit(url).hostname}:{urls.port(url)}"
    fields = {"Host": place, **proxy_login(proxy)}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    line.writer.write(f"CONNECT {place} HTTP/1.1\r\n{head}\r\n".encode())
    answer = b""
    while b"\r\n\r\n" not in answer and len(answer) < _HEAD_BYTES:
        data = await line.reader.read(_HEAD_BYTES)
        if not data:
            break
        answer += data
    status = answer.split(b"\r\n", 1)[0].split(b" ")[1:2]
    if status != [b"200"]:
        raise ProxyError(answer.split(b"\r\n", 1)[0].decode("latin-1"))
