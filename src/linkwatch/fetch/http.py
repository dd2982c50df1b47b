"""One request over the network, no redirects; alone knows aiohttp, and turns its errors into `Failure`s."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from functools import lru_cache, partial
from typing import Any
from weakref import WeakSet

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_proto import ResponseHandler
from aiohttp.tracing import Trace
from yarl import URL

from linkwatch import urls
from linkwatch.fetch import descriptors, failures, headers, proxies
from linkwatch.fetch.body import FOREIGN, Body, is_success, is_worth_reading, seconds
from linkwatch.fetch.connect_to import is_literal
from linkwatch.fetch.framing import HEAD_BYTES, most_on_the_wire
from linkwatch.fetch.guard import Guard, PrivateAddressError
from linkwatch.fetch.patience import Ask, Patience, Ready, at_once
from linkwatch.fetch.proxies import AT_PROXY, LOGIN_REQUIRED, ProxyError
from linkwatch.fetch.routes import Routes
from linkwatch.fetch.threads import Threads
from linkwatch.model import Failure, Observation, Request

IDLE = 3.0
"""Seconds that a connection waits for its host's next turn: less than the 5 after which many servers hang up."""

FAREWELLS = 10
"""So many turns of the event loop the last connections get to notice that they are over."""


@asynccontextmanager
async def open_http(routes: Routes) -> AsyncIterator[Ask]:
    """Give what makes one request without following redirects; closes its connections at the end."""
    # asyncio's default of six threads on two cores makes 300 cold names take ten seconds instead of one.
    asyncio.get_running_loop().set_default_executor(Threads(64))
    sockets = _Sockets(routes.guard, descriptors.spare(routes.settings.concurrency))
    connector = _Connector(
        sockets,
        limit=0,  # the schedule counts; a second limit would hold a host's turn
        resolver=_Resolver(routes),
        ssl=routes.tls,
        ttl_dns_cache=300,
        dns_cache_max_size=10_000,
        keepalive_timeout=IDLE,
    )
    try:
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            # Long security policies are common; with aiohttp's limits such a page would look like a broken server.
            max_line_size=65_536,
            max_field_size=65_536,
            max_headers=1_024,
        ) as session:
            # aiohttp's own second try knows no pace: retries are ours. There is no public switch; a test counts.
            session._retry_connection = False  # noqa: SLF001
            yield _Http(session, routes).fetch
    finally:
        await sockets.hang_up()


class _Connector(aiohttp.TCPConnector):
    """Lets each request have a last word between its connection, new or used, and its first byte.

    Every answer is read to its bound only, whatever it is made of.
    """

    def __init__(self, sockets: _Sockets, **settings: Any) -> None:
        super().__init__(**settings, socket_factory=sockets.open)
        loop = asyncio.get_running_loop()
        bounded: Callable[..., ResponseHandler] = _Bounded
        self._factory = partial(bounded, loop, sockets)  # there is no public door; a test sends what has no end

    async def connect(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 # theirs
    ) -> aiohttp.connector.Connection:
        connection = await super().connect(req, traces, timeout)
        try:
            if (wait := _CONNECTED.get()()) is not None:
                await wait
        except BaseException:
            connection.close()
            raise
        if isinstance(connection.protocol, _Bounded):
            connection.protocol.left = _BOUND.get()
        return connection

    async def _create_proxy_connection(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 # theirs
    ) -> tuple[asyncio.BaseTransport, ResponseHandler]:
        AT_PROXY.set(True)  # there is no public door here either; tests have proxies that fail at every step
        made = await super()._create_proxy_connection(req, traces, timeout)
        AT_PROXY.set(False)
        return made

    async def _start_tls_connection(self, *of_tunnel: Any, **settings: Any) -> Any:
        AT_PROXY.set(False)
        return await super()._start_tls_connection(*of_tunnel, **settings)


_CONNECTED: ContextVar[Ready] = ContextVar("_CONNECTED")
"""The last word of the request that is being made in this context."""
_BOUND: ContextVar[int] = ContextVar("_BOUND")
"""How many bytes its answer may have."""


class _Bounded(ResponseHandler):
    """One connection, which ends where an answer has more bytes than are `left` to it: endless chunks of nothing."""

    left = HEAD_BYTES

    def __init__(self, loop: asyncio.AbstractEventLoop, sockets: _Sockets) -> None:
        super().__init__(loop)
        self._sockets = sockets

    @property
    def should_close(self) -> bool:
        """Whether this connection is not kept for its host's next turn: others need the room."""
        return self._sockets.are_many or super().should_close

    def data_received(self, data: bytes) -> None:
        """Take the next bytes."""
        self.left -= len(data)
        if self.left >= 0:
            super().data_received(data)
            if self.exception() and self._payload and not self._payload.is_eof():
                # aiohttp tells it to who waits for a head only: who reads a body would wait for its end.
                self._payload.set_exception(_FramingError(str(self.exception())))
                self._payload.feed_eof()  # whom a chunk's end has just woken would go back to sleep
        elif self.transport:
            self.set_exception(aiohttp.ClientPayloadError("the answer does not end"))
            self.transport.abort()


