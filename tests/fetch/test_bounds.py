"""Servers that send without end: every answer costs a bounded number of bytes, and one verdict's worth of time."""

import asyncio
import gc
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from linkwatch.fetch import open_fetcher
from linkwatch.fetch.body import Body
from linkwatch.fetch.framing import HEAD_BYTES, most_on_the_wire
from linkwatch.fetch.headers import MOST_LETTERS, of_answer
from linkwatch.fetch.lenient import read_leniently, with_second_reading
from linkwatch.fetch.routes import Routes
from linkwatch.model import Failure, Observation, Request, Settings
from web import Asked, Respond, Web, raw, redirect

MAX_BYTES = 100_000
PATIENCE = 50.0
"""Longer than a test may take: what ends, ends at a bound of bytes."""
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"
CHUNKED = HEAD + b"transfer-encoding: chunked\r\n\r\n"
SENDING = 64 * 1024


class Flood:
    """Sends a start, then a piece again and again while the visitor takes it; counts what was sent."""

    def __init__(self, start: bytes, piece: bytes) -> None:
        self._start = start
        self._piece = piece * max(SENDING // len(piece), 1)
        self.sent = 0

    async def __call__(self, _asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(self._start)
        while not writer.transport.is_closing():
            writer.write(self._piece)
            await writer.drain()
            self.sent += len(self._piece)


WITHOUT_END = {
    "fields": Flood(HEAD, b"x: y\r\n"),
    "long fields": Flood(HEAD, b"x: " + b"y" * 60_000 + b"\r\n"),
    "one field": Flood(HEAD + b"x: ", b"y"),
    "one status line": Flood(b"HTTP/1.1 200 ", b"y"),
    "blank lines": Flood(b"", b"\r\n"),
    "interim answers": Flood(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "interim answers with fields": Flood(b"", b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"),
    "interim answers with blemishes": Flood(b"", b"HTTP/1.1 103 Early Hints\r\nno colon\r\n\r\n"),
    "folded lines": Flood(HEAD + b"x: y\r\n", b" z\r\n"),
    "another protocol": Flood(b"SSH-2.0-", b"OpenSSH"),
}
ENDLESS_BODIES = {
    "a body": Flood(HEAD + b"\r\n", b"<p>word "),
    "an announced body": Flood(HEAD + b"content-length: 99999999999\r\n\r\n", b"<p>word "),
    "chunks": Flood(CHUNKED, b"1\r\na\r\n"),
    "one chunk": Flood(CHUNKED + b"fffffffff\r\n", b"a"),
    "an extension": Flood(CHUNKED + b"1;", b"y"),
    "extensions": Flood(CHUNKED, b"1;x=y\r\na\r\n"),
    "zeros before a size": Flood(CHUNKED, b"0"),
    "trailers": Flood(CHUNKED + b"1\r\na\r\n0\r\n", b"x: y\r\n"),
    "one trailer": Flood(CHUNKED + b"1\r\na\r\n0\r\nx: ", b"y"),
    "empty members of gzip": Flood(HEAD + b"content-encoding: gzip\r\n\r\n", zlib.compress(b"", wbits=31) + b"\0" * 8),
}
ON_ITS_WAY = 16 * 1024 * 1024
"""What the buffers of sockets may hold beyond what was read."""

Read = Callable[[str, Settings], Awaitable[Observation]]


async def visit(url: str, settings: Settings) -> Observation:
    async with open_fetcher(settings) as fetcher:
        return await fetcher.download(Request(url, max_bytes=MAX_BYTES, timeout=PATIENCE))


async def leniently(url: str, settings: Settings) -> Observation:
    return await read_leniently(Routes(settings))(Request(url, max_bytes=MAX_BYTES, timeout=PATIENCE))


@pytest.fixture
def patient(settings: Settings) -> Settings:
    return replace(settings, timeout=PATIENCE)


@pytest.mark.parametrize("read", [visit, leniently])
@pytest.mark.parametrize("name", WITHOUT_END)
async def test_a_head_without_end_is_left(web: Web, patient: Settings, name: str, read: Read) -> None:
    flood = Flood(WITHOUT_END[name]._start, WITHOUT_END[name]._piece)
    web.pages["http://a.example/"] = flood
    seen = await read("http://a.example/", patient)
    assert seen.failure is Failure.GARBLED
    assert flood.sent < 2 * (most_on_the_wire(MAX_BYTES) + ON_ITS_WAY)


@pytest.mark.parametrize("read", [visit, leniently])
@pytest.mark.parametrize("name", ENDLESS_BODIES)
async def test_a_body_without_end_is_left_and_what_came_counts(
    web: Web, patient: Settings, monkeypatch: pytest.MonkeyPatch, name: str, read: Read
) -> None:
    monkeypatch.setattr("linkwatch.fetch.body.SECONDS", PATIENCE)
    flood = Flood(ENDLESS_BODIES[name]._start, ENDLESS_BODIES[name]._piece)
    web.pages["http://a.example/"] = flood
    seen = await read("http://a.example/", patient)
    assert (seen.status, len(seen.body) <= MAX_BYTES) == (200, True)
    assert flood.sent < 2 * (most_on_the_wire(MAX_BYTES) + ON_ITS_WAY)


BROKEN_OFF = {
    "a body that is long": HEAD + b"\r\n" + b"<p>word " * MAX_BYTES,
    "a body that breaks off": HEAD + b"content-length: 999999\r\n\r\n" + b"<p>word " * 1_000,
    "chunks that break off": CHUNKED + b"1f40\r\n" + b"<p>word " * 1_000 + b"\r\n1",
    "chunks that are none": CHUNKED + b"1f40\r\n" + b"<p>word " * 1_000 + b"\r\nnone\r\n",
    "a wrong coding": HEAD + b"content-encoding: gzip\r\ncontent-length: 8000\r\n\r\n" + b"<p>word " * 1_000,
}


@pytest.mark.parametrize("name", BROKEN_OFF)
async def test_what_was_read_of_an_answer_is_let_go_of_at_once(web: Web, settings: Settings, name: str) -> None:
    """Errors that know where they came from keep all that was there; a collector of circles finds them late."""
    web.pages["http://a.example/"] = raw(BROKEN_OFF[name])
    async with open_fetcher(settings) as fetcher:
        gc.collect()
        gc.disable()
        try:
            await fetcher.download(Request("http://a.example/", max_bytes=MAX_BYTES))
            assert [each for each in gc.get_objects() if isinstance(each, Body)] == []
        finally:
            gc.enable()


async def test_a_long_answer_in_small_chunks_must_not_be_cut(web: Web, settings: Settings) -> None:
    body = b"".join(b"3\r\nabc\r\n" for _ in range(30_000))
    web.pages["http://a.example/"] = raw(CHUNKED + body + b"0\r\n\r\n")
    seen = await visit("http://a.example/", settings)
    assert (seen.body, seen.complete) == (b"abc" * 30_000, True)


def bomb(coding: str, layers: int) -> Respond:
    data = b"\0" * 20_000_000
    for _ in range(layers):
        data = zlib.compress(data, 9, wbits=31)
    return raw(HEAD + b"content-encoding: %s\r\n\r\n" % coding.encode() + data)


@pytest.mark.parametrize("layers", [1, 2, 3])
async def test_a_bomb_unpacks_to_the_bound_only(web: Web, settings: Settings, layers: int) -> None:
    web.pages["http://a.example/"] = bomb(", ".join(["gzip"] * layers), layers)
    seen = await visit("http://a.example/", settings)
    assert (len(seen.body), seen.complete) == (MAX_BYTES, False)


async def test_codings_without_end_are_not_undone(web: Web, settings: Settings) -> None:
    web.pages["http://a.example/"] = raw(HEAD + b"content-encoding: " + b"gzip, " * 10_000 + b"br\r\n\r\nplain")
    seen = await visit("http://a.example/", settings)
    assert (seen.status, seen.body, seen.complete) == (200, b"", False)


async def test_redirects_without_end_are_counted(web: Web, settings: Settings) -> None:
    class Endless(dict[str, Respond]):
        def get(self, url: str, _other: object = None) -> Respond:
            return redirect(f"{url}x")

    web.pages = Endless()
    async with open_fetcher(settings) as fetcher:
        seen = await fetcher.visit(Request("http://a.example/", timeout=PATIENCE))
    assert seen.failure in {Failure.TOO_MANY_REDIRECTS, Failure.REDIRECT_LOOP}
    assert len(web.asked) == settings.max_redirects + 1


async def test_both_readings_share_one_time(settings: Settings) -> None:
    asked: list[float] = []

    async def strict(request: Request) -> Observation:
        return Observation(request.url, failure=Failure.GARBLED, elapsed_ms=3_000)

    async def lenient(request: Request) -> Observation:
        asked.append(request.timeout)
        return Observation(request.url, status=200)

    for timeout in (10.0, 2.0):
        await with_second_reading(strict, lenient)(Request("http://a.example/", timeout=timeout))
    assert asked == [7.0, 0.0]


def test_what_is_kept_of_a_head_is_bounded() -> None:
    kept = of_answer((f"x{number}", "y" * 60_000) for number in range(1_000))
    assert sum(map(len, kept.values())) <= MOST_LETTERS
    assert len(of_answer(("x", "y" * 60_000) for _ in range(1_000))["x"]) <= MOST_LETTERS + 100


def test_a_usual_head_must_not_be_cut() -> None:
    assert len(of_answer((f"x{number}", "y" * 100) for number in range(1_000))) == 1_000
    assert HEAD_BYTES >= 256 * 1024
