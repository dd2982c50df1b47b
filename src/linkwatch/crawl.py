"""Each URL once: visits, judges, and hands the verdict back to every place that links to it."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from linkwatch import arxiv_ids, enrich, exclusion, paper_facts, urls
from linkwatch.documents.collect import collect
from linkwatch.documents.local import LocalFiles
from linkwatch.fetch import network, open_fetcher
from linkwatch.fetch.retry import may_pass, may_pass_soon
from linkwatch.known import Known
from linkwatch.model import (
    Case,
    Document,
    Failure,
    Link,
    LocalTarget,
    Observation,
    Paper,
    PaperLink,
    PapersFound,
    Problem,
    Progress,
    Request,
    Result,
    Settings,
    Tally,
    Verdict,
)
from linkwatch.paper_links import linked_ids, misnamed, paper_links
from linkwatch.readiness import get_ready
from linkwatch.rules import judge_unvisited
from linkwatch.store import open_cache
from linkwatch.visiting.crew import visit_all
from linkwatch.visiting.finding import Finding, find

if TYPE_CHECKING:
    from linkwatch.fetch.stack import Fetcher

HEAD_BYTES, WHOLE_BYTES = 256 * 1024, 5 * 1024 * 1024
"""Enough of a page for its title; all of it is read only where a place in it must be found."""

LONGER = 2
"""So many times longer than the first pause at the end of the run is the second one."""

NOT_MODIFIED = 304
"""The answer to a condition: what an earlier run saw still holds."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl brings: results sorted by first occurrence, papers likewise; `interrupted` if it was broken off.

    `unvisited` counts the addresses that got no verdict then.
    """

    results: tuple[Result, ...]
    papers: tuple[PaperLink, ...] = ()
    interrupted: bool = False
    trouble: str = ""
    problems: tuple[Problem, ...] = ()
    papers_missing: tuple[str, ...] = ()
    unvisited: int = 0


async def crawl(
    documents: Sequence[Document],
    files: LocalFiles,
    settings: Settings,
    now: Callable[[], datetime],
    progress: Progress = lambda _tally: None,
) -> Crawled:
    """Judge every link of the documents; asks each address once, however often and with whatever fragments it occurs.

    What the cache knows well enough is not asked at all. A cancelled crawl gives what it has. Raises LinkwatchError
    when there is no network: then no link is judged.
    """
    run = _Run(settings, collect(documents, files), files, progress, now().date(), paper_facts.own_code(documents))
    run.judge_unvisited()
    if run.waiting and not settings.offline:
        with open_cache(settings, os.environ) as cache:
            run.known = Known(cache, settings, now)
            await _ask(run)
            run.tell_of_papers()
        run.problems = (*run.problems, *cache.problems)
    else:
        run.tell()
    return run.outcome()


async def _ask(run: _Run) -> None:
    run.judge_known()
    try:
        visits = bool(run.waiting or run.unheard_papers())
        if visits or run.has_unseen_code():
            async with open_fetcher(run.settings) as fetcher:
                if visits:
                    await run.visit_all(fetcher)
                await run.look_for_code(fetcher)
    except asyncio.CancelledError:
        if task := asyncio.current_task():
            task.uncancel()  # Ctrl-C: what was seen so far can still be told
        run.interrupted = bool(run.waiting)
        run.judge_seen()


@dataclass
class _Run:
    """The state of one crawl: who waits, what was seen, what was judged."""

    settings: Settings
    links: list[Link]
    files: LocalFiles
    progress: Progress
    today: date
    own_code: paper_facts.Own = field(default_factory=dict)
    known: Known = field(init=False)
    waiting: dict[str, list[Link]] = field(default_factory=dict)
    seen: dict[str, Observation] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    counts: Counter[Verdict] = field(default_factory=Counter)
    waiting_on: Counter[str] = field(default_factory=Counter)
    found: PapersFound = field(default_factory=PapersFound)
    papers: tuple[PaperLink, ...] = ()
    code: _Run | None = None
    heard_of_arxiv: bool = False
    interrupted: bool = False
    trouble: str = ""
    strange: dict[str, Problem] = field(default_factory=dict)
    problems: Sequence[Problem] = ()

    def judge_unvisited(self) -> None:
        exclusion.prepare(self.links, self.settings)
        for link in self.links:
            local = None if urls.scheme(link.url) else self.files.look(link.url)
            judgement = judge_unvisited(self._case(link, local))
            if judgement:
                self._note(Result(link, judgement))
            else:
                self.waiting.setdefault(urls.key(link.url), []).append(link)

    def judge_known(self) -> None:
        """Judge again, by the rules of today, what an earlier run saw not long ago."""
        ids = dict.fromkeys(named.id for url in self.waiting if (named := arxiv_ids.from_url(url)))
        self.found = PapersFound(self.known.fresh_papers(ids))
        self._tell_again()
        for url in list(self.waiting):
            if self._is_confirmed(url):
                self._judge(url, None, from_cache=True)
            elif seen := self.known.fresh(url, whole=self._is_whole(url)):
                self._judge(url, seen, from_cache=True)

        for url, links in self.waiting.items():
            self.waiting_on[urls.host(url)] += len(links)
        self.tell()

    def _tell_again(self) -> None:
        """Take over what the rules of today told of an earlier answer."""
        for url, (seen, judgements) in list(self.known.told(self.waiting)):
            for link, judgement in zip(self.waiting.pop(url), judgements, strict=True):
                self._note(Result(link, judgement, seen, from_cache=True))

    async def visit_all(self, fetcher: Fetcher) -> None:
        papers = [url for url in self.waiting if arxiv_ids.from_url(url)]  # judged by what arXiv lists
        others = [url for url in self.waiting if url not in set(papers)]
        async with asyncio.TaskGroup() as group:
            group.create_task(self._confirm_papers(fetcher))
            group.create_task(self.visit(fetcher, others, self.settings.timeout / 2))
            group.create_task(get_ready(lambda: bool(self.seen)))
        await self.visit(fetcher, [url for url in papers if url in self.waiting], self.settings.timeout / 2)
        if not self.heard_of_arxiv and await network.is_gone(self.seen.values()):
            raise network.error(self.seen.values())
        await self._visit_late(fetcher)
        self._doubt_silence()

    async def _confirm_papers(self, fetcher: Fetcher) -> None:
        """Ask arXiv about all papers at once; its answer is the evidence for the links to them."""
        fresh = self.found.papers
        answer = await enrich.look_up(self.unheard_papers(), fetcher.download, self.known.now)
        self.heard_of_arxiv = bool(answer.papers)
        found = self.known.completed(answer)
        self.found = PapersFound({**fresh, **found.papers}, found.unknown, found.trouble)
        for url in [url for url in self.waiting if self._is_confirmed(url)]:
            self._judge(url, None)

    def unheard_papers(self) -> list[str]:
        """Give the links to papers of which nothing is known yet, if the papers may exist; also those judged already.

        A page that was seen not long ago says nothing of authors and dates.
        """
        return [link.url for link in self.links if self._may_be_a_paper(link.url) and not self._listed(link.url)]

    def _may_be_a_paper(self, url: str) -> bool:
        """Whether an address leads to a paper, and no visit of it said that there is none; excluded ones count not."""
        result = self.results.get(url)
        is_out = result is not None and result.judgement.verdict in {Verdict.BROKEN, Verdict.EXCLUDED}
        return not is_out and arxiv_ids.from_url(url) is not None

    def _doubt_silence(self) -> None:
        """Let earlier runs speak for papers that arXiv's API leaves out although their pages at arXiv are there."""
        pages = [url for url in self.unheard_papers() if url in self.results and arxiv_ids.is_abs_or_pdf(url)]
        ids = dict.fromkeys(named.id for url in pages if (named := arxiv_ids.from_url(url)))
        self.found = self.known.doubted(self.found, [each for each in ids if each not in self.found.unknown])

    def _listed(self, url: str) -> Paper | None:
        named = arxiv_ids.from_url(url) if self.found.papers else None
        return self.found.papers.get(named.id) if named else None

    def _is_confirmed(self, url: str) -> bool:
        """Whether arXiv's listing of a paper shows that a link works; a withdrawn one has its page, but no document."""
        named, paper = arxiv_ids.from_url(url), self._listed(url)
        if paper is None or named is None or not arxiv_ids.is_abs_or_pdf(url):
            return False
        return (named.version or 1) <= paper.version and not (paper.withdrawn and "/pdf/" in url)

    async def visit(self, fetcher: Fetcher, addresses: Iterable[str], patience: float) -> None:
        async def visit(url: str) -> Observation:
            return await self.visit_one(fetcher, url, patience)

        await visit_all(addresses, visit, self.settings, fetcher.schedule)

    async def visit_one(self, fetcher: Fetcher, url: str, patience: float) -> Observation:
        """Visit an address, and judge it unless another try may see something else."""
        self.seen[url] = seen = await self._see(fetcher, url, patience)
        if not may_pass(seen):
            self._judge(url, seen)
        return seen

    async def _see(self, fetcher: Fetcher, url: str, patience: float) -> Observation:
        """Visit an address; a page that is the same as an earlier run saw need not be sent again."""
        whole = self._is_whole(url)
        condition = self.known.condition(url, whole=whole)
        request = Request(url, condition, max_bytes=WHOLE_BYTES if whole else HEAD_BYTES, timeout=patience)
        seen = await fetcher.visit(request)
        if not condition or seen.status != NOT_MODIFIED:
            return seen
        return self.known.renewed(url, seen) or await fetcher.visit(replace(request, headers={}))

    def _is_whole(self, url: str) -> bool:
        """Whether all of a page is needed, since a link leads to a place in it."""
        return any("#" in link.url for link in self.waiting[url])

    async def _visit_late(self, fetcher: Fetcher) -> None:
        """Try what may pass again, later and with more patience, then judge it."""
        # Links that only share another one's failure go first: it is they of whom nothing is known.
        again = sorted(self.waiting, key=lambda url: self.seen[url].attempts > 0)
        if any(self.seen[url].failure is not Failure.NO_SUCH_HOST for url in again):
            await asyncio.sleep(self.settings.late_pause)
        await self._visit_again(fetcher, again, self.settings.timeout)
        await self._visit_last(fetcher)
        if await network.went_away(self.seen.values(), fetcher.reaches):
            self.interrupted, self.trouble = True, network.WENT_AWAY
        for url in again:
            if url in self.waiting and not (self.interrupted and network.is_lost(self.seen[url])):
                self._judge(url, self.seen[url])

    async def _visit_last(self, fetcher: Fetcher) -> None:
        """Try what failed fast a last time, after a longer pause; one link of a host finds out for all of them."""
        brief = [url for url in self.waiting if may_pass_soon(self.seen[url])]
        if not brief:
            return
        await asyncio.sleep(self.settings.late_pause * LONGER)
        first = list({urls.host(url): url for url in reversed(brief)}.values())
        await self._visit_again(fetcher, first, self.settings.timeout / 2)
        back = {urls.host(url) for url in first if url not in self.waiting}
        others = [url for url in brief if url in self.waiting and urls.host(url) in back]
        await self._visit_again(fetcher, others, self.settings.timeout / 2)

    async def _visit_again(self, fetcher: Fetcher, addresses: Sequence[str], patience: float) -> None:
        for url in addresses:
            # What a redirect led to may have failed, and not the link's own host.
            for place in (url, *(hop.url for hop in self.seen[url].hops), self.seen[url].final_url):
                fetcher.schedule.lane(place).reopen()
        await self.visit(fetcher, addresses, patience)

    def has_unseen_code(self) -> bool:
        """Whether papers may have code that no check has looked for, as those that `papers` alone has asked about."""
        if self.settings.papers.huggingface and paper_facts.unasked(
            self.found.papers.values(), self.known, self.own_code
        ):
            return True
        self.code = self._run_of_code()
        return any(map(self.known.is_new, self.code.waiting))

    async def look_for_code(self, fetcher: Fetcher) -> None:
        """Ask for the papers' repositories, and whether they are there: last, so that no link of the guide waits."""
        if self.settings.papers.huggingface and not self.interrupted:
            await paper_facts.suggest(self.found.papers.values(), self.known, fetcher.download, self.own_code)
        self.code = self._run_of_code()
        await self.code.visit(fetcher, list(self.code.waiting), self.settings.timeout / 2)
        self.code.judge_seen()

    def _run_of_code(self) -> _Run:
        """Prepare a run over the repositories that the guide itself does not link to."""
        papers = self.found.papers.values()
        found = (each.url for paper in papers for each in paper_facts.code_of(paper, self.known, self.own_code))
        links = [Link(url, ()) for url in dict.fromkeys(found) if url not in self.results]
        run = _Run(self.settings, links, self.files, lambda _tally: None, self.today)
        run.known = self.known
        run.judge_unvisited()
        run.judge_known()
        return run

    def tell_of_papers(self) -> None:
        """Add what is known of the papers to them; asks nobody."""
        if not self.found.papers:
            return
        verdicts = {**(self.code or self._run_of_code()).results, **self.results}
        pages = paper_facts.pages_of(self.results)
        facts = paper_facts.gather(self.found.papers, self.links, pages, self.known, self.own_code)
        self.papers = paper_facts.added(paper_links(self.links, self.found.papers), facts, verdicts)
        self.problems = tuple(paper_facts.broken_code(self.links, self.papers, verdicts))

    def _judge(self, url: str, seen: Observation | None, *, from_cache: bool = False) -> None:
        whole = self._is_whole(url)
        found = find(self.waiting[url], seen, self._listed, from_cache=from_cache)
        self._take(url, found)
        if seen and from_cache:
            self.known.keep_told(url, found.sayable)
        elif seen:
            verdicts = [each.judgement.verdict for each in found.results]
            self.known.keep(url, seen, verdicts, found.sayable, whole=whole)
        self.tell()

    def _take(self, url: str, found: Finding) -> None:
        """Note what is found of all links to an address."""
        del self.waiting[url]
        for result, strange in zip(found.results, found.strange, strict=True):
            self._note(result)
            if strange:
                self.strange[result.link.url] = strange
        first = found.results[0]
        if not first.from_cache:
            self.waiting_on[urls.host(url)] -= len(found.results)
        if first.seen and not first.from_cache:
            self.seen[url] = first.seen

    def _case(self, link: Link, local: LocalTarget | None) -> Case:
        return Case(
            link,
            local=local,
            excluded_by=exclusion.excluded_by(link, self.settings, self.today),
            offline=self.settings.offline,
            allow_private=self.settings.allow_private,
        )

    def _note(self, result: Result) -> None:
        self.results[result.link.url] = result
        self.counts[result.judgement.verdict] += 1

    def tell(self) -> None:
        self.progress(Tally(len(self.results), len(self.links), self.counts, self.waiting_on))

    def judge_seen(self) -> None:
        """Judge what was seen of links that still wait, even if it might have passed later."""
        for url in [url for url in self.waiting if url in self.seen]:
            self._judge(url, self.seen[url])

    def outcome(self) -> Crawled:
        results = tuple(self.results[link.url] for link in self.links if link.url in self.results)
        strange = (self.strange[result.link.url] for result in results if result.link.url in self.strange)
        problems = (*misnamed(self.links, self.found.papers), *strange, *self.problems)
        trouble = " ".join(filter(None, (self.trouble, self.found.trouble)))
        unvisited = len(self.links) - len(results)
        return Crawled(results, self.papers, self.interrupted, trouble, problems, self._missing(), unvisited)

    def _missing(self) -> tuple[str, ...]:
        """Name the papers that might have been learnt of in a run with a network and an end."""
        asked = linked_ids(link for link in self.links if self.settings.offline or link.url not in self.results)
        return tuple(each for each in (*asked, *sorted(self.found.unknown)) if each not in self.found.papers)
