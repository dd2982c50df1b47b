"""Turns on a clock that stands still unless somebody sleeps."""

import asyncio
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fake_fetch import Clock, FakeFetch, answer, failed

from linkwatch.fetch.lane import PROBES
from linkwatch.fetch.patience import Ready, at_once
from linkwatch.fetch.rate_limits import Limit
from linkwatch.fetch.schedule import Schedule, with_turns
from linkwatch.model import Failure, Observation, Request, Settings

URL = "http://a.example/"


def make(settings: Settings) -> tuple[Schedule, Clock]:
    clock = Clock()
    return Schedule(replace(settings, cache=False), clock, clock.sleep), clock


async def ask_all(fetch: FakeFetch, schedule: Schedule, *urls: str) -> list[Observation]:
    turns = with_turns(fetch, schedule)
    return await asyncio.gather(*(turns(Request(url)) for url in urls))


async def test_starts_on_one_host_keep_the_interval() -> None:
    schedule, clock = make(Settings(interval=0.5))
    starts: list[float] = []
    fetch = FakeFetch(before=lambda _: starts.append(clock.now))
    await ask_all(fetch, schedule, *(f"http://a.example/{n}" for n in range(4)))
    assert starts == [0.0, 0.5, 1.0, 1.5]


async def test_whoever_asks_is_told_when_he_may_send() -> None:
    schedule, clock = make(Settings(interval=0.5))
    given: list[Ready] = []

    async def fetch(request: Request, ready: Ready = at_once) -> Observation:
        given.append(ready)
        return answer()

    await with_turns(fetch, schedule)(Request(URL))
    now, later = given[0](), given[0]()
    assert now is None
    assert later is not None
    await later
    assert clock.slept == [0.5]


async def test_hosts_must_not_wait_for_each_other() -> None:
    schedule, clock = make(Settings(interval=0.5))
    await ask_all(FakeFetch(), schedule, *(f"http://h{n}.example/" for n in range(10)))
    assert clock.slept == []


async def test_a_host_never_sees_more_at_once_than_its_limit() -> None:
    schedule, _ = make(Settings(per_host=3, interval=0))
    now = most = 0

    async def slow(request: Request, ready: Ready = at_once) -> Observation:
        nonlocal now, most
        now += 1
        most = max(most, now)
        for _ in range(9):
            await asyncio.sleep(0)
        now -= 1
        return answer()

    turns = with_turns(slow, schedule)
    await asyncio.gather(*(turns(Request(f"http://a.example/{n}")) for n in range(12)))
    assert most == 3


async def test_a_link_that_waits_for_its_host_holds_no_global_slot() -> None:
    schedule, _ = make(Settings(per_host=1, interval=0, concurrency=2))
    door = asyncio.Event()

    async def fetch(request: Request, ready: Ready = at_once) -> Observation:
        if "slow" in request.url:
            await door.wait()
        return answer()

    turns = with_turns(fetch, schedule)
    waiting = [asyncio.create_task(turns(Request(f"http://slow.example/{n}"))) for n in range(20)]
    others = await asyncio.gather(*(turns(Request(f"http://h{n}.example/")) for n in range(8)))
    assert len(others) == 8
    door.set()
    await asyncio.gather(*waiting)


async def test_a_pause_holds_all_links_of_the_host_and_no_other() -> None:
    schedule, clock = make(Settings(interval=0))
    schedule.lane("http://a.example/").pause(30)
    schedule.lane("http://a.example/").pause(3)
    await ask_all(FakeFetch(), schedule, "http://b.example/")
    assert clock.now == 0
    await ask_all(FakeFetch(), schedule, "http://a.example/1", "http://a.example/2")
    assert clock.slept == [30]


