"""Visits many addresses, host by host, with no more tasks than hosts have turns for."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING

from linkwatch import urls
from linkwatch.fetch.lane import FIRST_WINDOW
from linkwatch.model import Observation, Settings

if TYPE_CHECKING:
    from linkwatch.fetch.schedule import Schedule

Visit = Callable[[str], Awaitable[Observation]]
"""Visits one address, and does with it whatever is to be done."""


async def visit_all(addresses: Iterable[str], visit: Visit, settings: Settings, schedule: Schedule) -> None:
    """Visit addresses, at most a host's turns of them at a time: the others wait as strings, not as tasks."""
    queues: dict[str, deque[str]] = defaultdict(deque)
    for url in addresses:
        queues[urls.host(url)].append(url)
    del addresses  # what is visited is let go of
    longest_first = sorted(queues.values(), key=len, reverse=True)
    async with asyncio.TaskGroup() as group:
        crews = [_Crew(queue, visit, settings, schedule, group) for queue in longest_first]
        for crew in crews:
            crew.grow(1)
        for crew in crews[: max(settings.concurrency - len(crews), 0)]:
            crew.grow(FIRST_WINDOW - 1)


class _Crew:
    """Who visits the addresses of one host.

    There are more of them only where answers take longer than the host's interval and the run has slots to spare: all
    others would do nothing but wait, and each of them takes far more memory than a result.
    """

    def __init__(
        self, queue: deque[str], visit: Visit, settings: Settings, schedule: Schedule, group: asyncio.TaskGroup
    ) -> None:
        self._queue, self._visit, self._settings, self._schedule, self._group = queue, visit, settings, schedule, group
        self._size = 0

    def grow(self, count: int) -> None:
        """Let so many more at work, as far as the host's limit and the addresses go."""
        for _ in range(min(count, len(self._queue), self._settings.per_host - self._size)):
            self._size += 1
            self._group.create_task(self._work())

    async def _work(self) -> None:
        while self._queue:
            seen = await self._visit(self._queue.popleft())
            if seen.elapsed_ms >= self._settings.interval * 1000 and not self._schedule.is_full:
                self.grow(1)
