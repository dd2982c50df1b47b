"""How long one request may take, without what its host makes it wait."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from types import TracebackType
from typing import Any, Protocol, Self

from linkwatch.model import Failure, Observation, Request

Ready = Callable[[], Awaitable[None] | None]
"""Called with the connection open, just before the request is sent: the host's last word on when it may be asked.

Gives what to await first, None where nothing is to be waited for.
"""


def at_once() -> None:
    """Send without waiting."""


class Ask(Protocol):
    """A Fetch that lets the host's turn decide when exactly the request is sent."""

    def __call__(self, request: Request, ready: Ready = at_once) -> Coroutine[Any, Any, Observation]:
        """Make one request."""


ENOUGH = 1.0
"""Seconds in which a host that is there takes a connection; less is what earlier hops of a redirect left over."""


class Patience:
    """Counts the time of one request; raises TimeoutError on leaving when it was used up."""

    def __init__(self, seconds: float) -> None:
        self._deadline = asyncio.timeout(seconds)
        self._clock = asyncio.get_running_loop().time
        self._started = self._clock()
        self._is_connected = False
        self._is_enough = seconds >= ENOUGH

    @property
    def elapsed_ms(self) -> int:
        """The milliseconds so far, rounded."""
        return round((self._clock() - self._started) * 1000)

    async def __aenter__(self) -> Self:
        await self._deadline.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._deadline.__aexit__(kind, error, trace)

    def rest(self, ready: Ready) -> Awaitable[None] | None:
        """Let the host's wait pass, which is nobody's slowness; gives what to await, None where there is no wait.

        It is called with the connection open.
        """
        self._is_connected = True
        wait = ready()
        return None if wait is None else self._rest(wait)

    async def _rest(self, wait: Awaitable[None]) -> None:
        began, end = self._clock(), self._deadline.when()
        self._deadline.reschedule(None)
        await wait
        waited = self._clock() - began
        self._started += waited
        self._deadline.reschedule(None if end is None else end + waited)

    def end(self) -> None:
        """Let what follows take the time of its own."""
        self._deadline.reschedule(None)

    def named(self, failure: Failure) -> Failure:
        """Call a time-out what it is where no connection came about: nobody was there who could have answered."""
        is_early = failure is Failure.TIMEOUT and self._is_enough and not self._is_connected
        return Failure.CONNECT_TIMEOUT if is_early else failure