@pytest.mark.parametrize("pause", [0.5, 7])
async def test_a_pause_that_comes_while_a_link_waits_for_a_slot_still_counts(pause: float) -> None:
    schedule, clock = make(Settings(interval=0, concurrency=1))
    door = asyncio.Event()
    asked: list[str] = []

    async def fetch(request: Request, ready: Ready = at_once) -> Observation:
        asked.append(request.url)
        if "first" in request.url:
            await door.wait()
        return answer()

    turns = with_turns(fetch, schedule)
    links = ["http://first.example/", "http://a.example/", "http://other.example/"]
    waiting = []
    for url in links:
        waiting.append(asyncio.create_task(turns(Request(url))))
        await asyncio.sleep(0)
    schedule.lane("http://a.example/").pause(pause)
    door.set()
    await asyncio.gather(*waiting)
    assert clock.slept == [pause]
    assert asked == [links[0], links[2], links[1]]


@pytest.mark.parametrize("failure", [Failure.CONNECT_TIMEOUT, Failure.REFUSED, Failure.NO_SUCH_HOST])
async def test_a_host_that_is_down_is_asked_once_for_all_its_links(failure: Failure) -> None:
    schedule, _ = make(Settings(interval=0, per_host=1))
    urls = [f"http://dead.example/{n}" for n in range(20)]
    fetch = FakeFetch({url: failed(failure) for url in urls})
    seen = await ask_all(fetch, schedule, *urls)
    assert len(fetch.asked) == 1
    assert {each.failure for each in seen} == {failure}
    assert [each.url for each in seen] == urls


async def test_another_port_of_a_host_that_is_down_is_asked() -> None:
    schedule, _ = make(Settings(interval=0))
    fetch = FakeFetch({"http://a.example/": failed(Failure.REFUSED), "https://a.example/": answer()})
    await ask_all(fetch, schedule, "http://a.example/")
    assert (await ask_all(fetch, schedule, "https://a.example/"))[0].status == 200


async def test_a_host_that_answered_before_must_not_be_taken_for_down() -> None:
    schedule, _ = make(Settings(interval=0))
    fetch = FakeFetch({"http://a.example/2": failed(Failure.CONNECT_TIMEOUT)})
    await ask_all(fetch, schedule, "http://a.example/1")
    await ask_all(fetch, schedule, "http://a.example/2")
    assert (await ask_all(fetch, schedule, "http://a.example/3"))[0].status == 404


async def test_a_time_out_of_one_page_must_not_close_the_host() -> None:
    schedule, _ = make(Settings(interval=0))
    fetch = FakeFetch({"http://a.example/1": failed(Failure.TIMEOUT)})
    await ask_all(fetch, schedule, "http://a.example/1")
    assert (await ask_all(fetch, schedule, "http://a.example/2"))[0].status == 404


async def test_a_reopened_host_is_asked_again() -> None:
    schedule, _ = make(Settings(interval=0))
    fetch = FakeFetch({"http://a.example/": [failed(Failure.REFUSED), answer()]})
    await ask_all(fetch, schedule, "http://a.example/")
    schedule.reopen(["http://b.example/"])
    assert (await ask_all(fetch, schedule, "http://a.example/"))[0].status is None
    schedule.reopen(["http://b.example/", "http://a.example/another"])
    assert (await ask_all(fetch, schedule, "http://a.example/"))[0].status == 200


async def test_all_of_arxiv_takes_turns_three_seconds_apart_from_end_to_start() -> None:
    schedule, clock = make(Settings())
    times: list[float] = []

    async def fetch(request: Request, ready: Ready = at_once) -> Observation:
        times.append(clock.now)
        await clock.sleep(1)
        return answer()

    turns = with_turns(fetch, schedule)
    urls = ["https://export.arxiv.org/api", "https://arxiv.org/abs/1", "https://www.arxiv.org/abs/2"]
    await asyncio.gather(*(turns(Request(url)) for url in urls))
    assert times == [0.0, 4.0, 8.0]