class _FramingError(aiohttp.ClientPayloadError):
    """The bytes of a body are not in the chunks that its head names."""


class _Http:
    """Sends requests through one session."""

    def __init__(self, session: aiohttp.ClientSession, routes: Routes) -> None:
        self._session = session
        self._routes = routes

    async def fetch(self, request: Request, ready: Ready = at_once) -> Observation:
        """Make one request; a failure is a value, never an exception."""
        patience = Patience(request.timeout)
        try:
            return await self._answer(request, patience, ready)
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError, ProxyError) as error:
            # ValueError: aiohttp refuses a URL or header only when it is about to send it (UnicodeError is one, too).
            failure, detail = explain(error)
            if AT_PROXY.get() and failure is not Failure.GARBLED:  # that is read again by other eyes
                failure, detail = proxies.blamed(failure, detail)
            failure = patience.named(failure)
            return Observation(
                request.url,
                failure=failure,
                failure_detail=detail,
                final_url=request.url,
                elapsed_ms=patience.elapsed_ms,
            )

    async def _answer(self, request: Request, patience: Patience, ready: Ready) -> Observation:
        _CONNECTED.set(lambda: patience.rest(ready))
        _BOUND.set(most_on_the_wire(request.max_bytes))
        AT_PROXY.set(False)
        async with patience, self._open(request) as response:
            patience.end()  # the head is here, the body has a time of its own
            if response.status < 100:  # noqa: PLR2004 - the first status there is (RFC 9110 section 15)
                raise aiohttp.ClientPayloadError(f"status {response.status}")
            if response.status == LOGIN_REQUIRED and self._routes.proxy(request.url):
                raise ProxyError(str(response.status), Failure.PROXY_LOGIN)
            fields = headers.of_answer(response.headers.items())
            body = Body(fields, request.max_bytes)
            complete = await _read(response, body)
            if body.is_foreign and is_success(response.status):
                raise aiohttp.ClientPayloadError(FOREIGN)
            return Observation(
                request.url,
                status=response.status,
                final_url=request.url,
                headers=fields,
                body=body.content,
                complete=complete,
                elapsed_ms=patience.elapsed_ms,
            )

    def _open(self, request: Request) -> aiohttp.client._RequestContextManager:
        self._routes.permit(request.url)
        url, fields, server = self._address(request)
        proxy, to_proxy = self._proxy(request.url)
        if to_proxy and url.scheme == "http":  # such a proxy reads the request itself
            fields |= to_proxy
        connect = min(self._routes.settings.connect_timeout, request.timeout)
        return self._session.request(
            request.method,
            url,
            headers=fields,
            data=request.body or None,
            allow_redirects=False,
            proxy=proxy,
            proxy_headers={"User-Agent": headers.user_agent(self._routes.settings), **to_proxy} if proxy else None,
            server_hostname=server,
            timeout=_connecting_within(connect),
        )

    def _proxy(self, url: str) -> tuple[str | None, dict[str, str]]:
        """Give the proxy, and how to log in there: in an address, aiohttp takes a login of few letters only."""
        proxy = self._routes.proxy(url)
        return (urls.without_userinfo(proxy), proxies.login(proxy)) if proxy else (None, {})

    def _address(self, request: Request) -> tuple[URL, dict[str, str], str | None]:
        """Give what aiohttp is to ask for: `encoded`, so that nothing is quoted again, and without user name."""
        fields = headers.of_request(request, self._routes.settings)
        url = URL(urls.without_userinfo(request.url), encoded=True)
        host = urls.host(request.url)
        # aiohttp resolves names only: a literal address is redirected by asking for the other one in its name.
        other = self._routes.elsewhere(request.url)
        if other and is_literal(host):
            self._routes.trust(*other)
            return url.with_host(other[0]).with_port(other[1]), fields, host
        return url, fields, None


@lru_cache(maxsize=64)  # most requests of a run have the same
def _connecting_within(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, sock_connect=seconds)


