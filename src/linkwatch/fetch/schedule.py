"""Turns: how many requests a host sees at once, how far apart they start, and when it wants none at all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from linkwatch import urls
from linkwatch.model import Failure, Fetch, Observation, Request, Settings

DOWN = frozenset({
    Failure.NO_SUCH_HOST, Failure.NAME_SERVER, Failure.NO_ROUTE, Failure.REFUSED, Failure.CONNECT_TIMEOUT,
})  # fmt: skip
"""Failures that say something of the whole server, not of one page."""

Origin = tuple[str, int]
"""A server: host and port."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a host may be asked: requests in flight, and seconds from one start (or end) to the next start."""

    in_flight: int
    interval: float
    from_end: bool = False


ARXIV = Pace(in_flight=1, interval=3.0, from_end=True)
"""One request every three seconds, one connection (arXiv API terms of use), over everything that goes to arXiv."""

SHARED_LANES = {"arxiv.org": ARXIV}
"""Domains whose hosts take turns together, and their pace."""


def with_turns(fetch: Fetch, schedule: Schedule) -> Fetch:
    """Let every request wait for its host's turn; where a server is down, its whole queue shares that answer."""

    async def fetch_in_turn(request: Request) -> Observation:
        lane = schedule.lane(request.url)
        origin = _origin(request.url)
        async with lane.turn(origin) as down:
            if down:
                return replace(down, url=request.url, final_url=request.url, elapsed_ms=0)
            seen = await fetch(request)
            lane.learn(origin, seen)
            return seen

    return fetch_in_turn


class Schedule:
    """The lanes of all hosts, and the global limit that comes after a host's own."""

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._pace = Pace(settings.per_host, settings.interval)
        self._slots = asyncio.Semaphore(settings.concurrency)
        self._clock = clock
        self._sleep = sleep
        self._lanes: dict[str, Lane] = {}

    def lane(self, url: str) -> Lane:
        """Give the lane that a URL's host belongs to."""
        host = urls.host(url)
        name = next((domain for domain in SHARED_LANES if host == domain or host.endswith(f".{domain}")), host)
        if name not in self._lanes:
            self._lanes[name] = Lane(SHARED_LANES.get(name, self._pace), self._slots, self._clock, self._sleep)
        return self._lanes[name]


class Lane:
    """One host's turns. A pause is an instant that all its links share, not a nap that each of them takes."""

    def __init__(
        self,
        pace: Pace,
        slots: asyncio.Semaphore,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._pace = pace
        self._in_flight = asyncio.Semaphore(pace.in_flight)
        self._door = asyncio.Lock()
        self._slots = slots
        self._clock = clock
        self._sleep = sleep
        self._not_before = float("-inf")
        self._answered: set[Origin] = set()
        self._down: dict[Origin, Observation] = {}

    @asynccontextmanager
    async def turn(self, origin: Origin) -> AsyncIterator[Observation | None]:
        """Wait for a turn and hold it; gives what is known of the server if it is down and need not be asked."""
        async with self._in_flight:
            async with self._door:
                started = await self._start(origin)
            if not started:
                yield self._down[origin]
                return
            try:
                yield None
            finally:
                self._slots.release()
                if self._pace.from_end:
                    self.pause(self._pace.interval)

    async def _start(self, origin: Origin) -> bool:
        """Wait until the host may be asked, then for a global slot: a link that waits for its host holds none."""
        while origin not in self._down:
            wait = self._not_before - self._clock()
            if wait > 0:
                await self._sleep(wait)
                continue
            await self._slots.acquire()
            if self._not_before <= self._clock():
                self._not_before = self._clock() + self._pace.interval
                return True
            self._slots.release()  # the host asked for a pause while this link waited for the slot
        return False

    def pause(self, seconds: float) -> None:
        """Let nobody start here for so many seconds from now; a longer pause that was asked for stays."""
        self._not_before = max(self._not_before, self._clock() + seconds)

    def learn(self, origin: Origin, seen: Observation) -> None:
        """Note that a server cannot be reached, unless it has answered before."""
        if seen.status is not None:
            self._answered.add(origin)
        elif seen.failure in DOWN and origin not in self._answered:
            self._down[origin] = seen

    def reopen(self) -> None:
        """Give every server of this lane another chance: its next request is really made."""
        self._down.clear()


def _origin(url: str) -> Origin:
    return urls.host(url), urls.port(url)
