"""A web on loopback for tests: raw sockets, so that every byte can be wrong; it notes who asked for what, and when.

It runs its own event loop in a thread, so that the command under test can have the main one.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit
from weakref import WeakSet

import trustme

from linkwatch.model import ConnectTo

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Asked:
    """One request as the web saw it; `at` counts seconds on the monotonic clock."""

    scheme: str
    host: str
    path: str
    headers: dict[str, str]
    at: float
    method: str = "GET"
    door: str = ""

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}{self.path}"


Respond = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]
Door = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""What a server does with a bare connection, before any TLS or HTTP."""


def page(body: str | bytes = "<title>A page</title>", status: int = 200, **headers: str) -> Respond:
    """Answer with a page; header names are written with underscores (`retry_after="1"`)."""
    data = body.encode() if isinstance(body, str) else body
    fields = {"content-type": "text/html; charset=utf-8", **{name.replace("_", "-"): headers[name] for name in headers}}
    head = [
        f"HTTP/1.1 {status} Status",
        f"content-length: {len(data)}",
        "connection: close",
        *(f"{n}: {v}" for n, v in fields.items()),
    ]
    return raw("\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + data)


def redirect(location: str, status: int = 301) -> Respond:
    """Answer with a redirect."""
    return page("", status, location=location)


def raw(answer: bytes) -> Respond:
    """Answer with exactly these bytes, then close."""

    async def respond(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()

    return respond


def silent() -> Respond:
    """Take the request and never answer."""

    async def respond(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    return respond


def reset() -> Respond:
    """Break the connection off with a TCP reset."""

    async def respond(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        connection = writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return respond


def trickle(start: bytes) -> Respond:
    """Send a start, then nothing more, and keep the connection open until the other side hangs up."""

    async def respond(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await writer.drain()
        with contextlib.suppress(OSError):
            await writer.wait_closed()

    return respond


def in_turn(*responses: Respond) -> Respond:
    """Answer the first request with the first response and so on; the last one stays."""
    left = list(responses)

    async def respond(asked: Asked, writer: asyncio.StreamWriter) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        await now(asked, writer)

    return respond


@dataclass(frozen=True)
class Place:
    """Where a web listens: on any free ports, or on fixed ones, with addresses of their own for hosts with a door."""

    plain: tuple[int, ...] = (0,)
    secure: tuple[int, ...] = (0,)
    doors: tuple[str, tuple[int, ...]] = (LOOPBACK, (0,))

    def door(self, number: int) -> str:
        """Give the address of a door; `{}` stands for its number."""
        return self.doors[0].format(number)


@dataclass
class Web:
    """Answers for every host; what is not in `pages` (by URL) is 404. Enter it to start it.

    A host in `doors` has a port of its own, whose connections get neither TLS nor HTTP.
    """

    pages: dict[str, Respond] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    most_at_once: dict[str, int] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)
    certificates: dict[str, trustme.LeafCert] = field(default_factory=dict)
    tls: dict[str, Callable[[trustme.CA], ssl.SSLContext]] = field(default_factory=dict)
    doors: dict[str, Door] = field(default_factory=dict)
    on: Place = Place()
    when_asked: Callable[[Asked], object] = lambda _asked: None

    def __enter__(self) -> Self:
        self.authority = trustme.CA()
        self._now: dict[str, int] = {}
        self._loop = asyncio.new_event_loop()
        self._stop: asyncio.Event
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(60), "the test web did not start"  # hundreds of certificates on a busy machine
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        assert not self._thread.is_alive(), "the test web did not stop"

    @property
    def connect_to(self) -> tuple[ConnectTo, ...]:
        """Lead every host's ports 80 and 443 here."""
        return (
            ConnectTo("", "80", LOOPBACK, str(self.ports["http"])),
            ConnectTo("", "443", LOOPBACK, str(self.ports["https"])),
        )

    def write_authority(self, folder: Path) -> str:
        """Write the authority's certificate for SSL_CERT_FILE."""
        file = folder / "authority.pem"
        self.authority.cert_pem.write_to_path(file)
        return str(file)

    def times(self, url: str) -> int:
        """Count the requests for a URL."""
        return sum(asked.url == url for asked in self.asked)

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve(ready))
        finally:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()

    async def _serve(self, ready: threading.Event) -> None:
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: WeakSet[asyncio.StreamWriter] = WeakSet()
        servers = [await asyncio.start_server(self._take("http"), LOOPBACK, port) for port in self.on.plain]
        servers += [
            await asyncio.start_server(self._take("https"), LOOPBACK, port, ssl=self._tls()) for port in self.on.secure
        ]
        self.ports = {"http": _port(servers[0]), "https": _port(servers[len(self.on.plain)])}
        for number, (host, door) in enumerate(self.doors.items(), 1):
            address = self.on.door(number)
            opened = [await asyncio.start_server(self._open(host, door), address, port) for port in self.on.doors[1]]
            self.ports[host] = _port(opened[0])
            servers += opened
        ready.set()
        await self._stop.wait()
        for server in servers:
            server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for writer in list(self._writers):
            # A client that left would keep what is not yet written for ever; one that is gone already makes early
            # releases of Python 3.11 fail here.
            with contextlib.suppress(AttributeError):
                writer.transport.abort()
        await asyncio.sleep(0)

    def _tls(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert("fallback.example").configure_cert(context)
        # Those that are sure to be asked for are made beforehand: many at once, amid the visits, would make them late.
        known = {urlsplit(url).hostname or "" for url in self.pages if url.startswith("https:")}
        contexts = {host: self._tls_of(host) for host in known if host not in self.certificates and "_" not in host}

        def choose(connection: ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> None:
            host = name or LOOPBACK
            if host not in contexts:
                contexts[host] = self._tls_of(host)
            connection.context = contexts[host]

        context.sni_callback = choose
        return context

    def _tls_of(self, host: str) -> ssl.SSLContext:
        if host in self.tls:
            return self.tls[host](self.authority)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        leaf = self.certificates.get(host) or self.authority.issue_cert(host)
        leaf.configure_cert(context)
        return context

    def _take(self, scheme: str) -> Door:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._answer(scheme, reader, writer)

        return self._ended(answer)

    def _open(self, host: str, door: Door) -> Door:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            asked = Asked("tcp", host, "", {}, time.monotonic(), method="", door=host)
            self.asked.append(asked)
            self.when_asked(asked)
            with self._counted(host):
                await door(reader, writer)

        return self._ended(answer)

    def _ended(self, answer: Door) -> Door:
        """End what a connection does with the web, and its connection with it."""

        async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task
            self._tasks.add(task)
            try:
                with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                    await answer(reader, writer)
            finally:
                self._tasks.discard(task)
                self._writers.add(writer)
                writer.close()

        return take

    async def _answer(self, scheme: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        line, *fields = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (each.partition(":") for each in fields) if name}
        asked = Asked(
            scheme, headers.get("host", "").lower(), line.split(" ")[1], headers, time.monotonic(), line.split(" ")[0]
        )
        self.asked.append(asked)
        self.when_asked(asked)
        with self._counted(asked.host):
            await self.pages.get(asked.url, page("<title>Nothing here</title>", 404))(asked, writer)

    @contextlib.contextmanager
    def _counted(self, host: str) -> Iterator[None]:
        self._now[host] = self._now.get(host, 0) + 1
        self.most_at_once[host] = max(self.most_at_once.get(host, 0), self._now[host])
        try:
            yield
        finally:
            self._now[host] -= 1


def _port(server: asyncio.Server) -> int:
    port: int = server.sockets[0].getsockname()[1]
    return port
