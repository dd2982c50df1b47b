"""A long run over a web with mixed faults: does it grow, and does it leave anything behind?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from linkwatch.fetch.framing import HEAD_BYTES
from linkwatch.spill import FEW
from web import Asked, Respond, Web, page, raw, redirect, reset, silent

MOST_OF_HOST = 100
SECURE_OF_100 = 2
PARTS = 10
MOST_SOCKETS = 1_000
MOST_TASKS = 2_000
MOST_GROWTH = 1.2
"""How much larger a process may be at its end than in the middle, since what is freed is not always given back."""
CHILD = Path(__file__).with_name("soaking.py")

PAGE = "<title>Page</title><h1 id=top>Page</h1>" + "<p>Some words that nobody reads.</p>" * 60
KEPT_OPEN = (
    f"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {len(PAGE)}\r\n\r\n{PAGE}".encode()
)  # so that connections are used again
ENDLESS = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n"
    + (b"4000\r\n" + b"x" * 0x4000 + b"\r\n") * 40
)


@dataclass(frozen=True)
class Soaked:
    """What came of it: verdicts; bytes, objects, tasks and sockets at each tenth of the run; what was left at its end.

    Objects are blocks of memory that Python has given out and not got back.
    """

    verdicts: dict[str, int]
    memory: list[int]
    objects: list[int]
    tasks: list[int]
    sockets: list[int]
    tasks_left: int
    sockets_left: int
    warnings: list[str]


class _Pages(dict[str, Respond]):
    """Answers by number: the same each time."""

    def get(self, url: str, default: Respond | None = None) -> Respond:  # type: ignore[override]
        return _answer(int(url.rpartition("/")[2]) if url.rpartition("/")[2].isdecimal() else 0)


def run(links: int, folder: Path, timeout: float = 6.0) -> Soaked:
    """Check so many links, up to a hundred to one host, in a process of its own that looks at itself meanwhile."""
    guide = folder / "guide.md"
    with guide.open("w") as file:
        file.writelines(f"- <{url}>\n" for url in _links(links))
    with Web(_Pages()) as web:
        environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        environment["SSL_CERT_FILE"] = web.write_authority(folder)
        web.asked = _Nothing()
        ports = [str(web.ports[scheme]) for scheme in ("http", "https")]
        command = [sys.executable, "-W", "error", str(CHILD), str(guide), str(folder / "cache"), *ports, str(timeout)]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return Soaked(**json.loads(ran.stdout))


def check(soaked: Soaked, links: int) -> None:
    """See that every link has its verdict, that the faults were met, and that nothing grows or is left."""
    assert sum(soaked.verdicts.values()) == links
    assert min(soaked.verdicts.get(each, 0) for each in ("ok", "moved", "broken", "blocked", "unreachable")) > 0
    assert (soaked.tasks_left, soaked.sockets_left, soaked.warnings) == (0, 0, [])
    assert {len(soaked.memory), len(soaked.objects), len(soaked.tasks), len(soaked.sockets)} == {PARTS}
    assert max(soaked.tasks) <= MOST_TASKS
    assert max(soaked.sockets) <= MOST_SOCKETS
    if links > FEW:  # from there on results are in a file; by the middle all is loaded and compiled that is used once
        middle = PARTS // 2 - 1
        assert soaked.objects[-1] <= soaked.objects[middle]
        assert soaked.memory[-1] <= soaked.memory[middle] * MOST_GROWTH


class _Nothing(list[Asked]):
    """Notes nothing: the web has to be as flat as the program."""

    def append(self, each: Asked) -> None: ...


def _links(count: int) -> Iterator[str]:
    of_host = min(MOST_OF_HOST, max(1, count // 20))
    for number in range(count):
        scheme = "https" if number // of_host % 100 < SECURE_OF_100 else "http"
        yield f"{scheme}://h{number // of_host}.page/{number}"


def _faults() -> Iterator[Respond]:
    """Give a hundred answers as a large guide meets them, and worse."""
    shares: list[tuple[int, Callable[[], Respond]]] = [
        (45, lambda: raw(KEPT_OPEN)),
        (25, lambda: page(PAGE)),
        (10, lambda: page("<title>Not found</title>", 404)),
        (5, lambda: redirect("/0", 301)),
        (3, lambda: page("<title>Forbidden</title>", 403)),
        (2, lambda: page("<title>Busy</title>", 503)),
        (2, reset),
        (1, silent),
        (2, lambda: raw(b"")),
        (1, lambda: raw(b"nonsense\r\n\r\n")),
        (1, lambda: raw(ENDLESS)),
        (1, lambda: raw(b"HTTP/1.1 200 OK\r\nx: " + b"y" * HEAD_BYTES)),
        (1, lambda: raw(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 9\r\n\r\nno gzip!!")),
        (1, lambda: page("<title>Slow down</title>", 429, retry_after="0")),
    ]
    for share, make in shares:
        yield from [make()] * share


_ANSWERS = list(_faults())


def _answer(number: int) -> Respond:
    return _ANSWERS[number * 37 % 100] if number else page(PAGE)
