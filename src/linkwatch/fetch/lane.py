"""One host's turns: how many requests it sees at once, how far apart they start, and when it wants none at all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Self

from linkwatch.fetch.between_runs import BetweenRuns
from linkwatch.fetch.rate_limits import Limit
from linkwatch.model import Failure, Observation
from linkwatch.records import dataclass

DOWN = frozenset({
    Failure.NO_SUCH_HOST, Failure.NAME_SERVER, Failure.NO_ROUTE, Failure.REFUSED, Failure.CONNECT_TIMEOUT,
    Failure.TLS, Failure.CERTIFICATE_CHAIN, Failure.CERTIFICATE_EARLY, Failure.CERTIFICATE_EXPIRED,
    Failure.CERTIFICATE_HOST, Failure.CERTIFICATE_SELF_SIGNED, Failure.CERTIFICATE_UNFIT,
})  # fmt: skip
"""Failures that say something of the whole server, not of one page."""

FIRST_WINDOW = 2
"""So many requests go to a host that nothing is known of; every answer lets one more go at the same time."""

SILENT = 2
"""So many requests in a row that a server which never answered lets time out say that it is silent."""

LEAD = 0.01
"""So many seconds before its request may be sent a link gets its turn: by then its connection is made."""

PROBES = 3
"""So many limits in a row, with pauses between them, end the asking."""

_AT_ONCE = nullcontext()

Origin = tuple[str, int]
"""A server: host and port."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a host may be asked: requests in flight, and seconds from one start (or end) to the next start.

    `backoff` is the first pause where a host limits and does not say for how long; `patience` bounds all pauses
    that bring no answer. After an answer with a `final` status the host is not asked any more.
    """

    in_flight: int
    interval: float
    from_end: bool = False
    backoff: float = 1.0
    patience: float = 60.0
    final: frozenset[int] = frozenset()


class UnwantedError(Exception):
    """The host wants no more requests, not this one either: `seen` is how it said so."""

    def __init__(self, seen: Observation) -> None:
        super().__init__()
        self.seen = seen


class Turn:
    """One link's turn, left at the end of a `with`; `shared` is what is known of the server that need not be asked."""

    __slots__ = ("_lane", "shared", "started")

    def __init__(self, lane: Lane, shared: Observation | None) -> None:
        self._lane = lane
        self.shared = shared
        self.started = lane.clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self.shared:
            self._lane.leave()

    def ready(self) -> Awaitable[None] | None:
        """Tell, with the connection open, what to wait for before sending: connections differ in how long they take."""
        if self._lane.may_send():
            self.started = self._lane.clock()
            return None
        return self._wait()

    async def _wait(self) -> None:
        await self._lane.wait_to_send()
        self.started = self._lane.clock()


