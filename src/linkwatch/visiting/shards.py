"""Further processes that visit for this one, each some of the hosts; what one of them leaves undone is done here."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from linkwatch import arxiv_ids, children, urls
from linkwatch.model import Observation, Request, Settings
from linkwatch.visiting import helper
from linkwatch.visiting.helper import GREETING, Jobs, Reopen, Start
from linkwatch.visiting.job import Job
from linkwatch.visiting.line import Line
from linkwatch.visiting.share import site
from linkwatch.visiting.visited import Visited

if TYPE_CHECKING:
    from linkwatch.fetch.stack import Fetcher

Here = Callable[[Sequence[str]], Coroutine[Any, Any, None]]
JobOf = Callable[[str], Job]
Take = Callable[[Visited], bool]

CHUNK = 200
"""Addresses in one message, more where one host has more."""
ENOUGH, ENOUGH_HOSTS = 4_000, 400
"""So many addresses of so many hosts keep a process busy, even where most of these hosts have it wait."""

LONGEST_START = 60.0
"""Seconds after which a process that has not said a word is none of ours: a program that only holds a Python, say."""

_CODE = f"from {helper.__name__} import serve; serve()"


@contextmanager
def open_shards(shares: Sequence[frozenset[str]], settings: Settings, *, is_kept: bool) -> Iterator[Shards]:
    """Start a process for each share of the sites, fewer where no more can be had; they are gone at the end."""
    part = settings.concurrency // (len(shares) + 1)
    theirs = replace(settings, concurrency=part, exclude=(), include=())
    with ExitStack() as stack:
        helpers = list[_Helper]()
        for sites in shares:
            child = children.start(_CODE)
            if not child:
                break
            helpers.append(_Helper(child, Start(theirs, sites, is_kept)))
            stack.callback(helpers[-1].end)
        yield Shards(helpers, replace(settings, concurrency=settings.concurrency - part * len(helpers)))


class Shards:
    """The helpers of a run, and the `Owners` of its requests; `settings` are those of this process."""

    def __init__(self, helpers: Sequence[_Helper], settings: Settings) -> None:
        self.settings = settings
        self._helpers = helpers
        self._by_site = {each: helper for helper in helpers for each in helper.sites}

    def open(self, fetcher: Fetcher) -> None:
        """Let `fetcher` make what the helpers ask for."""
        for each in self._helpers:
            each.line.fetcher = fetcher

    async def ask(self, request: Request, *, raw: bool) -> Observation | None:
        """Let the helper that owns a request's host make it, None where none does."""
        owner = self._by_site.get(site(request.url))
        return await owner.line.ask(request, raw=raw) if owner else None

    def reopen(self, places: Iterable[str]) -> None:
        """Give the servers of these places another chance, before anybody visits anything more."""
        shares: dict[_Helper, list[str]] = defaultdict(list)
        for url in places:
            if owner := self._by_site.get(site(url)):
                shares[owner].append(url)
        for owner, part in shares.items():
            owner.line.send(Reopen(tuple(part)))

    async def visit(self, addresses: Iterable[str], here: Here, job: JobOf, take: Take, patience: float) -> None:
        """Visit addresses, everyone their own; `here` visits in this process, `job` says what a helper needs to know.

        `take` takes what it found, False where the address has to be visited here nevertheless.
        """
        way = _Round(here, job, take, patience)
        shares: dict[_Helper | None, list[str]] = defaultdict(list)
        for url in addresses:
            shares[self._owner(url)].append(url)
        async with asyncio.TaskGroup() as group:
            for owner, part in shares.items():
                group.create_task(owner.visit(part, way) if owner else way.here(part))

    def _owner(self, url: str) -> _Helper | None:
        """Give who visits an address; papers are judged by what arXiv lists, which is known here alone."""
        return None if arxiv_ids.from_url(url) else self._by_site.get(site(url))


class _Round(NamedTuple):
    """How addresses are visited once."""

    here: Here
    job: JobOf
    take: Take
    patience: float


class _Helper:
    """One process, as this one sees it."""

    def __init__(self, child: children.Child, start: Start) -> None:
        self.sites = start.sites
        self._child = child
        self._heard: asyncio.Queue[tuple[Visited, ...]] = asyncio.Queue()
        source, sink = children.pipe(child.stdout), children.pipe(child.stdin)
        self.line = Line(source, sink, self._heard.put_nowait, self._gone, GREETING)
        self.line.open()
        self.line.send(start)
        self._doubt = asyncio.get_running_loop().call_later(LONGEST_START, self._end_stranger)

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._doubt.cancel()
        children.end(self._child)
        self.line.close()

    def _end_stranger(self) -> None:
        if not self.line.is_greeted:
            self._child.kill()

    def _gone(self) -> None:
        self._child.kill()  # whatever it is, it must visit nothing any more
        self._heard.put_nowait(())

    async def visit(self, addresses: Iterable[str], way: _Round) -> None:
        """Let addresses be visited, and visit here what comes to nothing there."""
        sent, left = _Sent(), list[str]()
        for chunk in _chunks(addresses):
            while sent.are_enough and not self._is_silent:
                left += await self._take(sent, way)
            self.line.send(Jobs(tuple(map(way.job, chunk)), way.patience))
            sent.add(chunk)
            await asyncio.sleep(0)
        while sent.addresses and not self._is_silent:
            left += await self._take(sent, way)
        if left := [*left, *sent.addresses]:
            await way.here(left)

    @property
    def _is_silent(self) -> bool:
        """Whether the process is gone and all that it said is taken."""
        return self.line.is_over and self._heard.empty()

    async def _take(self, sent: _Sent, way: _Round) -> list[str]:
        """Take what comes next, and give the addresses that have to be visited here."""
        heard = await self._heard.get()
        sent.remove(each.url for each in heard)
        return [each.url for each in heard if not way.take(each)]


class _Sent:
    """The addresses that a process has been told and has not told of, and their hosts."""

    def __init__(self) -> None:
        self.addresses: dict[str, None] = {}
        self._hosts: Counter[str] = Counter()

    @property
    def are_enough(self) -> bool:
        """Whether the process has so much to do that more would only take memory there."""
        return len(self.addresses) >= ENOUGH and len(self._hosts) >= ENOUGH_HOSTS

    def add(self, addresses: Sequence[str]) -> None:
        """Note what has been told."""
        self.addresses.update(dict.fromkeys(addresses))
        self._hosts.update(map(urls.host, addresses))

    def remove(self, addresses: Iterable[str]) -> None:
        """Note what is over."""
        for url in addresses:
            del self.addresses[url]
            host = urls.host(url)
            self._hosts[host] -= 1
            if not self._hosts[host]:
                del self._hosts[host]


def _chunks(addresses: Iterable[str]) -> Iterator[list[str]]:
    """Give addresses in chunks of whole hosts, those with the most first: they take the longest."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in addresses:
        hosts[urls.host(url)].append(url)
    chunk = list[str]()
    for queue in sorted(hosts.values(), key=len, reverse=True):
        chunk += queue
        if len(chunk) >= CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
