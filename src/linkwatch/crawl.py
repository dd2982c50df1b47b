"""Each URL once: visits, judges, and hands the verdict back to every place that links to it."""

from __future__ import annotations

import asyncio
import dataclasses
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from linkwatch import arxiv_ids, enrich, exclusion, paper_facts, urls
from linkwatch.documents.collect import collect
from linkwatch.documents.local import LocalFiles
from linkwatch.fetch import network
from linkwatch.fetch.retry import may_pass, may_pass_soon
from linkwatch.known import Known
from linkwatch.linked_papers import LinkedPapers
from linkwatch.model import (
    Case,
    Document,
    Failure,
    Link,
    LocalTarget,
    Observation,
    PaperLink,
    PapersFound,
    Problem,
    Progress,
    Result,
    Settings,
    Tally,
    Verdict,
)
from linkwatch.paper_links import misnamed, paper_links
from linkwatch.readiness import get_ready
from linkwatch.records import dataclass
from linkwatch.rules import judge_unvisited
from linkwatch.spill import Gathering, gathering
from linkwatch.store import open_cache
from linkwatch.visiting import open_visits
from linkwatch.visiting.crew import visit_all
from linkwatch.visiting.finding import Finding, as_found, find
from linkwatch.visiting.job import NOT_MODIFIED, Job, see

if TYPE_CHECKING:
    from linkwatch.fetch.stack import Fetcher
    from linkwatch.visiting.shards import Shards
    from linkwatch.visiting.visited import Visited

LONGER = 2
"""So many times longer than the first pause at the end of the run is the second one."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl brings: results sorted by first occurrence, papers likewise; `interrupted` if it was broken off.

    `unvisited` counts the addresses that got no verdict then.
    """

    results: Sequence[Result]
    papers: tuple[PaperLink, ...] = ()
    interrupted: bool = False
    trouble: str = ""
    problems: tuple[Problem, ...] = ()
    papers_missing: tuple[str, ...] = ()
    unvisited: int = 0


async def crawl(
    documents: Iterable[Document],
    files: LocalFiles,
    settings: Settings,
    now: Callable[[], datetime],
    progress: Progress = lambda _tally: None,
) -> Crawled:
    """Judge every link of the documents; asks each address once, however often and with whatever fragments it occurs.

    What the cache knows well enough is not asked at all. A cancelled crawl gives what it has. Of the documents, which
    are walked once, nothing is kept beyond the verdicts on their links. Raises LinkwatchError when there is no network:
    then no link is judged.
    """
    run = _begun(documents, files, settings, now().date(), progress)
    if run.waiting and not settings.offline:
        with open_cache(settings, os.environ) as cache:
            run.known = Known(cache, settings, now)
            await _ask(run)
            run.tell_of_papers()
        run.problems = (*run.problems, *cache.problems)
    else:
        run.tell()
    return run.outcome()


def _begun(
    documents: Iterable[Document], files: LocalFiles, settings: Settings, today: date, progress: Progress
) -> _Run:
    """Prepare a run; only it holds on to the links from here on, and lets go of each with its verdict."""
    still = (exclusion.without_expired(each, today) for each in documents)
    links, own_code = _collected(still, files)
    run = _Run(settings, files, progress, today, own_code, len(links), gathering(len(links)))
    run.judge_unvisited(links)
    return run


def _collected(documents: Iterable[Document], files: LocalFiles) -> tuple[list[Link], paper_facts.Own]:
    """Gather the links of documents, and what their tables say of papers, in one walk."""
    code: list[Mapping[str, tuple[str, ...]]] = []

    def noted() -> Iterator[Document]:
        for document in documents:
            code.append(document.code)
            yield document

    return collect(noted(), files), paper_facts.own_code(code)


async def _ask(run: _Run) -> None:
    run.judge_known()
    try:
        visits = bool(run.waiting or run.linked.unheard())
        if visits or run.has_unseen_code():
            others = [url for url in run.waiting if not arxiv_ids.from_url(url)]
            async with open_visits(others, run.settings, is_kept=run.known.is_kept) as (fetcher, run.shards):
                if visits:
                    await run.visit_all(fetcher)
                await run.look_for_code(fetcher)
    except asyncio.CancelledError:
        if task := asyncio.current_task():
            task.uncancel()  # Ctrl-C: what was seen so far can still be told
        run.interrupted = bool(run.waiting)
        run.judge_seen()


