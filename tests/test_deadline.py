"""A run that ends at its deadline tells what it has, and how much it has not."""

import asyncio
from pathlib import Path

import pytest

from command import Command, connect_to
from linkwatch.deadline import Deadline
from web import Web, page, silent


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def guide(project: Path) -> Path:
    (project / "guide.md").write_text("[here](guide.md) [a](https://a.example/) [b](https://b.example/)\n")
    return project


def test_a_run_ends_at_its_deadline_with_what_it_has(linkwatch: Command, guide: Path, web: Web) -> None:
    web.pages |= {"https://a.example/": silent(), "https://b.example/": silent()}
    ran = linkwatch("check", "guide.md", "--deadline", "0.1", "--format", "json", *connect_to(web.connect_to))
    assert ran.status == 2
    assert (ran.json["interrupted"], [link["url"] for link in ran.json["links"]]) == (True, ["guide.md"])
    assert "The deadline of 0.1 seconds has passed: 2 addresses are not judged." in ran.err


def test_a_run_that_its_deadline_ended_leaves_the_memory_as_it_is(linkwatch: Command, guide: Path, web: Web) -> None:
    options = [*connect_to(web.connect_to), "--report-dir", "reports"]
    web.pages["https://b.example/"] = page()
    linkwatch("check", "guide.md", *options)
    state = (guide / "reports/state.jsonl").read_bytes()
    assert b'"https://a.example/", "verdict": "broken"' in state
    web.pages["https://a.example/"] = silent()
    assert linkwatch("check", "guide.md", "--max-age", "0", "--deadline", "0.1", *options).status == 2
    assert (guide / "reports/state.jsonl").read_bytes() == state


def test_a_run_that_is_done_before_its_deadline_must_not_notice_it(linkwatch: Command, guide: Path, web: Web) -> None:
    web.pages |= {"https://a.example/": page(), "https://b.example/": page()}
    ran = linkwatch("check", "guide.md", "--deadline", "600", "--format", "json", *connect_to(web.connect_to))
    assert (ran.status, ran.json["interrupted"], len(ran.json["links"])) == (0, False, 3)


def test_a_deadline_of_a_configuration_holds_too(linkwatch: Command, guide: Path, web: Web) -> None:
    web.pages["https://a.example/"] = silent()
    with (guide / "linkwatch.toml").open("a") as file:
        file.write("deadline = 0.1\n")
    assert linkwatch("check", "guide.md", *connect_to(web.connect_to)).status == 2


async def test_time_that_reading_took_counts() -> None:
    clock = Clock()
    deadline = Deadline(5, clock)
    clock.now += 7
    with deadline.cancelling(asyncio.current_task() or pytest.fail("no task")), pytest.raises(asyncio.CancelledError):
        await asyncio.Event().wait()
    assert deadline.has_passed


async def test_what_is_done_in_time_must_not_be_cancelled() -> None:
    for seconds in (0, 5):
        deadline = Deadline(seconds, Clock())
        with deadline.cancelling(asyncio.current_task() or pytest.fail("no task")):
            await asyncio.sleep(0)
        assert not deadline.has_passed


def test_what_is_missing_is_counted_in_words() -> None:
    assert Deadline(60).words(1) == "The deadline of 60 seconds has passed: 1 address is not judged."
    assert Deadline(1.5).words(2) == "The deadline of 1.5 seconds has passed: 2 addresses are not judged."
