"""One connection by hand, past the same guard, proxies and TLS as every other."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from linkwatch import urls
from linkwatch.fetch import headers, host_names, proxies
from linkwatch.fetch.failures import shortened
from linkwatch.fetch.proxies import AT_PROXY, ProxyError
from linkwatch.fetch.routes import Address, Routes
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

_HEAD_BYTES = 16_384
_Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class EmptyAnswerError(OSError):
    """The connection ended without a byte."""


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

    Raises OSError (ssl.SSLError, socket.gaierror and what the guard says are some) and ProxyError; while `AT_PROXY` is
    set, it is the proxy that failed.
    """
    AT_PROXY.set(False)
    routes.permit(url)
    proxy = routes.proxy(url)
    AT_PROXY.set(bool(proxy))
    secure = urls.scheme(url) == "https"
    place = proxy or url
    reached = await _connect(routes, urls.host(place), urls.port(place))
    line = Line(*reached, through_proxy=bool(proxy) and not secure)
    try:
        if proxy and secure:
            await _tunnel(line, url, {"User-Agent": headers.user_agent(routes.settings), **proxies.login(proxy)})
        AT_PROXY.set(False)
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


def _check_name(line: Line, host: str) -> None:
    """Look for the host in a verified certificate, where OpenSSL was told not to; raises SSLCertVerificationError."""
    shown = line.writer.get_extra_info("ssl_object")
    if shown.context.check_hostname or shown.context.verify_mode == ssl.CERT_NONE:
        return
    if not host_names.covers(host_names.of_peer(shown.getpeercert()), host):
        raise WrongNameError(f"certificate is not valid for '{host}'")


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


async def _tunnel(line: Line, url: str, fields: Mapping[str, str]) -> None:
    host = urlsplit(url).hostname or ""
    place = f"{f'[{host}]' if ':' in host else host}:{urls.port(url)}"
    head = "".join(f"{name}: {value}\r\n" for name, value in {"Host": place, **fields}.items())
    line.writer.write(f"CONNECT {place} HTTP/1.1\r\n{head}\r\n".encode())
    answer = b""
    while b"\r\n\r\n" not in answer and len(answer) < _HEAD_BYTES:
        data = await line.reader.read(_HEAD_BYTES)
        if not data:
            break
        answer += data
    _check_tunnel(answer.split(b"\r\n", 1)[0].decode("latin-1"))


def _check_tunnel(said: str) -> None:
    """Look whether the proxy opened a way, by the first line of its answer; raises ProxyError."""
    if not said:
        raise EmptyAnswerError("the connection ended without an answer")
    status = _STATUS.match(said)
    if status is None:
        raise ProxyError("its answer is no HTTP")
    if status[1] != "200":
        raise ProxyError(shortened(status[0].partition(" ")[2]), proxies.refusal(int(status[1])))


_STATUS = lazy(r"HTTP/\S+ +(\d{3})\b.*")
