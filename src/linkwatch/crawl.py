"""Each URL once: visits, judges, and hands the verdict back to every place that links to it."""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from linkwatch import arxiv_ids, enrich, exclusion, titles, urls
from linkwatch.documents.local import LocalFiles
from linkwatch.fetch import Fetcher, network, open_fetcher
from linkwatch.fetch.retry import PASSING
from linkwatch.known import Known
from linkwatch.model import (
    Case,
    Document,
    Failure,
    Link,
    LocalTarget,
    Observation,
    Occurrence,
    Paper,
    PaperLink,
    PapersFound,
    Problem,
    Progress,
    Request,
    Result,
    Settings,
)
from linkwatch.rules import judge, judge_unvisited
from linkwatch.store import open_cache

LATE = frozenset({
    Failure.CONNECT_TIMEOUT, Failure.TIMEOUT, Failure.REFUSED, Failure.RESET, Failure.EMPTY, Failure.NAME_SERVER,
    Failure.NO_ROUTE, Failure.TLS, Failure.GARBLED,
})  # fmt: skip
"""Failures that are tried once more at the end of the run."""

HEAD_BYTES = 256 * 1024
"""Enough of a page for its title; all of it is read only where a place in it must be found."""

NOT_MODIFIED = 304
"""The answer to a condition: what an earlier run saw still holds."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl brings: results sorted by first occurrence, papers likewise; `interrupted` if it was broken off."""

    results: tuple[Result, ...]
    papers: tuple[PaperLink, ...] = ()
    interrupted: bool = False
    trouble: str = ""
    problems: tuple[Problem, ...] = ()


async def crawl(
    documents: Sequence[Document],
    files: LocalFiles,
    settings: Settings,
    now: Callable[[], datetime],
    progress: Progress = lambda _done, _total: None,
) -> Crawled:
    """Judge every link of the documents; asks each address once, however often and with whatever fragments it occurs.

    What the cache knows well enough is not asked at all. A cancelled crawl gives what it has. Raises LinkwatchError
    when there is no network: then no link is judged.
    """
    run = _Run(settings, collect(documents, files), progress, now().date())
    run.judge_unvisited(files)
    if run.waiting and not settings.offline:
        with open_cache(settings, os.environ) as cache:
            run.known = Known(cache, settings, now)
            await _ask(run)
        run.problems = cache.problems
    return run.outcome()


async def _ask(run: _Run) -> None:
    run.judge_known()
    try:
        if run.waiting:
            async with open_fetcher(run.settings) as fetcher:
                await run.visit_all(fetcher)
    except asyncio.CancelledError:
        _stay_alive()
        run.interrupted = True
        run.judge_seen()


def collect(documents: Iterable[Document], files: LocalFiles) -> list[Link]:
    """Gather the places of every address, sorted by first occurrence; relative links are named from the root."""
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for document in documents:
        for occurrence in document.occurrences:
            relative = not urls.scheme(occurrence.url)
            places[files.name(occurrence) if relative else occurrence.url].append(occurrence)
    return [Link(url, tuple(found)) for url, found in places.items()]


def paper_links(links: Iterable[Link], papers: Mapping[str, Paper]) -> tuple[PaperLink, ...]:
    """Give each paper once, as the guide first links to it."""
    found: dict[str, PaperLink] = {}
    for link in links:
        named = arxiv_ids.from_url(link.url)
        paper = papers.get(named.id) if named else None
        if paper and paper.arxiv_id not in found:
            text = link.occurrences[0].text
            found[paper.arxiv_id] = PaperLink(paper, text, titles.same_title(text, paper.title))
    return tuple(found.values())


