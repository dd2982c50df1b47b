"""Answers of servers that are strange, slow or strict; beside the plain ones of the web itself."""

from __future__ import annotations

import asyncio
import email.utils
import gzip
import time
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped] # it ships no types

from web import Asked, Respond, page, raw

HTML = "text/html; charset=utf-8"


def head(*fields: str, status: str = "200 OK", version: str = "HTTP/1.1") -> bytes:
    """Make the head of an answer."""
    return "\r\n".join([f"{version} {status}", *fields, "", ""]).encode("latin-1")


def as_type(kind: str, body: bytes, *fields: str, status: str = "200 OK") -> Respond:
    """Answer with a body of a type."""
    return raw(head(f"Content-Type: {kind}", f"Content-Length: {len(body)}", *fields, status=status) + body)


def moved_to(location: bytes | str, status: int = 301, *fields: str) -> Respond:
    """Answer with a redirect whose Location is sent as these very bytes."""
    target = location.encode() if isinstance(location, str) else location
    more = "".join(f"{each}\r\n" for each in fields).encode()
    return raw(b"HTTP/1.1 %d Moved\r\nContent-Length: 0\r\n%sLocation: %s\r\n\r\n" % (status, more, target))


def by_method(**answers: Respond) -> Respond:
    """Answer each method in its own way; the answer to GET is for all the others."""

    async def respond(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await answers.get(asked.method, answers["GET"])(asked, writer)

    return respond


def only_if(welcome: Callable[[dict[str, str]], bool], respond: Respond, otherwise: Respond) -> Respond:
    """Answer those visitors whose headers are welcome, and turn the others away."""

    async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await (respond if welcome(asked.headers) else otherwise)(asked, writer)

    return answer


def after(seconds: float, respond: Respond) -> Respond:
    """Let the visitor wait, then answer."""

    async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        await respond(asked, writer)

    return answer


def empty() -> Respond:
    """Close the connection without a word."""
    return raw(b"")


def until(seconds: int, status: int = 429) -> Respond:
    """Ask for a pause by an HTTP date, which has whole seconds: the pause is never shorter than `seconds`."""

    async def respond(asked: Asked, writer: asyncio.StreamWriter) -> None:
        at = email.utils.formatdate(int(time.time()) + 1 + seconds, usegmt=True)
        await page("<title>Slow down</title>", status, retry_after=at)(asked, writer)

    return respond


def dribble(start: bytes, drop: bytes, every: float) -> Respond:
    """Send a start, then a little again and again without end."""

    async def respond(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while not writer.transport.is_closing():
            await writer.drain()
            await asyncio.sleep(every)
            writer.write(drop)

    return respond


def flood(start: bytes, chunk: bytes) -> Respond:
    """Send a start, then as much as the visitor takes."""

    async def respond(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while not writer.transport.is_closing():
            writer.write(chunk)
            await writer.drain()
            await asyncio.sleep(0)

    return respond


def unclosed(answer: bytes) -> Respond:
    """Answer, then end the connection below TLS: no close_notify."""

    async def respond(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()
        writer.get_extra_info("socket").shutdown(1)
        await asyncio.sleep(0)
        writer.transport.abort()

    return respond


def coded(body: str, coding: str, *fields: str) -> Respond:
    """Answer with a compressed page."""
    data = CODINGS[coding](body.encode())
    return as_type(HTML, data, f"Content-Encoding: {coding.partition('/')[0]}", *fields)


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def _zstd(data: bytes) -> bytes:
    """One frame of one raw block, which is no compression but the format all the same (RFC 8878 section 3.1.1)."""
    size = len(data)
    frame = b"\x28\xb5\x2f\xfd\xa0" + size.to_bytes(4, "little")
    return frame + (size << 3 | 1).to_bytes(3, "little") + data


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "deflate": zlib.compress,
    "deflate/raw": _raw_deflate,
    "br": brotli.compress,
    "zstd": _zstd,
}
