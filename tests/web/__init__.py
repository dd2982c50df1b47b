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

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}{self.path}"


Respond = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


def page(body: str | bytes = "<title>A page</title>", status: int = 200, **headers: str) -> Respond:
    """Answer with a page; header names are written with underscores (`retry_after="1"`)."""
    data = body.encode() if isinstance(body, str) else body
    fields = {"content-type": "text/html; charset=utf-8", **{name.replace("_", "-"): headers[name] for name in headers}}
    head = [f"HTTP/1.1 {status} Status", f"content-length: {len(data)}", *(f"{n}: {v}" for n, v in fields.items())]
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
    """Send a start, then nothing more, and keep the connection open."""

    async def respond(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await writer.drain()
        await asyncio.Event().wait()

    return respond


def in_turn(*responses: Respond) -> Respond:
    """Answer the first request with the first response and so on; the last one stays."""
    left = list(responses)

    async def respond(asked: Asked, writer: asyncio.StreamWriter) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        await now(asked, writer)

    return respond


@dataclass
class Web:
    """Answers for every host; what is not in `pages` (by URL) is 404. Enter it to start it."""

    pages: dict[str, Respond] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    most_at_once: dict[str, int] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)
    certificates: dict[str, trustme.LeafCert] = field(default_factory=dict)
    when_asked: Callable[[Asked], object] = lambda _asked: None

    def __enter__(self) -> Self:
        self.authority = trustme.CA()
        self._now: dict[str, int] = {}
        self._loop = asyncio.new_event_loop()
        self._stop: asyncio.Event
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(10), "the test web did not start"
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
        plain = await asyncio.start_server(self._take("http"), LOOPBACK, 0)
        secure = await asyncio.start_server(self._take("https"), LOOPBACK, 0, ssl=self._tls())
        self.ports = {"http": plain.sockets[0].getsockname()[1], "https": secure.sockets[0].getsockname()[1]}
        ready.set()
        await self._stop.wait()
        plain.close()
        secure.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _tls(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert("fallback.example").configure_cert(context)
        contexts: dict[str, ssl.SSLContext] = {}

        def choose(connection: ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> None:
            host = name or LOOPBACK
            if host not in contexts:
                contexts[host] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                leaf = self.certificates.get(host) or self.authority.issue_cert(host)
                leaf.configure_cert(contexts[host])
            connection.context = contexts[host]

        context.sni_callback = choose
        return context

    def _take(self, scheme: str) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
        async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task
            self._tasks.add(task)
            try:
                with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                    await self._answer(scheme, reader, writer)
            finally:
                self._tasks.discard(task)
                writer.close()

        return take

    async def _answer(self, scheme: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        line, *fields = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (each.partition(":") for each in fields) if name}
        asked = Asked(scheme, headers.get("host", ""), line.split(" ")[1], headers, time.monotonic())
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
