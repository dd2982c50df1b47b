"""Turns on a clock that stands still unless somebody sleeps."""

import asyncio

import pytest
from fake_fetch import Clock, FakeFetch, answer, failed

from linkwatch.fetch.schedule import Schedule, with_turns
from linkwatch.model import Failure, Observation, Request, Settings


def make(settings: Settings) -> tuple[Schedule, Clock]:
    clock = Clock()
    return Schedule(settings, clock, clock.sleep), clock


async def ask_all(fetch: FakeFetch, schedule: Schedule, *urls: str) -> list[Observation]:
    turns = with_turns(fetch, schedule)
    return await asyncio.gather(*(turns(Request(url)) for url in urls))


async def test_starts_on_one_host_keep_the_interval() -> None:
    schedule, clock = make(Settings(interval=0.5))
    starts: list[float] = []
    fetch = FakeFetch(before=lambda _: starts.append(clock.now))
    await ask_all(fetch, schedule, *(f"http://a.example/{n}" for n in range(4)))
    assert starts == [0.0, 0.5, 1.0, 1.5]


async def test_hosts_must_not_wait_for_each_other() -> None:
    schedule, clock = make(Settings(interval=0.5))
    await ask_all(FakeFetch(), schedule, *(f"http://h{n}.example/" for n in range(10)))
    assert clock.slept == []


async def test_a_host_never_sees_more_at_once_than_its_limit() -> None:
    schedule, _ = make(Settings(per_host=3, interval=0))
    now = most = 0

    async def slow(request: Request) -> Observation:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0)
        now -= 1
        return answer()

    turns = with_turns(slow, schedule)
    await asyncio.gather(*(turns(Request(f"http://a.example/{n}")) for n in range(12)))
    assert most == 3


async def test_a_link_that_waits_for_its_host_holds_no_global_slot() -> None:
    schedule, _ = make(Settings(per_host=1, interval=0, concurrency=2))
    door = asyncio.Event()

    async def fetch(request: Request) -> Observation:
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


async def test_a_pause_that_comes_while_a_link_waits_for_a_slot_still_counts() -> None:
    schedule, clock = make(Settings(interval=0, concurrency=1))
    door = asyncio.Event()

    async def fetch(request: Request) -> Observation:
        if "first" in request.url:
            await door.wait()
        return answer()

    turns = with_turns(fetch, schedule)
    first = asyncio.create_task(turns(Request("http://first.example/")))
    await asyncio.sleep(0)
    second = asyncio.create_task(turns(Request("http://a.example/")))
    await asyncio.sleep(0)
    schedule.lane("http://a.example/").pause(7)
    door.set()
    await asyncio.gather(first, second)
    assert clock.slept == [7]


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
    schedule.lane("http://a.example/").reopen()
    assert (await ask_all(fetch, schedule, "http://a.example/"))[0].status == 200


async def test_all_of_arxiv_takes_turns_three_seconds_apart_from_end_to_start() -> None:
    schedule, clock = make(Settings())
    times: list[float] = []

    async def fetch(request: Request) -> Observation:
        times.append(clock.now)
        await clock.sleep(1)
        return answer()

    turns = with_turns(fetch, schedule)
    urls = ["https://export.arxiv.org/api", "https://arxiv.org/abs/1", "https://www.arxiv.org/abs/2"]
    await asyncio.gather(*(turns(Request(url)) for url in urls))
    assert times == [0.0, 4.0, 8.0]


async def test_a_host_that_only_ends_like_arxiv_has_its_own_turns() -> None:
    schedule, _ = make(Settings())
    assert schedule.lane("https://notarxiv.org/") is not schedule.lane("https://arxiv.org/")
