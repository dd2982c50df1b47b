"""The papers of arXiv: recognised by their addresses, looked up through arXiv's API in batches.

The API is known to fail in ways that look like success, so that silence never counts: a paper is found, or arXiv
answered soundly and does not list it, or nothing is known of it for now.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from datetime import datetime

from linkwatch import arxiv_ids
from linkwatch.enrich.arxiv_answer import Listing, UnusableError
from linkwatch.model import Fetch, Observation, Paper, PapersFound, Request

BATCH = 100
"""The most papers in one request: its address stays below the 2,000 characters that every server takes."""


def claims(url: str) -> str | None:
    """Give the identifier, without version, of the paper that an address leads to, None for any other address."""
    named = arxiv_ids.from_url(url)
    return named.id if named else None


async def look_up(ids: Sequence[str], fetch: Fetch, now: Callable[[], datetime]) -> PapersFound:
    """Ask about the latest version of each paper, one request after the other, at most BATCH papers in each.

    What is no identifier is not asked for. The pace is the one of `fetch`; `now` gives the time in UTC.
    """
    wanted = list(dict.fromkeys(named.id for named in map(arxiv_ids.parse, ids) if named))
    run = _Run(deque(wanted[at : at + BATCH] for at in range(0, len(wanted), BATCH)))
    while run.queue:
        batch = run.queue.popleft()
        try:
            run.take(batch, await _ask(batch, fetch, now))
        except UnusableError as error:
            run.fail(batch, error)
    return run.outcome()


@dataclass
class _Run:
    """What is still to be asked, and what came of the questions."""

    queue: deque[list[str]]
    papers: dict[str, Paper] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    trouble: str = ""
    splits: int = 0
    repeats: int = 0

    def take(self, batch: Sequence[str], listing: Listing) -> None:
        """Keep the papers of an answer; say what of the rest it proves."""
        self.papers.update({each: listing.papers[each] for each in batch if each in listing.papers})
        self._not_known(listing.unreadable, "arXiv's API gave an entry that cannot be read")
        missing = [each for each in batch if each not in listing.papers and each not in listing.unreadable]
        if listing.mixed_up:
            self._ask_again(missing, "arXiv's API gave papers under each other's identifiers")
        elif missing and not listing.complete:
            self._ask_again(missing, "arXiv's API did not list all that it found")
        elif len(missing) == len(batch) > 1:
            self._ask_again(missing, "arXiv's API listed none of the papers")

    def fail(self, batch: list[str], error: UnusableError) -> None:
        """Halve a batch that was refused, for one malformed identifier costs all; repeat what may pass, or give up."""
        if error.passing and self._may_repeat(batch):
            return
        if not error.refused or self.splits >= _MOST_SPLITS:
            self._not_known(batch, str(error))
        elif len(batch) == 1:
            self.refused += batch
        else:
            self.splits += 1
            half = len(batch) // 2
            self.queue.extendleft([batch[half:], batch[:half]])
        if error.final:
            self._not_known([each for rest in self.queue for each in rest], str(error))
            self.queue.clear()

    def outcome(self) -> PapersFound:
        """Give what was learnt; where all was refused, it was not for the identifiers."""
        if len(self.refused) > 1 and not self.papers:
            self._not_known(self.refused, "arXiv's API answered every question with status 400")
        count = len(self.unknown)
        papers = "1 paper" if count == 1 else f"{count} papers"
        named = f"so {papers} could not be looked up: {arxiv_ids.some(self.unknown)}."
        trouble = f"{self.trouble}, {named}" if count else ""
        return PapersFound(self.papers, frozenset(self.unknown), trouble)

    def _ask_again(self, missing: list[str], reason: str) -> None:
        """Ask once more about papers that a list should have held: it is known to hold them seconds later."""
        if not self._may_repeat(missing):
            self._not_known(missing, reason)

    def _may_repeat(self, batch: list[str]) -> bool:
        """Put a batch first in the queue, unless questions were repeated often enough."""
        if self.repeats >= _MOST_REPEATS:
            return False
        self.repeats += 1
        self.queue.appendleft(batch)
        return True

    def _not_known(self, ids: Sequence[str] | frozenset[str] | set[str], reason: str) -> None:
        if ids:
            self.unknown.update(ids)
            self.trouble = self.trouble or reason


_MOST_SPLITS = 20  # enough for two malformed identifiers in a hundred; more would be a fault of arXiv's own
_MOST_REPEATS = 2  # in all, so that an API which is down is left alone soon
_PATIENCE = 900.0  # seconds for one request; fetch has limits of its own, this one is for what they might not cover


async def _ask(batch: Sequence[str], fetch: Fetch, now: Callable[[], datetime]) -> Listing:
    """Ask in a worker thread, since the `arxiv` package is synchronous; when cancelled, the thread ends too."""
    line = _Line(fetch, asyncio.get_running_loop())
    try:
        async with asyncio.timeout(_PATIENCE):
            return await asyncio.to_thread(_ask_in_thread, batch, line, now)
    except TimeoutError:
        raise UnusableError("arXiv's API took too long to answer", final=True) from None
    finally:
        line.hang_up()


def _ask_in_thread(batch: Sequence[str], line: _Line, now: Callable[[], datetime]) -> Listing:
    from linkwatch.enrich import arxiv_transport  # noqa: PLC0415 -- takes 0.1 s, which only runs with papers need pay

    return arxiv_transport.ask(batch, line.get, now)


class _Line:
    """Lets a worker thread use `fetch`, which lives on the event loop, until the loop's side hangs up."""

    def __init__(self, fetch: Fetch, loop: asyncio.AbstractEventLoop) -> None:
        self._fetch = fetch
        self._loop = loop
        self._call_under_way: asyncio.Task[Observation] | None = None
        self._is_over = False

    def get(self, request: Request) -> Observation:
        """Fetch, and block until the answer is there. Raises UnusableError when the line is cut before."""
        try:
            return asyncio.run_coroutine_threadsafe(self._call(request), self._loop).result()
        except CancelledError:
            raise UnusableError(_GIVEN_UP, final=True) from None

    def hang_up(self) -> None:
        """Cut the line; a request that is under way is cancelled."""
        self._is_over = True
        if self._call_under_way is not None:
            self._call_under_way.cancel()

    async def _call(self, request: Request) -> Observation:
        if self._is_over:  # this and hang_up run on the loop, so that neither misses the other
            raise UnusableError(_GIVEN_UP, final=True)
        self._call_under_way = asyncio.current_task()
        return await self._fetch(request)


_GIVEN_UP = "The question to arXiv's API was given up"
