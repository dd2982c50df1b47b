"""Asks again when a failure may pass at once, and hands a host's `Retry-After` to its lane."""

from __future__ import annotations

import asyncio
import email.utils
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt, wait_exponential_jitter

from linkwatch.fetch.schedule import Schedule
from linkwatch.model import Failure, Fetch, Observation, Request, Settings

LIMITS = frozenset({429, 503})
"""Statuses that may carry Retry-After (RFC 6585 section 4, RFC 9110 section 15.6.4)."""

PASSING = LIMITS | {500, 502, 504, *range(520, 531)}
"""Statuses that may be gone a second later; 520 to 530 are Cloudflare's for a troubled origin."""

QUICK = frozenset({Failure.RESET, Failure.EMPTY, Failure.GARBLED})
"""Failures worth asking again at once; a silent or missing host is asked again late in the run instead."""

Sleep = Callable[[float], Awaitable[None]]
Now = Callable[[], datetime]


def _utc_now() -> datetime:
    return datetime.now(UTC)


def with_retries(
    fetch: Fetch, schedule: Schedule, settings: Settings, sleep: Sleep = asyncio.sleep, now: Now = _utc_now
) -> Fetch:
    """Ask up to `settings.retries` times more while the failure may pass; the last observation counts.

    A `Retry-After` pauses the whole host; one longer than `settings.max_pause` seconds ends the asking.
    """
    pauses = _Pauses(schedule, settings, now)
    backoff = wait_exponential_jitter(multiplier=0.5, max=8, jitter=0.5)

    def wait(state: RetryCallState) -> float:
        # A paused host keeps its links waiting by itself; sleeping as well would make them wait twice.
        return 0.0 if pauses.asked_for(_result(state)) is not None else backoff(state)

    async def fetch_again(request: Request) -> Observation:
        retrying = AsyncRetrying(
            retry=retry_if_result(pauses.worth_asking_again),
            stop=stop_after_attempt(settings.retries + 1),
            wait=wait,
            sleep=sleep,
            before_sleep=pauses.take,
            retry_error_callback=_last,
        )
        seen: Observation = await retrying(fetch, request)
        return replace(seen, attempts=int(retrying.statistics["attempt_number"]))

    return fetch_again


def retry_after(value: str, now: datetime) -> float | None:
    """Read a Retry-After header, seconds or an HTTP date (RFC 9110 section 10.2.3), as seconds from `now`."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        at = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - now).total_seconds())


class _Pauses:
    """What a host asked for, and whether it is worth waiting for."""

    def __init__(self, schedule: Schedule, settings: Settings, now: Now) -> None:
        self._schedule = schedule
        self._max_pause = settings.max_pause
        self._now = now

    def worth_asking_again(self, seen: Observation) -> bool:
        pause = self.asked_for(seen)
        if pause is not None and pause > self._max_pause:
            return False
        return seen.failure in QUICK or seen.status in PASSING

    def asked_for(self, seen: Observation) -> float | None:
        if seen.status not in LIMITS:
            return None
        return retry_after(seen.headers.get("retry-after", ""), self._now())

    def take(self, state: RetryCallState) -> None:
        seen = _result(state)
        pause = self.asked_for(seen)
        if pause is not None:
            self._schedule.lane(seen.url).pause(pause)


def _result(state: RetryCallState) -> Observation:
    assert state.outcome is not None
    seen: Observation = state.outcome.result()
    return seen


def _last(state: RetryCallState) -> Observation:
    return _result(state)
