"""A second reading of answers that a strict parser refuses but browsers show."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from urllib.parse import urlsplit

from linkwatch import urls
from linkwatch.fetch import headers, proxies
from linkwatch.fetch.body import FOREIGN, Body, is_success, is_worth_reading, seconds
from linkwatch.fetch.dial import EmptyAnswerError, Line, dial
from linkwatch.fetch.failures import explain, words
from linkwatch.fetch.framing import Framing, Head, HeadReader, NotHttpError, framing, most_on_the_wire
from linkwatch.fetch.patience import Ask, Patience, Ready, at_once
from linkwatch.fetch.proxies import AT_PROXY, LOGIN_REQUIRED, ProxyError
from linkwatch.fetch.routes import Routes
from linkwatch.model import Failure, Fetch, Observation, Request
from linkwatch.patterns import lazy

_PIECE = 65_536
_RAW = lazy(r"[\ud800-\udfff]")
"""Bytes that are no UTF-8, as header fields of answers hold them."""
_BREAKS = lazy(r"[\r\n\0]")

Origin = tuple[str, int]


def with_second_reading(strict: Fetch, lenient: Fetch) -> Fetch:
    """Ask once more, leniently, where the first reading was garbled; a server known for that is asked so at once.

    So is a host with an underscore: OpenSSL takes no star of a certificate for it. Both readings share the request's
    time-out.
    """
    sloppy: set[Origin] = set()

    async def fetch_readably(request: Request) -> Observation:
        origin = urls.host(request.url), urls.port(request.url)
        if origin in sloppy or _is_odd(request):
            return await lenient(request)
        first = await strict(request)
        if first.failure is not Failure.GARBLED or not first.attempts:
            return first
        left = request.timeout - first.elapsed_ms / 1000
        second = await lenient(replace(request, timeout=max(left, 0.0)))
        if second.status is not None:
            sloppy.add(origin)
        return replace(
            second, elapsed_ms=first.elapsed_ms + second.elapsed_ms, attempts=first.attempts + second.attempts
        )

    return fetch_readably


def _is_odd(request: Request) -> bool:
    """Whether browsers ask for what aiohttp asks for otherwise: it leaves out an empty query, and what is no UTF-8."""
    has_bytes = any(map(_RAW.search, request.headers.values()))
    return has_bytes or has_odd_name(request.url) or urls.key(request.url).endswith("?")


def has_odd_name(url: str) -> bool:
    """Whether the host's name is none by the old rules (RFC 952), and yet in use behind TLS."""
    return "_" in urls.host(url) and urls.scheme(url) == "https"


def read_leniently(routes: Routes) -> Ask:
    """Give what makes one request on a connection of its own and reads the answer as browsers do."""

    async def fetch(request: Request, ready: Ready = at_once) -> Observation:
        patience = Patience(request.timeout)
        try:
            async with patience:
                seen = await _answer(routes, request, patience, ready)
        except (OSError, ValueError, ProxyError) as error:
            failure, detail = _explain(error)
            if AT_PROXY.get():
                failure, detail = proxies.blamed(failure, detail)
            failure = patience.named(failure)
            seen = Observation(request.url, failure=failure, failure_detail=detail, final_url=request.url)
        return replace(seen, elapsed_ms=patience.elapsed_ms)

    return fetch


def _explain(error: Exception) -> tuple[Failure, str]:
    if isinstance(error, ProxyError):
        return error.failure, words(error)
    if isinstance(error, EmptyAnswerError):
        return Failure.EMPTY, words(error)
    return explain(error)


async def _answer(routes: Routes, request: Request, patience: Patience, ready: Ready) -> Observation:
    tls = routes.tls_without_names if has_odd_name(request.url) else routes.tls
    async with dial(routes, request.url, tls) as line:
        if (wait := patience.rest(ready)) is not None:
            await wait
        line.writer.write(_request(routes, request, line))
        head, rest = await _read_head(line.reader)
        if line.through_proxy and head.status == LOGIN_REQUIRED:
            raise ProxyError(str(head.status), Failure.PROXY_LOGIN)
        frame = framing(head)
        patience.end()  # the head is here, the body has a time of its own
        body = Body(head.headers, request.max_bytes)
        complete = False
        if is_worth_reading(head.headers.get("content-type", "")):
            with contextlib.suppress(OSError, TimeoutError, *_fruitless(head.status)):  # what comes in time counts
                async with asyncio.timeout(seconds(head.status)):
                    complete = await _read_body(line.reader, frame, body, rest, most_on_the_wire(request.max_bytes))
            if body.is_foreign and is_success(head.status):
                raise NotHttpError(FOREIGN)
        return Observation(
            request.url,
            status=head.status,
            final_url=request.url,
            headers=head.headers,
            body=body.content,
            complete=complete,
        )


def _fruitless(status: int) -> tuple[type[Exception], ...]:
    """Give what a body may be that says nothing against its answer: a refusal needs none."""
    return () if is_success(status) else (NotHttpError,)


def _request(routes: Routes, request: Request, line: Line) -> bytes:
    url = urls.key(urls.without_userinfo(request.url))
    parts = urlsplit(url)
    path = url[len(f"{parts.scheme}://{parts.netloc}") :] or "/"
    target = url if line.through_proxy else path if path.startswith("/") else f"/{path}"
    fields = {**headers.of_request(request, routes.settings), "Connection": "close"}
    if line.through_proxy:
        fields |= proxies.login(routes.proxy(request.url) or "")
    if any(map(_BREAKS.search, fields.values())):
        raise ValueError("a header field of the request would break its line")
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"GET {target} HTTP/1.1\r\n{head}\r\n".encode("utf-8", "surrogateescape")


async def _read_head(reader: asyncio.StreamReader) -> tuple[Head, bytes]:
    head, is_empty = HeadReader(), True
    while True:
        try:
            piece = await reader.read(_PIECE)
        except OSError:
            if is_empty:
                raise
            piece = b""  # browsers show what came before a connection broke
        if not piece and is_empty:
            raise EmptyAnswerError("the connection ended without an answer")
        if not piece:
            return head.end()
        if found := head.feed(piece):
            return found
        is_empty = False


async def _read_body(reader: asyncio.StreamReader, frame: Framing, body: Body, piece: bytes, most: int) -> bool:
    """Read as much of the body as is wanted, which has `most` bytes on the wire; says whether that was all of it."""
    body.feed(frame.feed(piece))
    while not (frame.is_done or body.is_full):
        piece = await reader.read(_PIECE)
        most -= len(piece)
        if not piece or most < 0:
            break
        body.feed(frame.feed(piece))
    return most >= 0 and frame.end() and not body.is_cut
