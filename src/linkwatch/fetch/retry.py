"""Asks again when a failure may pass at once; how long a host that limits must be left alone, its lane knows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from linkwatch import challenges
from linkwatch.fetch.rate_limits import MAY_LIMIT, limit
from linkwatch.model import Failure, Fetch, Observation, Request, Settings

if TYPE_CHECKING:
    from tenacity import RetryCallState

PASSING = frozenset({408, 429, 500, 502, 503, 504, *range(520, 531)})
"""Statuses that may be gone a second later; 520 to 530 are Cloudflare's for a troubled origin."""

QUICK = frozenset({Failure.RESET, Failure.EMPTY})
"""Failures worth asking again at once; a silent or missing host is asked again late in the run instead."""

LATE = frozenset({
    Failure.CONNECT_TIMEOUT, Failure.TIMEOUT, Failure.REFUSED, Failure.RESET, Failure.EMPTY, Failure.NAME_SERVER,
    Failure.NO_ROUTE, Failure.TLS, Failure.GARBLED, Failure.NO_SUCH_HOST, Failure.PROXY, Failure.BEYOND_PROXY,
})  # fmt: skip
"""Failures worth asking again at the end of the run; where the network goes, some systems say that no host exists."""

BRIEF = frozenset({
    Failure.REFUSED, Failure.RESET, Failure.EMPTY, Failure.NAME_SERVER, Failure.NO_ROUTE,
})  # fmt: skip
"""Failures of a server that starts anew, say: it takes longer than a moment, and yet not long."""

BRIEF_MS = 2_000
"""What takes longer to fail is not asked a third time: nobody waits for it again."""

LIMITED_TRIES = 5
"""So many times more a link is asked where its host limits: it waits its turn while others pass."""

Sleep = Callable[[float], Awaitable[None]]
Now = Callable[[], datetime]


def may_pass(seen: Observation) -> bool:
    """Whether another try, at the end of the run, may see something else."""
    return seen.failure in LATE or seen.status in PASSING or limit(seen, _utc_now()) is not None


def may_pass_soon(seen: Observation) -> bool:
    """Whether what failed at the end of the run, too, and failed fast, is worth a last look a little later."""
    is_limit = limit(seen, _utc_now()) is not None
    passes = seen.failure in BRIEF or (seen.status in PASSING and not is_limit)
    return passes and seen.elapsed_ms < BRIEF_MS


def _utc_now() -> datetime:
    return datetime.now(UTC)


def with_retries(fetch: Fetch, settings: Settings, sleep: Sleep = asyncio.sleep, now: Now = _utc_now) -> Fetch:
    """Ask up to `settings.retries` times more while the failure may pass; the last observation counts.

    Half of the request's time-out bounds the tries together: what took longer is asked again late in the run.
    """

    async def fetch_again(request: Request) -> Observation:
        first = await fetch(request)
        if not _may_pass(first):
            return first
        from tenacity import AsyncRetrying  # noqa: PLC0415 - few runs need it

        tries = _Tries(request, settings, now)
        retrying = AsyncRetrying(
            retry=tries.go_on, stop=tries.never, wait=tries.wait, sleep=sleep, retry_error_callback=_last
        )
        seen: Observation = await retrying(tries.counted(fetch, first), request)
        return replace(seen, attempts=tries.attempts, elapsed_ms=tries.elapsed_ms)

    return fetch_again


class _Tries:
    """The tries of one request."""

    def __init__(self, request: Request, settings: Settings, now: Now) -> None:
        self._patience_ms = request.timeout * 1000 / 2
        self._retries = settings.retries
        self._now = now
        from tenacity import wait_exponential_jitter  # noqa: PLC0415 - as above

        self._backoff = wait_exponential_jitter(multiplier=0.5, max=8, jitter=0.5)
        self.attempts = 0
        self.elapsed_ms = 0

    def counted(self, fetch: Fetch, first: Observation) -> Fetch:
        """Count the tries; `first` is what the first of them saw."""
        before = [first]

        async def counting(request: Request) -> Observation:
            seen = before.pop() if before else await fetch(request)
            self.attempts += seen.attempts
            self.elapsed_ms += seen.elapsed_ms
            return seen

        return counting

    def go_on(self, state: RetryCallState) -> bool:
        seen = _last(state)
        most = self._retries * LIMITED_TRIES if self._is_limit(seen) else self._retries
        if not seen.attempts or state.attempt_number > most or self.elapsed_ms > self._patience_ms:
            return False
        if any(seen.headers.get(name) for name in challenges.HEADERS):
            return False
        return seen.failure in QUICK or seen.status in PASSING or self._is_limit(seen)

    @staticmethod
    def never(_state: RetryCallState) -> bool:
        return False  # `go_on` alone decides

    def wait(self, state: RetryCallState) -> float:
        # A paused host keeps its links waiting by itself; sleeping as well would make them wait twice.
        return 0.0 if self._is_limit(_last(state)) else self._backoff(state)

    def _is_limit(self, seen: Observation) -> bool:
        return limit(seen, self._now()) is not None


def _may_pass(seen: Observation) -> bool:
    """Whether a closer look is worth while; most answers are good and need none."""
    return seen.failure in QUICK or seen.status in PASSING or seen.status in MAY_LIMIT


def _last(state: RetryCallState) -> Observation:
    assert state.outcome is not None
    seen: Observation = state.outcome.result()
    return seen