@dataclasses.dataclass(repr=False, eq=False)
class _Run:
    """The state of one crawl: who waits, what was seen, what was judged.

    A link is let go of with its verdict, but for those to papers; `numbers` are those of links without a verdict in the
    order of the documents, `seen` what the visits saw that are not judged yet.
    """

    settings: Settings
    files: LocalFiles
    progress: Progress
    today: date
    own_code: paper_facts.Own
    total: int
    results: Gathering
    known: Known = field(init=False)
    numbers: dict[str, int] = field(default_factory=dict)
    linked: LinkedPapers = field(default_factory=LinkedPapers)
    articles: set[str] = field(default_factory=set)
    waiting: dict[str, list[Link]] = field(default_factory=dict)
    seen: dict[str, Observation] = field(default_factory=dict)
    heard: network.Heard = field(default_factory=network.Heard)
    counts: Counter[Verdict] = field(default_factory=Counter)
    waiting_on: Counter[str] = field(default_factory=Counter)
    papers: tuple[PaperLink, ...] = ()
    code: _Run | None = None
    shards: Shards | None = None
    heard_of_arxiv: bool = False
    interrupted: bool = False
    trouble: str = ""
    strange: dict[int, Problem] = field(default_factory=dict)
    problems: Sequence[Problem] = ()

    def judge_unvisited(self, links: Sequence[Link]) -> None:
        exclusion.prepare(links, self.settings)
        self.linked = LinkedPapers(links)
        for number, link in enumerate(links):
            self.numbers[link.url] = number
            local = None if urls.scheme(link.url) else self.files.look(link.url)
            judgement = judge_unvisited(self._case(link, local))
            if judgement:
                self._note(Result(link, judgement))
            else:
                self.waiting.setdefault(urls.key(link.url), []).append(link)

    def judge_known(self) -> None:
        """Judge again, by the rules of today, what an earlier run saw not long ago."""
        ids = dict.fromkeys(named.id for url in self.waiting if (named := arxiv_ids.from_url(url)))
        self.linked.found = PapersFound(self.known.fresh_papers(ids))
        self._tell_again()
        for url in list(self.waiting):
            if self.linked.confirms(url):
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
        others = (url for url in self.waiting if not arxiv_ids.from_url(url))
        async with asyncio.TaskGroup() as group:
            group.create_task(self._confirm_papers(fetcher))
            group.create_task(self.visit(fetcher, others, self.settings.timeout / 2))
            group.create_task(get_ready(lambda: bool(self.seen or self.heard)))
        await self.visit(fetcher, [url for url in papers if url in self.waiting], self.settings.timeout / 2)
        if not self.heard_of_arxiv and await network.is_gone(self._all_seen()):
            raise network.error(self._all_seen())
        await self._visit_late(fetcher)
        self._doubt_silence()

    async def _confirm_papers(self, fetcher: Fetcher) -> None:
        """Ask arXiv about all papers at once; its answer is the evidence for the links to them."""
        fresh = self.linked.found.papers
        answer = await enrich.look_up(self.linked.unheard(), fetcher.download, self.known.now)
        self.heard_of_arxiv = bool(answer.papers)
        found = self.known.completed(answer)
        self.linked.found = PapersFound({**fresh, **found.papers}, found.unknown, found.trouble)
        for url in [url for url in self.waiting if self.linked.confirms(url)]:
            self._judge(url, None)

    def _doubt_silence(self) -> None:
        """Let earlier runs speak for papers that arXiv's API leaves out although their pages at arXiv are there."""
        self.linked.found = self.known.doubted(self.linked.found, self.linked.left_out())

    async def visit(self, fetcher: Fetcher, addresses: Iterable[str], patience: float) -> None:
        """Visit addresses, each in the process that has its host."""

        async def here(mine: Sequence[str]) -> None:
            await visit_all(mine, partial(self.visit_one, fetcher, patience), self.settings, fetcher.schedule)

        if self.shards:
            await self.shards.visit(addresses, here, self._job, self._hear, patience)
        else:
            await here(list(addresses))

    async def visit_one(self, fetcher: Fetcher, patience: float, url: str) -> Observation:
        """Visit an address, and judge it unless another try may see something else."""
        job = self._job(url)
        seen = await see(job, fetcher.visit, patience)
        if job.condition and seen.status == NOT_MODIFIED:
            seen = self.known.renewed(url, seen) or await fetcher.visit(replace(job, condition={}).request(patience))
        self.seen[url] = seen
        if not may_pass(seen):
            self._judge(url, seen)
        return seen

    def _job(self, url: str) -> Job:
        """Say what is to be visited; a page that is the same as an earlier run saw need not be sent again."""
        whole = self._is_whole(url)
        return Job(url, tuple(self.waiting[url]), self.known.condition(url, whole=whole), whole)

    def _hear(self, visited: Visited) -> bool:
        """Take what another process saw; False where the address has to be visited here."""
        url, seen = visited.url, visited.seen
        if visited.judgements:
            self._take(url, as_found(visited, self.waiting[url]))
            if visited.kept:
                self.known.keep_packed(url, visited.kept)
            self.tell()
        elif seen.status != NOT_MODIFIED:
            self.seen[url] = seen
        elif renewed := self.known.renewed(url, seen):
            self._judge(url, renewed)
        else:
            return False
        return True

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
        if await network.went_away(self._all_seen(), fetcher.reaches):
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
        # What a redirect led to may have failed, and not the link's own host.
        seen = [self.seen[url] for url in addresses]
        places = [place for each in seen for place in (each.url, *(hop.url for hop in each.hops), each.final_url)]
        fetcher.schedule.reopen(places)
        if self.shards:
            self.shards.reopen(places)
        await self.visit(fetcher, addresses, patience)

    def has_unseen_code(self) -> bool:
        """Whether papers may have code that no check has looked for, as those that `papers` alone has asked about."""
        if self.settings.papers.huggingface and paper_facts.unasked(
            self.linked.found.papers.values(), self.known, self.own_code
        ):
            return True
        self.code = self._run_of_code()
        return any(map(self.known.is_new, self.code.waiting))

    async def look_for_code(self, fetcher: Fetcher) -> None:
        """Ask for the papers' repositories, and whether they are there: last, so that no link of the guide waits."""
        if self.settings.papers.huggingface and not self.interrupted:
            await paper_facts.suggest(self.linked.found.papers.values(), self.known, fetcher.download, self.own_code)
        self.code = self._run_of_code()
        await self.code.visit(fetcher, list(self.code.waiting), self.settings.timeout / 2)
        self.code.judge_seen()

    def _run_of_code(self) -> _Run:
        """Prepare a run over the repositories that the guide itself does not link to."""
        code = self._code()
        known = self.verdicts(code)
        links = [Link(url, ()) for url in code if url not in known]
        run = _Run(self.settings, self.files, lambda _tally: None, self.today, {}, len(links), gathering(len(links)))
        run.known = self.known
        run.judge_unvisited(links)
        run.judge_known()
        return run

    def _code(self) -> list[str]:
        """Give the addresses of the papers' repositories."""
        papers = self.linked.found.papers.values()
        found = (each.url for paper in papers for each in paper_facts.code_of(paper, self.known, self.own_code))
        return list(dict.fromkeys(found))

    def verdicts(self, addresses: Collection[str]) -> dict[str, Result]:
        """Give what is judged of these addresses."""
        results = self.results.under({urls.key(url) for url in addresses})
        return {result.link.url: result for result in results if result.link.url in addresses}

    def tell_of_papers(self) -> None:
        """Add what is known of the papers to them; asks nobody."""
        papers, to_papers = self.linked.found.papers, self.linked.links
        if not papers:
            return
        code = self._code()
        verdicts = {**(self.code or self._run_of_code()).verdicts(code), **self.verdicts(code)}
        articles = self.results.under(self.articles)
        links, pages = [*to_papers, *(result.link for result in articles)], paper_facts.pages_of(articles)
        facts = paper_facts.gather(papers, links, pages, self.known, self.own_code)
        self.papers = paper_facts.added(paper_links(to_papers, papers), facts, verdicts)
        self.problems = tuple(paper_facts.broken_code(to_papers, self.papers, verdicts))

    def _judge(self, url: str, seen: Observation | None, *, from_cache: bool = False) -> None:
        whole = self._is_whole(url)
        found = find(self.waiting[url], seen, self.linked.listed, from_cache=from_cache)
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
            number = self._note(result)
            if strange:
                self.strange[number] = strange
        first = found.results[0]
        if not first.from_cache:
            self.waiting_on[urls.host(url)] -= len(found.results)
        if first.seen and not first.from_cache:
            self.heard.add(first.seen)
            self.seen.pop(url, None)

    def _case(self, link: Link, local: LocalTarget | None) -> Case:
        return Case(
            link,
            local=local,
            excluded_by=exclusion.excluded_by(link, self.settings, self.today),
            offline=self.settings.offline,
            allow_private=self.settings.allow_private,
        )

    def _note(self, result: Result) -> int:
        """Take a result, let go of its link, and give the number that the link had."""
        url, verdict, page = result.link.url, result.judgement.verdict, result.seen and result.seen.page
        number = self.numbers.pop(url)
        self.results.add(number, result)
        self.counts[verdict] += 1
        self.linked.note(url, verdict)
        if page and page.papers and self.linked:
            self.articles.add(urls.key(url))
        return number

    def _all_seen(self) -> list[Observation]:
        return [*self.heard, *self.seen.values()]

    def tell(self) -> None:
        self.progress(Tally(self.total - len(self.numbers), self.total, self.counts, self.waiting_on))

    def judge_seen(self) -> None:
        """Judge what was seen of links that still wait, even if it might have passed later."""
        for url in [url for url in self.waiting if url in self.seen]:
            self._judge(url, self.seen[url])

    def outcome(self) -> Crawled:
        results = self.results.results()
        strange = (problem for _, problem in sorted(self.strange.items(), key=itemgetter(0)))
        problems = (*misnamed(self.linked.links, self.linked.found.papers), *strange, *self.problems)
        trouble = " ".join(filter(None, (self.trouble, self.linked.found.trouble)))
        missing = self.linked.missing(offline=self.settings.offline)
        return Crawled(results, self.papers, self.interrupted, trouble, problems, missing, len(self.numbers))
