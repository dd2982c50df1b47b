"""One host's lane by itself, on a clock that stands still unless somebody sleeps."""

import asyncio
from itertools import pairwise

import pytest
from fake_fetch import Clock, answer, failed

from linkwatch.fetch.lane import LEAD, PROBES, Lane, Origin, Pace
from linkwatch.fetch.rate_limits import Limit
from linkwatch.model import Failure, Observation

ORIGIN: Origin = ("a.example", 443)
OTHER: Origin = ("a.example", 8443)
LIMITING = answer(429)


def make(pace: Pace, slots: asyncio.Semaphore | None = None) -> tuple[Lane, Clock]:
    clock = Clock()
    return Lane(pace, slots or asyncio.Semaphore(64), clock, clock.sleep), clock


async def settled() -> None:
    """Let every task go as far as it can."""
    for _ in range(20):
        await asyncio.sleep(0)


async def shared(lane: Lane, origin: Origin = ORIGIN) -> Observation | None:
    """Take a turn and leave it; give what made it needless."""
    with await lane.turn(origin) as turn:
        return turn.shared


async def started(lane: Lane, *origins: Origin) -> int:
    """Give how many of these get a turn while none of them leaves."""
    tasks = [asyncio.create_task(lane.turn(origin)) for origin in origins]
    await settled()
    done = sum(task.done() for task in tasks)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return done


async def test_the_right_to_send_comes_once_an_interval() -> None:
    lane, clock = make(Pace(6, 0.5))

    sent = []
    for moment in (0.0, 0.0, 0.4, 0.5, 0.6, 1.0):
        clock.now = moment
        sent.append(lane.may_send())

    assert sent == [True, False, False, True, False, True]


async def test_whoever_may_not_send_yet_waits_as_long_as_it_takes_and_started_then() -> None:
    lane, clock = make(Pace(6, 0.5))
    clock.now = 7.0
    first, second = await lane.turn(ORIGIN), await lane.turn(ORIGIN)
    clock.slept.clear()
    clock.now = 7.0
    ready = first.ready()
    wait = second.ready()

    assert ready is None
    assert wait is not None
    await wait
    assert (first.started, second.started, clock.slept) == (7.0, 7.5, [0.5])


async def test_turns_begin_an_interval_apart_though_nothing_is_sent_and_shortly_before_it_might_be() -> None:
    lane, clock = make(Pace(6, 0.5))
    for _ in range(3):
        await lane.turn(OTHER)
        lane.leave()

    assert clock.slept == [0.5 - LEAD, 0.5]


@pytest.mark.parametrize("preparing", [0.0, LEAD / 2, LEAD, 3 * LEAD])
async def test_requests_that_take_long_to_prepare_are_sent_an_interval_apart(preparing: float) -> None:
    lane, clock = make(Pace(6, 0.5))
    sent: list[float] = []
    for _ in range(4):
        with await lane.turn(ORIGIN) as turn:
            clock.now += preparing
            if wait := turn.ready():
                await wait
            sent.append(turn.started)

    gaps = [later - sooner for sooner, later in pairwise(sent)]
    assert gaps == pytest.approx([0.5 + max(0, preparing - LEAD)] * 3)


async def test_a_turn_must_not_begin_before_the_end_of_a_pause() -> None:
    lane, clock = make(Pace(6, 0.5))
    lane.pause(7)
    await lane.turn(ORIGIN)
    assert clock.now == 7


async def test_a_request_that_was_sent_late_puts_off_the_next_turn() -> None:
    lane, clock = make(Pace(6, 0.5))
    turn = await lane.turn(ORIGIN)
    clock.now = 3.0
    turn.ready()
    await lane.turn(ORIGIN)
    assert clock.now == 3.5 - LEAD


async def test_every_answer_lets_one_more_go_and_no_more_than_that() -> None:
    lane, _ = make(Pace(6, 0))
    rooms = []
    for _ in range(6):
        rooms.append(await started(lane, *[ORIGIN] * 9))
        for _ in range(rooms[-1]):
            lane.leave()
        lane.learn(ORIGIN, answer())

    assert rooms == [2, 3, 4, 5, 6, 6]


async def test_while_a_server_may_be_silent_one_request_finds_out_and_the_other_servers_go_on() -> None:
    lane, _ = make(Pace(6, 0))
    lane.learn(ORIGIN, failed(Failure.TIMEOUT))

    assert await started(lane, *[ORIGIN] * 4) == 1
    lane.leave()
    assert await started(lane, *[OTHER] * 4) == 2


async def test_a_link_that_waits_for_a_slot_looks_again_at_how_many_may_go() -> None:
    slots = asyncio.Semaphore(2)
    lane, _ = make(Pace(6, 0), slots)
    await slots.acquire()  # another host's
    await lane.turn(OTHER)
    waiting = asyncio.create_task(lane.turn(ORIGIN))
    await settled()
    lane.learn(ORIGIN, failed(Failure.TIMEOUT))
    slots.release()
    await settled()

    assert not waiting.done()
    lane.leave()
    assert (await waiting).shared is None


@pytest.mark.parametrize(("limits", "pause"), [(1, 1.0), (2, 2.0), (5, 16.0), (11, 1024.0), (13, 1024.0)])
async def test_a_pause_without_a_time_doubles_ten_times_at_most(limits: int, pause: float) -> None:
    lane, clock = make(Pace(6, 0, patience=1e6))
    for _ in range(limits):
        lane.learn_limit(Limit(None), LIMITING, clock.now)
    lane.reopen()
    await shared(lane)

    assert clock.slept == [pause]


@pytest.mark.parametrize(("pause", "is_over"), [(10.0, False), (10.1, True)])
async def test_only_a_pause_beyond_all_patience_ends_the_asking(pause: float, is_over: bool) -> None:
    lane, _ = make(Pace(6, 0, patience=10))
    lane.learn_limit(Limit(pause), LIMITING, 0)

    assert (await shared(lane) is LIMITING) is is_over


async def test_limits_of_requests_that_were_under_way_together_must_not_add_up() -> None:
    lane, clock = make(Pace(6, 0, patience=10))
    for seconds in (4, 6, 5):
        lane.learn_limit(Limit(seconds), LIMITING, -1)

    assert await shared(lane) is None
    assert clock.slept == [6]


@pytest.mark.parametrize(("patience", "is_over"), [(6, False), (5.9, True)])
async def test_a_reopening_counts_the_pauses_that_there_were(patience: float, is_over: bool) -> None:
    lane, _ = make(Pace(6, 0, patience=patience))
    for _ in range(PROBES):
        lane.learn_limit(Limit(2), LIMITING, 0)
    assert await shared(lane) is LIMITING
    lane.reopen()

    assert (await shared(lane) is LIMITING) is is_over


async def test_an_answer_wipes_the_limits_and_pauses_before_it() -> None:
    lane, _ = make(Pace(6, 0, patience=10))
    for _ in range(3):
        for _ in range(PROBES - 1):
            lane.learn_limit(Limit(5), LIMITING, 0)
        lane.learn(ORIGIN, answer())

    assert await shared(lane) is None