class _Resolver(AbstractResolver):
    """Finds addresses as the routes say; explicit, since an installed aiodns would lose the reason of a failure."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=found.host,
                port=found.port,
                family=found.family,
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for found in await self._routes.find(host, port, family)
        ]

    async def close(self) -> None:
        """Close nothing: nothing is open."""


class _Sockets:
    """The last door before a connection, since literal addresses pass no resolver; and the end of it."""

    def __init__(self, guard: Guard, most: int) -> None:
        self._guard = guard
        self._most = most
        self._opened: WeakSet[socket.socket] = WeakSet()

    @property
    def are_many(self) -> bool:
        """Whether more of them would leave too few to those that are about to be opened."""
        return len(self._opened) > self._most

    def open(self, address: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, place = address
        self._guard.check_connection(str(place[0]), int(place[1]))
        opened = socket.socket(family, kind, protocol)
        self._opened.add(opened)
        return opened

    async def hang_up(self) -> None:
        """End what is still open: aiohttp's farewell over TLS waits for an answer, and could outlive the run."""
        for _ in range(FAREWELLS):
            for left in [each for each in self._opened if each.fileno() >= 0]:
                with contextlib.suppress(OSError):
                    left.shutdown(socket.SHUT_RDWR)
            await asyncio.sleep(0)


async def _read(response: aiohttp.ClientResponse, body: Body) -> bool:
    """Read as much of a body as is wanted and comes in time; says whether that was all of it."""
    if not is_worth_reading(response.headers.get("content-type", "")):
        _hang_up(response)
        return False
    try:
        if response.content.is_eof():  # all of it came with the head
            body.feed(response.content.read_nowait())
            return not body.is_cut
        async with asyncio.timeout(seconds(response.status)):
            await _read_into(body, response)
    except _FramingError:
        _hang_up(response)
        if is_success(response.status) and not body.content:
            raise  # a second reading finds what came before the fault, if anything did
        return False
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        error.__traceback__ = None  # aiohttp keeps the error, which would keep this frame, and the body with it
        _hang_up(response)  # what came counts: browsers show a page that was cut short
        return False
    return not body.is_cut


async def _read_into(body: Body, response: aiohttp.ClientResponse) -> None:
    async for chunk in response.content.iter_any():
        body.feed(chunk)
        if body.is_full:
            _hang_up(response)
            return
    if error := response.content.exception():
        raise _FramingError(str(error))  # another one: what is kept there would keep this frame


def _hang_up(response: aiohttp.ClientResponse) -> None:
    """End a connection in the middle of an answer at once: a polite TLS farewell could outlive the run."""
    transport = response.connection.transport if response.connection else None
    if transport:
        transport.abort()
    response.close()


def explain(error: BaseException) -> tuple[Failure, str]:
    """Name the failure that an exception of aiohttp stands for, and give its words for people."""
    if refused := _refused(error):
        return refused
    inner = _inner(error)
    if isinstance(inner, PrivateAddressError | ssl.SSLError):
        return failures.explain(inner)
    if isinstance(error, aiohttp.ServerDisconnectedError) and not isinstance(error.message, str | None):
        return Failure.GARBLED, "the head breaks off"  # aiohttp hands over what it had parsed
    for kind, failure in _FAILURES:
        if isinstance(error, kind):
            return failure, _words(error)
    if isinstance(inner, ssl.SSLError | OSError | UnicodeError):
        return failures.explain(inner)
    return Failure.GARBLED, _words(error)


def _refused(error: BaseException) -> tuple[Failure, str] | None:
    """Name what a proxy said instead of letting a request through."""
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return proxies.refusal(error.status), failures.shortened(f"{error.status} {error.message}")
    return (error.failure, failures.words(error)) if isinstance(error, ProxyError) else None


def _inner(error: BaseException) -> BaseException:
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return error.certificate_error
    if type(error) is aiohttp.ClientOSError and isinstance(error.__cause__, ssl.SSLError):
        return error.__cause__  # OpenSSL's number stands in the place of the system's
    return getattr(error, "os_error", None) or error


def _words(error: BaseException) -> str:
    if isinstance(error, aiohttp.ClientResponseError):
        # aiohttp reports its own parse failures as status 400; the server never said so.
        return failures.shortened(error.message)
    return failures.words(getattr(error, "os_error", None) or error)


_FAILURES: tuple[tuple[type[BaseException], Failure], ...] = (
    (aiohttp.ClientProxyConnectionError, Failure.PROXY),
    (aiohttp.ConnectionTimeoutError, Failure.CONNECT_TIMEOUT),
    (aiohttp.ServerDisconnectedError, Failure.EMPTY),
    (aiohttp.InvalidURL, Failure.BAD_URL),
    (aiohttp.ClientResponseError, Failure.GARBLED),
    (aiohttp.ClientPayloadError, Failure.GARBLED),
)
"""From the most telling class down; what is not here is told by the error inside."""