class Lane:
    """A pause is an instant that all links of the host share, not a nap that each of them takes.

    Turns are planned, each for the instant at which the `_next` request may be sent, and begin shortly before it. When
    it is sent is decided then (`may_send`): no start comes sooner than an interval after the last one.
    """

    def __init__(
        self,
        pace: Pace,
        slots: asyncio.Semaphore,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        between_runs: BetweenRuns | None = None,
    ) -> None:
        self._pace = pace
        self._between_runs = between_runs
        self._door = asyncio.Lock()
        self._slots = slots
        self.clock = clock
        self._sleep = sleep
        self._paused_until = self._next = self._send_after = float("-inf")
        self._window = min(FIRST_WINDOW, pace.in_flight)
        self._in_flight = 0
        self._left = asyncio.Event()
        self._answered: set[Origin] = set()
        self._silences: dict[Origin, int] = {}
        self._down: dict[Origin, Observation] = {}
        self._limits = 0
        self._limited_at = float("-inf")
        self._paused = 0.0
        self._limited: Observation | None = None

    async def turn(self, origin: Origin) -> Turn:
        """Wait for a turn, which is held until it is left, unless what is known of the server makes it needless."""
        async with self._door:
            return Turn(self, await self._start(origin))

    def alone(self) -> AbstractAsyncContextManager[None]:
        """Wait until no other run asks here, where this host's pace is kept by all runs together.

        That is one link's wait, which has its slot: runs that ask at the same time are rare.
        """
        return self._between_runs.turn() if self._between_runs else _AT_ONCE

    def leave(self) -> None:
        """Give a turn back."""
        self._in_flight -= 1
        self._left.set()
        self._slots.release()
        if self._pace.from_end:
            self.pause(self._pace.interval)

    def may_send(self) -> bool:
        """Take the right to send now, if the interval and a pause that the host asked for meanwhile allow it."""
        now = self.clock()
        if self._send_after > now:
            return False
        self._send_after = now + self._pace.interval
        self._next = max(self._next, self._send_after)
        return True

    async def wait_to_send(self) -> None:
        """Keep the interval between the requests themselves; raises UnwantedError where the host wants none any more.

        It may say so while a connection is made: who waited then for the end of the pause might wait for a day.
        """
        while not self.may_send():
            if self._limited:
                raise UnwantedError(self._limited)
            await self._sleep(self._send_after - self.clock())

    async def _start(self, origin: Origin) -> Observation | None:
        """Wait until the host may be asked, then for a global slot: a link that waits for its host holds none."""
        while not (known := self._limited or self._down.get(origin)):
            if self._in_flight >= self._room(origin):
                self._left.clear()
                await self._left.wait()
            elif (wait := self._wait()) > 0:
                await self._sleep(wait)
            elif await self._took_slot(origin):
                return None
        return known

    def _room(self, origin: Origin) -> int:
        """Say how many may be in flight now: while a server may be silent, nobody more is sent to find out."""
        return 1 if self._silences.get(origin) else self._window

    async def _took_slot(self, origin: Origin) -> bool:
        await self._slots.acquire()
        if self._wait() > 0 or self._in_flight >= self._room(origin) or self._limited:
            self._slots.release()  # the host asked for a pause while this link waited for the slot
            return False
        self._next = max(self._next, self.clock()) + self._pace.interval
        self._in_flight += 1
        return True

    def _wait(self) -> float:
        """Give the seconds until the next turn, which the end of a pause does not have begin any sooner."""
        return max(self._next - LEAD, self._paused_until) - self.clock()

    def pause(self, seconds: float) -> None:
        """Let nobody start here for so many seconds from now; a longer pause that was asked for stays."""
        self._paused_until = max(self._paused_until, self.clock() + seconds)
        self._send_after = max(self._send_after, self._paused_until)

    def ends_with(self, seen: Observation) -> bool:
        """Whether the host is not to be asked any more after this answer, whatever pause the answer names."""
        return seen.status in self._pace.final

    def learn(self, origin: Origin, seen: Observation) -> None:
        """Note what an answer, or none, says of the server."""
        if seen.status is not None:
            self._answered.add(origin)
            self._silences.pop(origin, None)
            self._window = min(self._window + 1, self._pace.in_flight)
            self._limits, self._paused = 0, 0.0
            if self.ends_with(seen):
                self._limited = seen
        elif seen.failure in DOWN and origin not in self._answered:
            self._down[origin] = seen
        elif seen.failure is Failure.TIMEOUT:
            self._learn_silence(origin, seen)

    def _learn_silence(self, origin: Origin, seen: Observation) -> None:
        self._silences[origin] = self._silences.get(origin, 0) + 1
        enough = max(SILENT, self._pace.in_flight) if origin in self._answered else SILENT
        if self._silences[origin] >= enough:
            self._down[origin] = seen

    def learn_limit(self, limit: Limit, seen: Observation, started: float) -> None:
        """Pause the host as it wants, then let one request probe; end the asking where that never helps."""
        is_probe = started >= self._limited_at  # others were under way when the host first said so
        self._limits += is_probe
        doubled = self._pace.backoff * 2 ** min(self._limits - 1, 10)
        pause = doubled if limit.seconds is None else limit.seconds
        self._paused = self._paused + pause if is_probe else max(self._paused, pause)
        self._limited_at = self.clock()
        self._window = 1
        self.pause(pause)
        if self._limits >= PROBES or self._paused > self._pace.patience:
            self._limited = seen

    def reopen(self) -> None:
        """Give every server of this lane another chance, unless it wants a longer pause than there is time."""
        self._down.clear()
        self._silences.clear()
        is_final = self._limited is not None and self.ends_with(self._limited)
        if self._paused <= self._pace.patience and not is_final:
            self._limited = None
