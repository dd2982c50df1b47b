"""A server on loopback that answers as arXiv's API, a fetch that leads to it, and the pieces of its feeds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from aiohttp import ClientError, ClientSession, ServerDisconnectedError, StreamReader, web
from aiohttp.test_utils import TestServer
from yarl import URL

from linkwatch.model import Failure, Observation, Request

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HEAD = (
    '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"'
    ' xmlns="http://www.w3.org/2005/Atom"><id>https://arxiv.org/api/x</id><title>arXiv Query</title>'
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def now() -> datetime:
    return NOW


def recorded(name: str) -> bytes:
    return Path(__file__).with_name("recorded").joinpath(name).read_bytes()


def entry(paper: str, **changed: str) -> str:
    """One entry; a keyword replaces an element by other XML, '' leaves it out."""
    elements = {
        "id": f"<id>http://arxiv.org/abs/{paper if 'v' in paper[-4:] else paper + 'v1'}</id>",
        "title": f"<title>On {escape(paper)}</title>",
        "updated": "<updated>2023-05-23T17:50:33Z</updated>",
        "published": "<published>2023-05-23T17:50:33Z</published>",
        "summary": "<summary>Short.</summary>",
        "author": "<author><name>Ada Lovelace</name></author>",
        "comment": "",
        "category": "",
        "more": "",
    }
    return f"<entry>{''.join({**elements, **changed}.values())}</entry>"


def feed(*entries: str, total: int | None = None) -> bytes:
    count = len(entries) if total is None else total
    text = f"{HEAD}<opensearch:totalResults>{count}</opensearch:totalResults>{''.join(entries)}</feed>"
    return text.encode()


def listing(papers: Iterable[str], malformed: Iterable[str] = ()) -> Handler:
    """Answer as the API does: the papers it has, in an order of its own, or 400 for one malformed identifier."""
    known, bad = set(papers), set(malformed)

    async def answer(request: web.Request) -> web.Response:
        asked = request.query["id_list"].split(",")[: int(request.query.get("max_results", "10"))]
        if bad.intersection(asked):
            return web.Response(status=400, body=recorded("03_malformed_id_400.xml"))
        return web.Response(body=feed(*(entry(each) for each in sorted(asked, reverse=True) if each in known)))

    return answer


def saying(body: bytes | str, status: int = 200, headers: Mapping[str, str] | None = None) -> Handler:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(body=body.encode() if isinstance(body, str) else body, status=status, headers=headers)

    return answer


def half(body: bytes) -> Handler:
    """Break off in the middle of a body, which `StandIn.fetch` tells as our own fetch does."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(len(body))})
        await response.prepare(request)
        await response.write(body[: len(body) // 2])
        if request.transport:
            request.transport.close()
        return response

    return answer


@dataclass
class StandIn:
    """The server's side of a test: what it was asked, how many at once, and the fetch that leads to it."""

    answer: Handler
    asked: list[list[str]] = field(default_factory=list)
    requests: list[web.Request] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    in_flight: int = 0
    most_in_flight: int = 0
    port: int = 0

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        self.asked.append(request.query["id_list"].split(","))
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            return await self.answer(request)
        finally:
            self.in_flight -= 1

    async def fetch(self, request: Request) -> Observation:
        self.urls.append(request.url)
        place = URL(request.url, encoded=True).with_scheme("http").with_host("127.0.0.1").with_port(self.port)
        try:
            async with ClientSession() as session, session.get(place, headers=request.headers) as response:
                body, ended = await _read(response.content)
        except ServerDisconnectedError:
            return Observation(request.url, failure=Failure.EMPTY, failure_detail="the server hung up")
        except ClientError:
            return Observation(request.url, failure=Failure.RESET)
        complete = ended and len(body) <= request.max_bytes
        body = body[: request.max_bytes]
        return Observation(request.url, status=response.status, body=body, complete=complete, final_url=request.url)


async def _read(content: StreamReader) -> tuple[bytes, bool]:
    """Read a body; says whether that was all of it. Raises ClientError where nothing came."""
    body = b""
    try:
        async for chunk in content.iter_any():
            body += chunk
    except ClientError:
        if len(body) < len("<feed/>"):
            raise
        return body, False
    return body, True


@asynccontextmanager
async def stand_in(answer: Handler) -> AsyncIterator[StandIn]:
    here = StandIn(answer)
    app = web.Application()
    app.router.add_get("/api/query", here.serve)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    here.port = server.port or 0
    try:
        yield here
    finally:
        await server.close()


async def hang(request: web.Request) -> web.Response:
    await asyncio.Event().wait()
    raise AssertionError


async def hang_up(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.abort()
    return web.Response()


async def break_off(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b"<feed")
    if request.transport:
        request.transport.abort()
    return response
