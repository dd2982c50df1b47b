"""A web that answers at random: noise, and mutations of every answer that the practice web gives."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from fuzzing.mutation import mutated, noise
from linkwatch import jobs
from linkwatch.model import ConnectTo, Report, Settings, TableSettings
from linkwatch.report import RENDERERS, render
from web import LOOPBACK, Asked, Door, Respond, Web
from web.cases import Case
from web.doors import OLD_TLS, UNKNOWN_NAME

FIELDS = r"""
transfer-encoding: chunked
transfer-encoding: gzip, chunked
content-length: 0
content-length: -5
content-length: 99999999999999999999
content-encoding: gzip
content-encoding: br
content-encoding: zstd
content-encoding: br, gzip, deflate, zstd
content-type: text/html
content-type: text/html; charset=utf-16
content-type: text/html; charset=idna
content-type: text/html; charset=
content-type: application/json
location: /
location: //
location: http://[
location: ÿþ
location: ?a=b#c
location: javascript:x
refresh: 0;url=/x
refresh: 0;url='
set-cookie: a=b; path=/; domain=.example
set-cookie: =; max-age=x; expires=Mon
retry-after: 0
retry-after: Mon, 99 Foo 0000 99:99:99 GMT
x-ratelimit-remaining: 0
etag: "x"
cache-control: max-age=99999999999999
last-modified: Thu, 01 Jan 1970 00:00:00 -2400
server: cloudflare
link: <x>; rel=
HTTP/1.1 200 OK
HTTP/1.1 999 No
HTTP/1.1 -1 No
HTTP/0.9 200
0
ffffffff
"""
MARKUP = """
<meta http-equiv=refresh content='0;url=?
<base href='http://[::'>
<script type='application/ld+json'>[{
</script>
<title>404
<h1>Not found</h1>
<meta charset=
<template>
<p id=
<svg>
<!--
&#1114112;
&#xd800;
"""
HEADS = [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 101 Switching\r\n\r\n", b"HTTP/1.1 304 Not Modified\r\n\r\n"]
SIGNS = [
    b"\r\n",
    b"\n",
    b"\r",
    b"\r\n\r\n",
    b"\0",
    b" ",
    b"\t",
    b":",
    b";",
    b",",
    b'"',
    b"\xff",
    b"\xc3\x28",
    b"\x1f\x8b\x08",
]
TOKENS = [
    *(f"{line}\r\n".encode("latin-1") for line in FIELDS.split("\n") if line),
    *(line.encode() for line in MARKUP.split("\n") if line),
    *HEADS,
    *SIGNS,
    b"x: " + b"y" * 70_000 + b"\r\n",
]
"""What the readers of answers look for."""

SETTINGS = Settings(
    interval=0,
    timeout=1.0,
    retries=1,
    late_pause=0,
    max_pause=0.2,
    max_redirects=5,
    papers=TableSettings(huggingface=False),
)


@dataclass
class Fuzz:
    """One web: the same request gets the same answer each time, whoever asks and when."""

    seed: int
    samples: list[bytes]
    answered: int = 0

    def web(self) -> Web:
        """Give the web, which has a door for plain connections and one where TLS should be spoken."""
        return Web(doors={PLAIN: self._door(self._plain), SECURE: self._door(self._secure)})

    def _door(self, make: Callable[[Random], bytes]) -> Door:
        async def door(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            asked = await reader.read(65_536)
            self.answered += 1
            random = Random(f"{self.seed} {asked.split(b' ', 2)[1:2]}")
            for piece in _pieces(random, make(random)):
                writer.write(piece)
                await writer.drain()
            if random.random() < STAYING:
                await reader.read()  # until the visitor has enough
            _end(random, writer)

        return door

    def _plain(self, random: Random) -> bytes:
        if random.random() < NOISE:
            return noise(random, TOKENS)
        return mutated(random, random.choice(self.samples), TOKENS, self.samples)

    def _secure(self, random: Random) -> bytes:
        return mutated(random, random.choice(_TLS), [b"\x16\x03\x03", b"\0\0", b"\x02"], self.samples)


PLAIN, SECURE = "plain", "secure"
NOISE, STAYING = 0.05, 0.02
_TLS = [
    OLD_TLS,
    UNKNOWN_NAME,
    b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03" + b"\x07" * 120,
    b"HTTP/1.1 400 Bad Request\r\n\r\n",
]


def _pieces(random: Random, data: bytes) -> Iterable[bytes]:
    if random.random() < 0.7:
        return [data]
    size = random.choice([1, 7, 100, 5_000])
    return [data[at : at + size] for at in range(0, min(len(data), size * 300), size)]


def _end(random: Random, writer: asyncio.StreamWriter) -> None:
    if random.random() < 0.1:
        linger = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()


class _Captured:
    """Stands for a connection; takes what is written at once."""

    def __init__(self) -> None:
        self.data = b""
        self.transport = self

    def write(self, data: bytes) -> None:
        self.data += data

    async def drain(self) -> None:
        if len(self.data) > 200_000:
            raise ConnectionResetError

    def __getattr__(self, name: str) -> Any:
        raise ConnectionResetError


def answers(cases: Iterable[Case]) -> list[bytes]:
    """Give the bytes of all answers of the practice web that come at once."""
    found = [data for case in cases for url, respond in case.pages.items() if (data := _captured(url, respond))]
    return list(dict.fromkeys(found))


def _captured(url: str, respond: Respond) -> bytes:
    parts, writer = urlsplit(url), _Captured()
    running: Any = respond(Asked(parts.scheme, parts.netloc, parts.path or "/", {}, 0.0), writer)  # type: ignore[arg-type] # see its class
    with contextlib.suppress(StopIteration, OSError, AttributeError, RuntimeError):  # no loop to wait on
        running.send(None)
    running.close()
    return writer.data[:100_000]


def write_guide(file: Path, first: int, count: int) -> None:
    """Write links to as many hosts, a tenth of them over TLS, some to a place in a page."""
    numbers = range(first, first + count)
    links = (f"http{'s' * (n % 10 == 0)}://h{n}.example/{n}{'#place' * (n % 7 == 0)}" for n in numbers)
    file.write_text("".join(f"- <{link}>\n" for link in links))


def run(fuzz: Fuzz, folder: Path, first: int, count: int) -> Counter[str]:
    """Check so many links against the web, twice with one cache; gives the verdicts of the first time.

    Whatever goes wrong is an exception: a crash of the program, a link without verdict, a face that cannot show it.
    """
    guide = folder / "guide.md"
    write_guide(guide, first, count)
    with fuzz.web() as web:
        secure, plain = (str(web.ports[each]) for each in (SECURE, PLAIN))
        to = ConnectTo("", "443", LOOPBACK, secure), ConnectTo("", "", LOOPBACK, plain)
        settings = replace(SETTINGS, connect_to=to, cache_dir=str(folder / "cache"))
        verdicts = [_verdicts(jobs.check([str(guide)], settings), count) for _ in range(2)]
    return verdicts[0]


def _verdicts(report: Report, count: int) -> Counter[str]:
    assert len({result.link.url for result in report.results}) == len(report.results) == count
    for form in RENDERERS:
        render(report, form)
    return Counter(result.judgement.verdict.value for result in report.results)
