"""The web that the tools are timed against: every address of 127/8 is a host, and all that they ask is written down.

Runs as a process of its own: `python bench/web.py '{"latency": 0.2}'` prints its port. Nothing here is parsed that need
not be, so that the server is never what a tool waits for.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

PAGE = (
    b"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Page %06d of the benchmark</title></head>"
    b"<body><h1>A page</h1><p>" + b"It says a little of what pages say, and is gone through in no time. " * 12 + b"</p>"
)
TAKEN = b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: %d\r\nContent-Length: 0\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(PAGE % 0)
GIVEN = HEAD + PAGE  # with a title of its own for each page, since no two pages of the web are the same
LOG, FORGET = b"/__log", b"/__forget"


@dataclass
class Host:
    """What one host was asked: the instants at which requests came and were answered, in seconds."""

    came: array[float] = field(default_factory=lambda: array("d"))
    left: array[float] = field(default_factory=lambda: array("d"))


@dataclass
class Web:
    """How the hosts behave; `silent` ones never answer, `allowance` requests pass in each `window` seconds."""

    latency: float = 0.0
    silent: frozenset[str] = frozenset()
    allowance: int = 0
    window: int = 3
    hosts: dict[str, Host] = field(default_factory=lambda: defaultdict(Host))

    def answer(self, host: Host, now: float) -> bytes:
        """Answer by the allowance: a window begins with the first request after the last one's end."""
        if self.allowance:
            begun = now // self.window * self.window
            if sum(came >= begun for came in host.came[-self.allowance - 1 :]) > self.allowance:
                return TAKEN % max(1, round(begun + self.window - now + 0.5))
        return GIVEN


class Connection(asyncio.Protocol):
    """One client's connection, kept alive; requests have no body."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._buffer = b""
        self._loop = asyncio.get_running_loop()

    def connection_made(self, transport: Any) -> None:
        """Note which host was meant: the address that was connected to."""
        self._transport = transport
        self._name = transport.get_extra_info("sockname")[0]

    def data_received(self, data: bytes) -> None:
        """Answer each whole head after the latency."""
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1]
            if path.startswith(b"/__"):
                self._tell(path)
            elif self._name not in self._web.silent:
                self._serve(head, path)
            else:
                self._web.hosts[self._name].came.append(time.monotonic())

    def _serve(self, head: bytes, path: bytes) -> None:
        now, host = time.monotonic(), self._web.hosts[self._name]
        host.came.append(now)
        answer = self._web.answer(host, now)
        if answer is GIVEN:
            answer = HEAD if head.startswith(b"HEAD") else GIVEN % int(path.rpartition(b"/")[2])
        if self._web.latency:
            self._loop.call_later(self._web.latency, self._send, answer, host)
        else:
            self._send(answer, host)

    def _send(self, answer: bytes, host: Host) -> None:
        host.left.append(time.monotonic())
        if not self._transport.is_closing():
            self._transport.write(answer)

    def _tell(self, path: bytes) -> None:
        if path == FORGET:
            self._web.hosts.clear()
        log = {name: [host.came.tolist(), host.left.tolist()] for name, host in self._web.hosts.items()}
        body = json.dumps(log).encode()
        self._transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)
        self._transport.close()


async def serve(web: Web) -> None:
    """Listen on every address of this machine at a free port, and print it."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(web), "0.0.0.0", 0, backlog=8192)  # noqa: S104 # 127/8
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201
    await server.serve_forever()


def main() -> None:
    """Serve until killed; uvloop makes it cheaper where it is there."""
    told = json.loads(sys.argv[1])
    told["silent"] = frozenset(told.get("silent", ()))
    try:
        import uvloop  # noqa: PLC0415 # an extra

        uvloop.run(serve(Web(**told)))
    except ImportError:
        asyncio.run(serve(Web(**told)))


if __name__ == "__main__":
    main()
