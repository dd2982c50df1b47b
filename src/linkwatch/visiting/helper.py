"""What a further process of a run does: visits and judges the addresses that it is told, and tells what it found."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Coroutine
from functools import partial
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from linkwatch.fetch import open_fetcher
from linkwatch.fetch.retry import may_pass
from linkwatch.known import to_keep
from linkwatch.model import Observation, Request, Settings
from linkwatch.readiness import get_ready
from linkwatch.visiting import wire
from linkwatch.visiting.crew import visit_all
from linkwatch.visiting.finding import find
from linkwatch.visiting.job import NOT_MODIFIED, Job, see
from linkwatch.visiting.line import Line
from linkwatch.visiting.share import site
from linkwatch.visiting.visited import Visited

if TYPE_CHECKING:
    from linkwatch.fetch.stack import Fetcher

GREETING = b"linkwatch visits\n"
"""The first that a helper says: whatever else comes from a process is not its own word."""

SOON = 0.02
"""Seconds within which what was found is told, together with what else was found in them."""
MANY = 64
"""So many findings are told at once."""


class Start(NamedTuple):
    """What a helper is told at first: `sites` are its own, `is_kept` means that later runs can know of its visits."""

    settings: Settings
    sites: frozenset[str]
    is_kept: bool


class Jobs(NamedTuple):
    """Addresses to visit, hosts as a whole."""

    jobs: tuple[Job, ...]
    patience: float


class Reopen(NamedTuple):
    """Places whose servers get another chance."""

    places: tuple[str, ...]


def serve() -> None:
    """Serve the process that started this one until it is gone or needs nothing more."""
    talk(sys.stdin.buffer, _own_output())


def talk(source: IO[bytes], sink: IO[bytes]) -> None:
    """Greet, and visit what comes in until that ends."""
    sink.write(GREETING)
    sink.flush()
    if start := wire.receive(source):
        asyncio.run(_visit(source, sink, start))


def _own_output() -> IO[bytes]:
    """Give the way out, and lead what others may print elsewhere."""
    own = os.dup(1)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a file object for its number
        os.dup2(nowhere.fileno(), 1)
    return os.fdopen(own, "wb")


async def _visit(source: IO[bytes], sink: IO[bytes], start: Start) -> None:
    helper = _Helper(source, sink, start)
    async with open_fetcher(start.settings, helper) as fetcher:
        await helper.work(fetcher)


class _Helper:
    """Visits, and is the `Owners` of its own requests: hosts that are not its own are asked by the first process."""

    def __init__(self, source: IO[bytes], sink: IO[bytes], start: Start) -> None:
        self._start = start
        self._over = asyncio.Event()
        self._line = Line(source, sink, self._hear, self._over.set)
        self._found: list[Visited] = []
        self._tasks = set[asyncio.Task[None]]()

    async def ask(self, request: Request, *, raw: bool) -> Observation | None:
        if site(request.url) in self._start.sites:
            return None
        seen = await self._line.ask(request, raw=raw)
        if seen is None:
            raise asyncio.CancelledError  # nobody is there who would hear of it
        return seen

    async def work(self, fetcher: Fetcher) -> None:
        """Visit until the other process wants no more, or a visit comes to grief."""
        self._fetcher = self._line.fetcher = fetcher
        self._start_task(get_ready(lambda: bool(self._found)))
        self._line.open()
        await self._over.wait()
        self._line.stop()

    def _hear(self, message: Jobs | Reopen) -> None:
        if isinstance(message, Reopen):
            self._fetcher.schedule.reopen(message.places)
        else:
            self._start_task(self._visit(message))

    def _start_task(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if task.cancelled() or task.exception():
            self._over.set()

    async def _visit(self, jobs: Jobs) -> None:
        waiting = {job.url: job for job in jobs.jobs}
        visit = partial(self._visit_one, waiting, jobs.patience)
        await visit_all(list(waiting), visit, self._start.settings, self._fetcher.schedule)

    async def _visit_one(self, waiting: dict[str, Job], patience: float, url: str) -> Observation:
        job = waiting.pop(url)
        seen = await see(job, self._fetcher.visit, patience)
        self._tell(judged(job, seen, is_kept=self._start.is_kept))
        return seen

    def _tell(self, visited: Visited) -> None:
        self._found.append(visited)
        if len(self._found) == MANY:
            self._send()
        elif len(self._found) == 1:
            asyncio.get_running_loop().call_later(SOON, self._send)

    def _send(self) -> None:
        if self._found:
            self._line.send(tuple(self._found))
            self._found = []


def judged(job: Job, seen: Observation, *, is_kept: bool) -> Visited:
    """Judge a visit, unless another try may see something else or an earlier run knows what was seen."""
    if may_pass(seen) or (job.condition and seen.status == NOT_MODIFIED):
        return Visited(job.url, seen)
    found = find(job.links, seen, lambda _url: None)
    judgements = tuple(each.judgement for each in found.results)
    verdicts = [each.verdict for each in judgements]
    kept = to_keep(job.url, seen, verdicts, found.sayable, whole=job.whole) if is_kept else None
    return Visited(job.url, found.results[0].seen or seen, judgements, found.strange, kept)