@pytest.mark.parametrize(
    ("url", "cache", "times"),
    [
        ("https://export.arxiv.org/api", True, [0.0, 4.0, 8.0]),
        ("https://export.arxiv.org/api", False, [0.0, 1.0, 2.0]),
        ("http://a.example/", True, [0.0, 1.0, 2.0]),
    ],
)
async def test_runs_with_one_cache_keep_the_pace_of_arxiv_together(
    tmp_path: Path, url: str, cache: bool, times: list[float]
) -> None:
    clock = Clock()
    started: list[float] = []

    async def fetch(request: Request, ready: Ready = at_once) -> Observation:
        started.append(clock.now)
        await clock.sleep(1)
        return answer()

    settings = Settings(cache=cache, cache_dir=str(tmp_path))
    for _ in range(3):
        schedule = Schedule(settings, clock, clock.sleep, lambda: datetime.fromtimestamp(1e9 + clock.now, UTC))
        await with_turns(fetch, schedule)(Request(url))
    assert started == times
    assert os.listdir(tmp_path) == ["arxiv.org.turn"] * (times[1] > 1)  # noqa: PTH208 - pathlib would be called blocking


async def test_a_host_that_only_ends_like_arxiv_has_its_own_turns() -> None:
    schedule, _ = make(Settings())
    assert schedule.lane("https://notarxiv.org/") is not schedule.lane("https://arxiv.org/")


@pytest.mark.parametrize(
    ("host", "status", "asked"),
    [("arxiv.org", 403, 1), ("arxiv.org", 404, 2), ("a.example", 403, 2)],
)
async def test_only_arxiv_is_not_asked_any_more_once_it_forbids_it(host: str, status: int, asked: int) -> None:
    schedule, _ = make(Settings(interval=0))
    urls = [f"https://{host}/first", f"https://{host}/second"]
    fetch = FakeFetch({urls[0]: [answer(status)], urls[1]: [answer(status)]})
    await ask_all(fetch, schedule, urls[0])
    schedule.lane(urls[1]).reopen()
    [seen] = await ask_all(fetch, schedule, urls[1])
    assert (seen.url, seen.status) == (urls[1], status)
    assert len(fetch.asked) == asked


async def test_a_pause_that_arxiv_names_beside_its_forbidding_is_no_leave_to_ask_again() -> None:
    schedule, clock = make(Settings(interval=0))
    url = "https://export.arxiv.org/api"
    fetch = FakeFetch({url: [answer(403, retry_after="1"), answer()]})
    assert [seen.status for _ in range(2) for seen in await ask_all(fetch, schedule, url)] == [403, 403]
    assert len(fetch.asked) == 1
    assert clock.slept == []


async def test_another_host_that_forbids_for_a_while_is_asked_again() -> None:
    schedule, clock = make(Settings(interval=0))
    fetch = FakeFetch({URL: [answer(403, retry_after="30"), answer()]})
    assert [seen.status for _ in range(2) for seen in await ask_all(fetch, schedule, URL)] == [403, 200]
    assert clock.slept == [30]


async def test_arxiv_that_limits_is_left_alone_as_the_settings_say() -> None:
    schedule, clock = make(Settings(interval=0.5, max_pause=15))
    url = "https://export.arxiv.org/api"
    starts: list[float] = []
    fetch = FakeFetch({url: limiting()}, before=lambda _: starts.append(clock.now))
    for _ in range(PROBES):
        await ask_all(fetch, schedule, url)
    assert starts == [0, 10]


async def test_a_limit_until_a_date_is_counted_from_now() -> None:
    clock = Clock()
    schedule = Schedule(Settings(interval=0), clock, clock.sleep, lambda: datetime(2026, 11, 23, 12, tzinfo=UTC))
    fetch = FakeFetch({URL: [limiting(retry_after="Mon, 23 Nov 2026 12:00:30 GMT"), answer()]})
    await ask_all(fetch, schedule, URL)
    await ask_all(fetch, schedule, URL)
    assert clock.slept == [30]


def test_the_clock_of_dates_knows_its_zone() -> None:
    assert Schedule(Settings()).now().tzinfo is UTC


def limiting(**headers: str) -> Observation:
    return answer(429, **headers)


