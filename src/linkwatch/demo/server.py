"""The stand-in web's server: HTTP/1.1 (RFC 9112) over sockets that are given to it, with and without TLS."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from http import HTTPMethod, HTTPStatus

from linkwatch import urls
from linkwatch.demo.pages import Answer, status_page
from linkwatch.demo.site import address
from linkwatch.records import dataclass

Respond = Callable[[str], Answer | None]
"""An address in, its answer out; None where the server is to stay silent."""

MAX_HEAD = 64 * 1024


@dataclass(frozen=True, slots=True)
class Listener:
    """A listening, non-blocking socket; with a TLS context its visitors speak https."""

    socket: socket.socket
    tls: ssl.SSLContext | None = None


class Server:
    """A server that runs on an event loop of its own until it is stopped, from whichever thread."""

    def __init__(self, listeners: Sequence[Listener], respond: Respond) -> None:
        self._listeners = listeners
        self._respond = respond
        self._stopping = False
        self._visits: set[asyncio.Task[None]] = set()

    def run(self) -> None:
        """Answer visitors until `stop` is called."""
        asyncio.run(self._serve())

    def stop(self) -> None:
        """Let `run` come to its end, which drops every connection: silent ones and unfinished handshakes too.

        Each acceptor is woken by a visitor of our own: to cancel it could lose one that was just let in.
        """
        self._stopping = True
        for listener in self._listeners:
            socket.create_connection(listener.socket.getsockname()).close()

    async def _serve(self) -> None:
        await asyncio.gather(*(self._accept(listener) for listener in self._listeners))
        for visit in self._visits:
            visit.cancel()
        await asyncio.gather(*self._visits, return_exceptions=True)

    async def _accept(self, listener: Listener) -> None:
        loop = asyncio.get_running_loop()
        while not self._stopping:
            visitor, _ = await loop.sock_accept(listener.socket)
            visit = loop.create_task(_attend(visitor, listener.tls, self._respond))
            self._visits.add(visit)
            visit.add_done_callback(partial(self._end, visitor))

    def _end(self, visitor: socket.socket, visit: asyncio.Task[None]) -> None:
        self._visits.discard(visit)
        visitor.close()  # for a visit that was cancelled before its first step


async def _attend(visitor: socket.socket, tls: ssl.SSLContext | None, respond: Respond) -> None:
    """Serve one connection to its end; a visitor who breaks it off or says what is no HTTP is no error of ours."""
    with contextlib.suppress(OSError, asyncio.IncompleteReadError):
        async with _connected(visitor, tls) as (reader, writer):
            while await _exchange(reader, writer, "https" if tls else "http", respond):
                pass


@contextlib.asynccontextmanager
async def _connected(
    visitor: socket.socket, tls: ssl.SSLContext | None
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """Make streams of an accepted socket; asyncio.start_server would lose track of those still in a handshake."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(MAX_HEAD, loop)
    protocol = asyncio.StreamReaderProtocol(reader, loop=loop)
    limits = {"ssl_handshake_timeout": 10.0, "ssl_shutdown_timeout": 1.0} if tls else {}
    transport, _ = await loop.connect_accepted_socket(lambda: protocol, visitor, ssl=tls, **limits)
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    try:
        yield reader, writer
        writer.close()
        await writer.wait_closed()
    finally:
        with contextlib.suppress(AttributeError):  # early releases of 3.11 cannot abort what is closed already
            transport.abort()


async def _exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, scheme: str, respond: Respond) -> bool:
    """Answer one request; whether the connection stays open for another."""
    try:
        request = _parse(await reader.readuntil(b"\r\n\r\n"), scheme)
    except asyncio.LimitOverrunError:
        request = _Request(complaint=HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
    answer = status_page(request.complaint) if request.complaint else respond(request.url)
    if answer is None:
        await _wait_for_the_end(reader)
        return False
    writer.write(_message(answer, request))
    await writer.drain()
    return request.keeps_alive


async def _wait_for_the_end(reader: asyncio.StreamReader) -> None:
    while await reader.read(MAX_HEAD):
        pass


@dataclass(frozen=True, slots=True)
class _Request:
    url: str = ""
    is_head: bool = False
    keeps_alive: bool = False
    complaint: HTTPStatus | None = None


def _parse(head: bytes, scheme: str) -> _Request:
    """Read the head of a request; one with a body is answered and then cut off, since the body is never read."""
    first, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
    method, target, version = (*first.split(" "), "", "", "")[:3]
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    url = urls.normalize(target if urls.is_web(target) else f"{scheme}://{fields.get('host', '')}{target}")
    if url is None or version not in {"HTTP/1.0", "HTTP/1.1"}:
        return _Request(complaint=HTTPStatus.BAD_REQUEST)
    if method not in {HTTPMethod.GET, HTTPMethod.HEAD}:
        return _Request(complaint=HTTPStatus.METHOD_NOT_ALLOWED)
    ends = version == "HTTP/1.0" or fields.get("connection", "").lower() == "close"
    has_body = "transfer-encoding" in fields or fields.get("content-length", "0") != "0"
    return _Request(address(url), method == HTTPMethod.HEAD, keeps_alive=not (ends or has_body))


def _message(answer: Answer, request: _Request) -> bytes:
    fields = (
        ("Content-Type", answer.content_type),
        ("Content-Length", str(len(answer.body))),
        ("Connection", "keep-alive" if request.keeps_alive else "close"),
        *answer.headers,
    )
    start = f"HTTP/1.1 {int(answer.status)} {HTTPStatus(answer.status).phrase}\r\n"
    head = start + "".join(f"{name}: {value}\r\n" for name, value in fields) + "\r\n"
    return head.encode() + (b"" if request.is_head else answer.body)
