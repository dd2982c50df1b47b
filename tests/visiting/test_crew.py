"""Who visits what at first: nobody is given a task that would only wait for one of the run's slots."""

import asyncio

import pytest

from linkwatch.fetch.schedule import Schedule
from linkwatch.model import Observation, Settings
from linkwatch.visiting.crew import visit_all

LINKS = [f"http://{host}.example/{path}" for host, paths in {"a": "x", "b": "xyz", "c": "xy"}.items() for path in paths]


@pytest.mark.parametrize(
    ("slots", "visited"),
    [(1, "bca"), (3, "bca"), (4, "bcab"), (5, "bcabc"), (64, "bcabc")],
)
async def test_each_host_has_one_visit_at_first_and_the_longest_another_where_slots_are_left(
    slots: int, visited: str
) -> None:
    settings, begun, door = Settings(concurrency=slots), list[str](), asyncio.Event()

    async def visit(url: str) -> Observation:
        begun.append(url)
        await door.wait()
        return Observation(url)

    visiting = asyncio.create_task(visit_all(LINKS, visit, settings, Schedule(settings)))
    for _ in range(9):
        await asyncio.sleep(0)
    at_first = [*begun]
    door.set()
    await visiting

    assert "".join(url.removeprefix("http://")[0] for url in at_first) == visited
    assert sorted(begun) == sorted(LINKS)