async def test_no_link_of_a_host_is_asked_before_the_pause_is_over_and_then_one_alone() -> None:
    schedule, clock = make(Settings(interval=0, per_host=6))
    starts: list[float] = []
    now = most = 0

    async def fetch(request: Request, ready: Ready = at_once) -> Observation:
        nonlocal now, most
        starts.append(clock.now)
        now += 1
        most = max(most, now if clock.now == 7 and len(starts) == 3 else 1)
        for _ in range(9):
            await asyncio.sleep(0)
        now -= 1
        return limiting(retry_after="7") if len(starts) <= 2 else answer()

    turns = with_turns(fetch, schedule)
    await asyncio.gather(*(turns(Request(f"http://a.example/{n}")) for n in range(12)))
    assert starts == [0.0, 0.0] + [7.0] * 10
    assert most == 1


async def test_after_a_limit_the_host_sees_more_at_once_only_step_by_step() -> None:
    schedule, _ = make(Settings(interval=0, per_host=6))
    lane = schedule.lane("http://a.example/")
    lane.learn_limit(Limit(5), limiting(), 0)
    steps: list[int] = []
    now = 0

    async def fetch(request: Request, ready: Ready = at_once) -> Observation:
        nonlocal now
        now += 1
        steps.append(now)
        for _ in range(30):
            await asyncio.sleep(0)
        now -= 1
        return answer()

    turns = with_turns(fetch, schedule)
    await asyncio.gather(*(turns(Request(f"http://a.example/{n}")) for n in range(20)))
    assert steps[:3] == [1, 1, 2]
    assert max(steps) == 6


async def test_a_limit_without_a_time_pauses_twice_as_long_each_time() -> None:
    schedule, clock = make(Settings(interval=0.05))
    starts: list[float] = []
    fetch = FakeFetch({URL: limiting()}, before=lambda _: starts.append(round(clock.now, 3)))
    for _ in range(5):
        await ask_all(fetch, schedule, URL)
    assert starts == [0, 1, 3]


async def test_a_host_that_limits_to_the_end_is_not_asked_for_its_other_links() -> None:
    schedule, _ = make(Settings(interval=0))
    fetch = FakeFetch({URL: replace(limiting(), elapsed_ms=99)})
    for _ in range(PROBES):
        await ask_all(fetch, schedule, URL)
    shared = (await ask_all(fetch, schedule, "http://a.example/other"))[0]
    assert shared.elapsed_ms == 0
    assert (shared.status, shared.attempts, shared.url, shared.final_url) == (429, 0, *["http://a.example/other"] * 2)
    assert len(fetch.asked) == PROBES


async def test_after_a_reopening_one_probe_decides_about_a_host_that_limited() -> None:
    schedule, _ = make(Settings(interval=0))
    fetch = FakeFetch({URL: limiting()})
    for _ in range(PROBES):
        await ask_all(fetch, schedule, URL)
    schedule.lane(URL).reopen()
    await ask_all(fetch, schedule, URL, URL, URL)
    assert len(fetch.asked) == PROBES + 1


async def test_a_pause_longer_than_the_longest_ends_the_asking_even_after_a_reopening() -> None:
    schedule, clock = make(Settings(interval=0, max_pause=60))
    fetch = FakeFetch({URL: limiting(retry_after="3600")})
    seen = await ask_all(fetch, schedule, URL)
    schedule.lane(URL).reopen()
    seen += await ask_all(fetch, schedule, URL, "http://a.example/2")
    assert ([each.status for each in seen], len(fetch.asked), clock.slept) == ([429] * 3, 1, [])


async def test_who_is_connected_when_a_host_closes_itself_must_not_wait_for_the_end_of_the_pause() -> None:
    schedule, clock = make(Settings(interval=0.5, max_pause=60))
    connected, limited = asyncio.Event(), asyncio.Event()

    async def ask(request: Request, ready: Ready = at_once) -> Observation:
        if request.url == URL:
            await connected.wait()
            limited.set()
            return answer(429, retry_after="99999")
        connected.set()
        await limited.wait()
        await asyncio.sleep(0)
        if (wait := ready()) is not None:
            await wait
        return answer()

    turns = with_turns(ask, schedule)
    seen = await asyncio.gather(*(turns(Request(f"{URL}{path}")) for path in ("", "other")))
    assert [(each.status, each.attempts) for each in seen] == [(429, 1), (429, 0)]
    assert max(clock.slept) <= 0.5
    assert not schedule.is_full


