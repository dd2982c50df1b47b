"""Turns: every request waits for its host's lane, and only then for one of the run's slots."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from linkwatch import urls
from linkwatch.fetch.between_runs import BetweenRuns
from linkwatch.fetch.lane import Lane, Origin, Pace, UnwantedError
from linkwatch.fetch.patience import Ask
from linkwatch.fetch.rate_limits import limit
from linkwatch.model import Fetch, Observation, Request, Settings

ARXIV = Pace(in_flight=1, interval=3.0, from_end=True, final=frozenset({403}))
"""One request every three seconds, one connection (arXiv API terms of use), over everything that goes to arXiv.

Who goes on after a 403 is taken for an attacker there (arXiv's page on robots).
"""

SHARED_LANES = {"arxiv.org": ARXIV}
"""Domains whose hosts take turns together, and their pace, which holds over all runs on one cache."""

BACKOFF_INTERVALS = 20
"""A host that limits without saying for how long is first left alone for so many of its intervals."""


def with_turns(ask: Ask, schedule: Schedule) -> Fetch:
    """Let every request wait for its host's turn; where a server is down or limits, its whole queue shares that answer.

    A shared answer has `attempts` 0: nobody was asked for it.
    """

    async def fetch_in_turn(request: Request) -> Observation:
        lane = schedule.lane(request.url)
        origin = _origin(request.url)
        with await lane.turn(origin) as turn:
            if turn.shared:
                return _shared(turn.shared, request)
            try:
                async with lane.alone():
                    seen = await ask(request, turn.ready)
            except UnwantedError as error:
                return _shared(error.seen, request)
            limited = None if lane.ends_with(seen) else limit(seen, schedule.now())
            if limited:
                lane.learn_limit(limited, seen, turn.started)
            else:
                lane.learn(origin, seen)
            return seen

    return fetch_in_turn


def _shared(seen: Observation, request: Request) -> Observation:
    return replace(seen, url=request.url, final_url=request.url, elapsed_ms=0, attempts=0)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Schedule:
    """The lanes of all hosts, and the global limit that comes after a host's own; `now` reads dates that hosts name."""

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._pace = Pace(
            settings.per_host,
            settings.interval,
            backoff=settings.interval * BACKOFF_INTERVALS,
            patience=settings.max_pause,
        )
        self._folder = Path(settings.cache_dir) if settings.cache else None
        self._slots = asyncio.Semaphore(settings.concurrency)
        self._clock = clock
        self._sleep = sleep
        self.now = now
        self._lanes: dict[str, Lane] = {}

    @property
    def is_full(self) -> bool:
        """Whether all of the run's slots are taken."""
        return self._slots.locked()

    def lane(self, url: str) -> Lane:
        """Give the lane that a URL's host belongs to."""
        host = urls.host(url)
        return self._lanes.get(host) or self._lanes.setdefault(host, self._lane_of(host))

    def reopen(self, addresses: Iterable[str]) -> None:
        """Give the servers of these addresses another chance."""
        for url in addresses:
            self.lane(url).reopen()

    def _lane_of(self, host: str) -> Lane:
        domain = next((domain for domain in SHARED_LANES if host.endswith(f".{domain}")), "")
        if domain:
            return self._lanes.get(domain) or self._lanes.setdefault(domain, self._lane_of(domain))
        shared = SHARED_LANES.get(host)
        if shared is None:
            return Lane(self._pace, self._slots, self._clock, self._sleep)
        pace = replace(shared, backoff=self._pace.backoff, patience=self._pace.patience)
        return Lane(pace, self._slots, self._clock, self._sleep, self._between_runs(host, pace))

    def _between_runs(self, host: str, pace: Pace) -> BetweenRuns | None:
        file = self._folder / f"{host}.turn" if self._folder else None
        return BetweenRuns(file, pace.interval, self._sleep, self.now) if file else None


def _origin(url: str) -> Origin:
    return urls.host(url), urls.port(url)
