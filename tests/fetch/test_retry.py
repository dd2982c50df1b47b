"""What is asked again, how often, and who waits for how long."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fake_fetch import Clock, FakeFetch, answer, failed

from linkwatch.challenges import HEADERS
from linkwatch.fetch.retry import may_pass, may_pass_soon, with_retries
from linkwatch.fetch.schedule import Schedule, with_turns
from linkwatch.model import Failure, Observation, Request, Settings

URL = "http://a.example/"
NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


async def ask(fetch: FakeFetch, **settings: float) -> tuple[Observation, Clock]:
    clock = Clock()
    wanted = Settings(interval=0, retries=int(settings.get("retries", 2)), max_pause=settings.get("max_pause", 60.0))
    schedule = Schedule(wanted, clock, clock.sleep, lambda: NOW)
    again = with_retries(with_turns(fetch, schedule), wanted, clock.sleep, lambda: NOW)
    return await again(Request(URL)), clock


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 520, 530])
async def test_a_status_that_may_pass_is_asked_again(status: int) -> None:
    fetch = FakeFetch({URL: [answer(status), answer(200)]})
    seen, _ = await ask(fetch)
    assert (seen.status, seen.attempts) == (200, 2)


@pytest.mark.parametrize("status", [200, 301, 400, 401, 403, 404, 410, 451, 501, 505, 999])
async def test_an_answer_that_stays_must_not_be_asked_again(status: int) -> None:
    fetch = FakeFetch({URL: answer(status)})
    seen, clock = await ask(fetch)
    assert (seen.status, len(fetch.asked), clock.slept) == (status, 1, [])


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("header", HEADERS)
async def test_a_challenge_must_not_be_asked_again(status: int, header: str) -> None:
    fetch = FakeFetch({URL: replace(answer(status), headers={header: "challenge"})})
    seen, clock = await ask(fetch)
    assert (seen.status, len(fetch.asked), clock.slept) == (status, 1, [])


@pytest.mark.parametrize("failure", [Failure.RESET, Failure.EMPTY])
async def test_a_broken_connection_is_asked_again_at_once(failure: Failure) -> None:
    fetch = FakeFetch({URL: [failed(failure), answer(200)]})
    assert (await ask(fetch))[0].status == 200


@pytest.mark.parametrize("failure", [each for each in Failure if each.value not in {"reset", "empty"}])
async def test_any_other_failure_must_not_be_asked_again_here(failure: Failure) -> None:
    fetch = FakeFetch({URL: failed(failure)})
    await ask(fetch)
    assert len(fetch.asked) == 1


async def test_the_last_observation_counts_when_the_tries_are_used_up() -> None:
    fetch = FakeFetch({URL: answer(503)})
    seen, clock = await ask(fetch, retries=2)
    assert (seen.status, seen.attempts, len(clock.slept)) == (503, 3, 2)


async def test_retry_after_in_seconds_pauses_the_host_for_exactly_that() -> None:
    fetch = FakeFetch({URL: [answer(429, retry_after="7"), answer(200)]})
    seen, clock = await ask(fetch)
    assert (seen.status, clock.now) == (200, 7)


async def test_retry_after_as_a_date_pauses_the_host_until_then() -> None:
    date = "Mon, 23 Nov 2026 12:00:30 GMT"
    fetch = FakeFetch({URL: [answer(503, retry_after=date), answer(200)]})
    seen, clock = await ask(fetch)
    assert (seen.status, clock.now) == (200, 30)


async def test_a_pause_longer_than_the_longest_is_not_waited_for() -> None:
    fetch = FakeFetch({URL: answer(429, retry_after="3600")})
    seen, clock = await ask(fetch, max_pause=60)
    assert (seen.status, len(fetch.asked), clock.now) == (429, 1, 0)


async def test_retry_after_on_another_status_means_nothing() -> None:
    fetch = FakeFetch({URL: [answer(500, retry_after="50"), answer(200)]})
    _, clock = await ask(fetch)
    assert clock.now < 5


@pytest.mark.parametrize(
    ("seen", "passes"),
    [
        (answer(503), True),
        (answer(429), True),
        (answer(200), False),
        (answer(404), False),
        (answer(403), False),
        (answer(403, retry_after="1"), True),
        (failed(Failure.TIMEOUT), True),
        (failed(Failure.NO_SUCH_HOST), True),
        (failed(Failure.CERTIFICATE_EXPIRED), False),
    ],
)
def test_only_what_another_try_may_change_may_pass(seen: Observation, *, passes: bool) -> None:
    assert may_pass(seen) is passes


@pytest.mark.parametrize(
    ("seen", "passes"),
    [
        (answer(503), True),
        (failed(Failure.REFUSED), True),
        (failed(Failure.NAME_SERVER), True),
        (replace(answer(503), elapsed_ms=5_000), False),
        (answer(503, retry_after="1"), False),
        (answer(429), False),
        (answer(404), False),
        (failed(Failure.TIMEOUT), False),
        (failed(Failure.CONNECT_TIMEOUT), False),
        (failed(Failure.NO_SUCH_HOST), False),
    ],
)
def test_only_what_fails_fast_is_worth_a_last_look(seen: Observation, *, passes: bool) -> None:
    assert may_pass_soon(seen) is passes