async def test_pauses_that_bring_nothing_add_up() -> None:
    schedule, clock = make(Settings(interval=0, max_pause=60))
    fetch = FakeFetch({URL: limiting(retry_after="40")})
    for _ in range(3):
        await ask_all(fetch, schedule, URL)
    assert (len(fetch.asked), clock.now) == (2, 40)


async def test_requests_that_were_under_way_together_are_one_limit() -> None:
    schedule, _ = make(Settings(interval=0))
    lane = schedule.lane(URL)
    for _ in range(PROBES + 1):
        lane.learn_limit(Limit(1), limiting(), -1)
    fetch = FakeFetch()
    await ask_all(fetch, schedule, URL)
    assert len(fetch.asked) == 1


@pytest.mark.parametrize("count", [2, 60])
async def test_a_silent_server_is_asked_twice_for_all_its_links(count: int) -> None:
    schedule, _ = make(Settings(interval=0))
    urls = [f"http://a.example/{n}" for n in range(count)]
    fetch = FakeFetch({url: failed(Failure.TIMEOUT) for url in urls})
    seen = await ask_all(fetch, schedule, *urls)
    assert len(fetch.asked) == 2
    assert {each.failure for each in seen} == {Failure.TIMEOUT}
    assert [each.attempts for each in seen] == [1, 1] + [0] * (count - 2)


async def test_a_server_that_answered_must_fall_silent_more_often() -> None:
    schedule, _ = make(Settings(interval=0, per_host=6))
    urls = [f"http://a.example/{n}" for n in range(20)]
    fetch = FakeFetch({url: failed(Failure.TIMEOUT) for url in urls[1:]})
    for url in urls:
        await ask_all(fetch, schedule, url)
    assert len(fetch.asked) == 1 + 6


async def test_time_outs_that_are_not_in_a_row_must_not_close_a_host() -> None:
    schedule, _ = make(Settings(interval=0))
    fetch = FakeFetch({f"http://a.example/{n}": failed(Failure.TIMEOUT) for n in range(0, 20, 2)})
    for number in range(20):
        await ask_all(fetch, schedule, f"http://a.example/{number}")
    assert len(fetch.asked) == 20


async def test_a_reopened_silent_server_gets_its_two_chances_again() -> None:
    schedule, _ = make(Settings(interval=0))
    fetch = FakeFetch({URL: failed(Failure.TIMEOUT)})
    await ask_all(fetch, schedule, URL, URL, URL)
    schedule.lane(URL).reopen()
    await ask_all(fetch, schedule, URL, URL, URL)
    assert len(fetch.asked) == 4


async def test_a_certificate_speaks_for_all_links_of_its_server() -> None:
    schedule, _ = make(Settings(interval=0, per_host=1))
    fetch = FakeFetch({"https://a.example/1": replace(failed(Failure.CERTIFICATE_EXPIRED), failure_detail="expired")})
    seen = await ask_all(fetch, schedule, "https://a.example/1", "https://a.example/2")
    assert ([each.failure_detail for each in seen], len(fetch.asked)) == (["expired"] * 2, 1)


async def test_a_lane_that_closes_while_a_link_waits_for_a_slot_is_not_asked() -> None:
    schedule, _ = make(Settings(interval=0, concurrency=1))
    door = asyncio.Event()

    async def fetch(request: Request, ready: Ready = at_once) -> Observation:
        if "first" in request.url:
            await door.wait()
        return answer()

    turns = with_turns(fetch, schedule)
    first = asyncio.create_task(turns(Request("http://first.example/")))
    await asyncio.sleep(0)
    second = asyncio.create_task(turns(Request(URL)))
    await asyncio.sleep(0)
    schedule.lane(URL).learn_limit(Limit(99), limiting(), 0)
    door.set()
    await first
    assert (await second).status == 429