@dataclass
class _Run:
    """The state of one crawl: who waits, what was seen, what was judged."""

    settings: Settings
    links: list[Link]
    progress: Progress
    today: date
    known: Known = field(init=False)
    waiting: dict[str, list[Link]] = field(default_factory=dict)
    seen: dict[str, Observation] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    found: PapersFound = field(default_factory=PapersFound)
    heard_of_arxiv: bool = False
    interrupted: bool = False
    problems: Sequence[Problem] = ()

    def judge_unvisited(self, files: LocalFiles) -> None:
        for link in self.links:
            local = None if urls.scheme(link.url) else files.look(link.url)
            case = self._case(link, local=local)
            judgement = judge_unvisited(case)
            if judgement:
                self.results[link.url] = Result(link, judgement)
            else:
                self.waiting.setdefault(urls.key(link.url), []).append(link)
        self._tell()

    def judge_known(self) -> None:
        """Judge again, by the rules of today, what an earlier run saw not long ago."""
        ids = dict.fromkeys(named.id for url in self.waiting if (named := arxiv_ids.from_url(url)))
        self.found = PapersFound(self.known.fresh_papers(ids))
        for url in list(self.waiting):
            if self._confirmed_by(url):
                self._judge(url, None, self._confirmed_by(url), from_cache=True)
            elif seen := self.known.fresh(url, whole=self._is_whole(url)):
                self._judge(url, seen, from_cache=True)

    async def visit_all(self, fetcher: Fetcher) -> None:
        papers = [url for url in self.waiting if arxiv_ids.is_abs_or_pdf(url)]
        others = [url for url in self.waiting if url not in set(papers)]
        async with asyncio.TaskGroup() as group:
            group.create_task(self._confirm_papers(fetcher))
            group.create_task(self._visit(fetcher, others, self.settings.timeout / 2))
        await self._visit(fetcher, [url for url in papers if url in self.waiting], self.settings.timeout / 2)
        if not self.heard_of_arxiv and await network.is_gone(self.seen.values()):
            raise network.error(self.seen.values())
        await self._visit_late(fetcher)

    async def _confirm_papers(self, fetcher: Fetcher) -> None:
        """Ask arXiv about all papers at once; its answer is the evidence for the links to them."""
        fresh = self.found.papers
        asked = [url for url in self.waiting if not (named := arxiv_ids.from_url(url)) or named.id not in fresh]
        answer = await enrich.look_up(asked, fetcher.download, self.known.now)
        self.heard_of_arxiv = bool(answer.papers)
        found = self.known.completed(answer)
        self.found = PapersFound({**fresh, **found.papers}, found.unknown, found.trouble)
        for url in [url for url in self.waiting if self._confirmed_by(url)]:
            self._judge(url, None, self._confirmed_by(url))

    def _confirmed_by(self, url: str) -> Paper | None:
        named = arxiv_ids.from_url(url) if arxiv_ids.is_abs_or_pdf(url) else None
        paper = self.found.papers.get(named.id) if named else None
        if paper is None or named is None or (named.version or 1) > paper.version:
            return None
        # A withdrawn paper is still listed and has its page, but no document any more.
        return None if paper.withdrawn and "/pdf/" in url else paper

    async def _visit(self, fetcher: Fetcher, addresses: Iterable[str], patience: float) -> None:
        """Visit addresses, at most a host's turns of them at a time: the others wait as strings, not as tasks."""
        queues: dict[str, deque[str]] = defaultdict(deque)
        for url in addresses:
            queues[urls.host(url)].append(url)
        async with asyncio.TaskGroup() as group:
            for queue in queues.values():
                for _ in range(min(len(queue), self.settings.per_host)):
                    group.create_task(self._work(fetcher, queue, patience))

    async def _work(self, fetcher: Fetcher, queue: deque[str], patience: float) -> None:
        while queue:
            url = queue.popleft()
            self.seen[url] = await self._see(fetcher, url, patience)
            if not _may_pass(self.seen[url]):
                self._judge(url, self.seen[url])

    async def _see(self, fetcher: Fetcher, url: str, patience: float) -> Observation:
        """Visit an address; a page that is the same as an earlier run saw need not be sent again."""
        whole = self._is_whole(url)
        condition = self.known.condition(url, whole=whole)
        request = Request(url, condition, timeout=patience)
        if not whole:
            request = replace(request, max_bytes=HEAD_BYTES)
        seen = await fetcher.visit(request)
        if not condition or seen.status != NOT_MODIFIED:
            return seen
        return self.known.renewed(url, seen) or await fetcher.visit(replace(request, headers={}))

    def _is_whole(self, url: str) -> bool:
        """Whether all of a page is needed, since a link leads to a place in it."""
        return any("#" in link.url for link in self.waiting[url])

    async def _visit_late(self, fetcher: Fetcher) -> None:
        """Try what may pass once more, later and with more patience, then judge it."""
        # Links that only share another one's failure go first: it is they of whom nothing is known.
        again = sorted(self.waiting, key=lambda url: self.seen[url].attempts > 0)
        if again:
            await asyncio.sleep(self.settings.late_pause)
        for url in again:
            fetcher.schedule.lane(url).reopen()
        await self._visit(fetcher, again, self.settings.timeout)
        for url in again:
            if url in self.waiting:
                self._judge(url, self.seen[url])

    def _judge(
        self, url: str, seen: Observation | None, paper: Paper | None = None, *, from_cache: bool = False
    ) -> None:
        whole = self._is_whole(url)
        links = self.waiting.pop(url)
        for link in links:
            case = self._case(link, seen=seen, paper=paper)
            self.results[link.url] = Result(link, judge(case), seen, from_cache)
        if seen and not from_cache:
            self.known.keep(url, seen, [self.results[link.url].judgement.verdict for link in links], whole=whole)
        self._tell()

    def _case(
        self,
        link: Link,
        seen: Observation | None = None,
        local: LocalTarget | None = None,
        paper: Paper | None = None,
    ) -> Case:
        return Case(
            link,
            seen=seen,
            local=local,
            paper=paper,
            excluded_by=exclusion.excluded_by(link, self.settings, self.today),
            offline=self.settings.offline,
            allow_private=self.settings.allow_private,
        )

    def _tell(self) -> None:
        self.progress(len(self.results), len(self.links))

    def judge_seen(self) -> None:
        """Judge what was seen of links that still wait, even if it might have passed later."""
        for url in [url for url in self.waiting if url in self.seen]:
            self._judge(url, self.seen[url])

    def outcome(self) -> Crawled:
        results = tuple(self.results[link.url] for link in self.links if link.url in self.results)
        papers = paper_links(self.links, self.found.papers)
        return Crawled(results, papers, self.interrupted, self.found.trouble, tuple(self.problems))


def _may_pass(seen: Observation) -> bool:
    return seen.failure in LATE or seen.status in PASSING


def _stay_alive() -> None:
    """Take back a cancellation (Ctrl-C), so that what was seen so far can still be told."""
    task = asyncio.current_task()
    if task:
        task.uncancel()
