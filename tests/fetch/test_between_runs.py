"""Several runs, each as one object on the same file, with a clock that moves only when somebody sleeps."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fake_fetch import Clock

from linkwatch import locks
from linkwatch.fetch.between_runs import LOOK, PATIENCE, BetweenRuns

START = datetime(2026, 11, 30, 12, tzinfo=UTC)

with_locks = pytest.mark.skipif(not locks.THERE_ARE, reason="this system has no such locks")


class Day(Clock):
    """A clock that tells the time of day, too, and can jump."""

    jumped = timedelta()

    def time(self) -> datetime:
        return START + timedelta(seconds=self.now) + self.jumped


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "arxiv.org.turn"


def a_run(file: Path, day: Day) -> BetweenRuns:
    return BetweenRuns(file, 3.0, day.sleep, day.time)


async def ask(run: BetweenRuns, day: Day, seconds: float = 1.0) -> float:
    """Make one request that takes so many seconds; give when it began."""
    async with run.turn():
        began = day.now
        await day.sleep(seconds)
    return began


async def test_the_first_request_of_all_must_not_wait(file: Path, day: Day) -> None:
    assert await ask(a_run(file, day), day) == 0


async def test_the_next_run_keeps_the_interval_from_the_end_of_the_last_request(file: Path, day: Day) -> None:
    await ask(a_run(file, day), day, seconds=2)
    await day.sleep(0.5)
    assert await ask(a_run(file, day), day) == 2 + 3


async def test_a_run_long_after_the_last_one_must_not_wait(file: Path, day: Day) -> None:
    await ask(a_run(file, day), day, seconds=2)
    await day.sleep(3)
    assert await ask(a_run(file, day), day) == 2 + 3


async def test_a_request_that_fails_counts(file: Path, day: Day) -> None:
    with pytest.raises(ConnectionError):
        async with a_run(file, day).turn():
            raise ConnectionError
    assert await ask(a_run(file, day), day) == 3


@with_locks
async def test_one_run_asks_at_a_time(file: Path, day: Day) -> None:
    under_way = asyncio.Event()
    end = asyncio.Event()

    async def first() -> None:
        async with a_run(file, day).turn():
            under_way.set()
            await end.wait()

    async def sleep(seconds: float) -> None:
        await day.sleep(seconds)
        if day.now >= 10:
            end.set()
        await asyncio.sleep(0)

    asking = asyncio.create_task(first())
    await under_way.wait()
    async with BetweenRuns(file, 3.0, sleep, day.time).turn():
        assert asking.done()
        assert 10 + 3 <= day.now <= 10 + 3 + 2 * LOOK


@with_locks
async def test_a_run_that_hangs_is_waited_for_once(file: Path, day: Day) -> None:
    waiting = a_run(file, day)
    async with a_run(file, day).turn():
        assert await ask(waiting, day) == pytest.approx(PATIENCE)
        assert await ask(waiting, day) == pytest.approx(PATIENCE + 1 + 3)


@with_locks
async def test_runs_that_go_on_are_waited_for_however_long_it_takes(file: Path, day: Day) -> None:
    async with a_run(file, day).turn():
        requests = 0

        async def sleep(seconds: float) -> None:
            nonlocal requests
            await day.sleep(seconds)
            if requests < 9 and day.now >= (requests + 1) * 0.9 * PATIENCE:
                requests += 1
                os.utime(file, (day.time().timestamp(),) * 2)

        patient = BetweenRuns(file, 3.0, sleep, day.time)
        assert await ask(patient, day) == pytest.approx(9 * 0.9 * PATIENCE + PATIENCE, abs=2 * LOOK)


async def test_a_run_that_is_killed_has_asked(file: Path, day: Day) -> None:
    async with a_run(file, day).turn():
        seen = os.stat(file).st_mtime  # noqa: PTH116 - pathlib would be called blocking
    assert seen == START.timestamp()


@pytest.mark.parametrize("jump", [timedelta(days=-4000), timedelta(seconds=-1)])
async def test_a_clock_that_jumps_back_costs_one_interval(file: Path, day: Day, jump: timedelta) -> None:
    await ask(a_run(file, day), day, seconds=0)
    day.jumped = jump
    assert await ask(a_run(file, day), day) == 3


async def test_who_is_interrupted_while_waiting_has_not_asked(file: Path, day: Day) -> None:
    await ask(a_run(file, day), day, seconds=0)

    async def never(_seconds: float) -> None:
        await asyncio.Event().wait()

    waiting = asyncio.create_task(ask(BetweenRuns(file, 3.0, never, day.time), day))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await day.sleep(2)
    assert await ask(a_run(file, day), day) == 3


async def test_without_a_folder_each_run_keeps_its_own_pace(tmp_path: Path, day: Day) -> None:
    run = a_run(tmp_path / "missing" / "arxiv.org.turn", day)
    assert [await ask(run, day) for _ in range(2)] == [0, 1]


def ask_twice(file: Path, day: Day) -> list[float]:
    """Give when two requests of one run began that keeps its own pace only if it keeps none with others."""

    async def ask_in_turn() -> list[float]:
        run = a_run(file, day)
        return [await ask(run, day) for _ in range(2)]

    return asyncio.run(ask_in_turn())


@pytest.mark.skipif(os.name == "nt", reason="needs links")
@pytest.mark.parametrize("kind", ["link out", "link inside", "hard link", "folder out"])
def test_what_a_link_leads_to_must_not_be_touched(tmp_path: Path, day: Day, kind: str) -> None:
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / "cache").mkdir()
    file = repository / "cache" / "arxiv.org.turn"
    other = repository / "cache" / "mine" if kind in {"link inside", "hard link"} else tmp_path / "mine"
    other.mkdir() if kind == "folder out" else other.touch()
    os.utime(other, (5, 5))
    match kind:
        case "link out" | "link inside":
            file.symlink_to(other)
        case "hard link":
            file.hardlink_to(other)
        case _:
            file.parent.rmdir()
            file.parent.symlink_to(other)
    assert ask_twice(file, day) == [0, 1]
    assert other.stat().st_mtime == 5


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
@pytest.mark.parametrize("kind", ["dangling link", "pipe", "folder"])
def test_what_is_no_file_must_not_become_one_nor_stop_a_run(file: Path, day: Day, kind: str) -> None:
    match kind:
        case "dangling link":
            file.symlink_to(file.with_name("missing"))
        case "pipe":
            os.mkfifo(file)
        case _:
            file.mkdir()
    assert ask_twice(file, day) == [0, 1]
    assert not file.is_file()


def test_the_file_holds_nothing_and_nobody_else_can_lock_it(file: Path, day: Day) -> None:
    asyncio.run(ask(a_run(file, day), day))
    assert file.read_bytes() == b""
    assert file.stat().st_mode & 0o077 == 0 or os.name == "nt"


@pytest.mark.skipif(os.name == "nt", reason="nobody can delete there what another has open")
def test_a_file_that_is_deleted_during_a_request_ends_no_run(file: Path, day: Day) -> None:
    async def ask_without_folder() -> None:
        async with a_run(file, day).turn():
            os.unlink(file)  # noqa: PTH108 - pathlib would be called blocking

    asyncio.run(ask_without_folder())
    assert not file.exists()
