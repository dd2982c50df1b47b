"""What earlier runs know that this one can use: answers that are still fresh, conditions to ask under, papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from linkwatch import freshness
from linkwatch.freshness import Answer
from linkwatch.model import Observation, Paper, PapersFound, Settings, Verdict
from linkwatch.store import Cache


class Known:
    """The cache as a run sees it, at the time of the run; `now` gives the time in UTC."""

    def __init__(self, cache: Cache, settings: Settings, now: Callable[[], datetime]) -> None:
        self.now = now
        self._cache = cache
        self._max_age = settings.max_age
        self._renewed: dict[str, Answer] = {}

    def fresh(self, url: str, *, whole: bool) -> Observation | None:
        """Give what an earlier visit saw, if that still counts; `whole` means that all of a page is needed."""
        answer = self._cache.answer(url)
        if answer is None or not freshness.covers(answer, whole=whole):
            return None
        return answer.seen if freshness.is_fresh(answer, url, self.now(), self._max_age) else None

    def condition(self, url: str, *, whole: bool) -> Mapping[str, str]:
        """Give the headers that ask for a page only if it is another one than the earlier visit saw."""
        answer = self._cache.answer(url)
        if answer is None or not freshness.covers(answer, whole=whole):
            return {}
        return freshness.condition(answer, self.now())

    def renewed(self, url: str, seen: Observation) -> Observation | None:
        """Give what the earlier visit saw, if the answer to its condition says that it still holds."""
        answer = self._cache.answer(url) if freshness.still_holds(seen) else None
        if answer is None:
            return None
        self._renewed[url] = answer
        return replace(answer.seen, elapsed_ms=seen.elapsed_ms)

    def keep(self, url: str, seen: Observation, verdicts: Iterable[Verdict], *, whole: bool) -> None:
        """Keep what a visit saw, for the verdicts that the links to it got."""
        verdicts = tuple(verdicts)
        if not freshness.is_kept(seen, verdicts):
            return
        now, before = self.now(), self._renewed.get(url)
        fetched, whole = (before.fetched, before.whole) if before else (now, whole)
        self._cache.keep_answer(url, Answer(seen, now, fetched, freshness.is_good(verdicts), whole))

    def fresh_papers(self, ids: Iterable[str]) -> dict[str, Paper]:
        """Give the papers that arXiv need not be asked about again, by identifier."""
        known = ((id_, self._cache.paper(id_)) for id_ in ids)
        return {id_: paper for id_, paper in known if paper and self._is_fresh(paper)}

    def completed(self, found: PapersFound) -> PapersFound:
        """Keep what arXiv said; where it did not say anything, give what it said in an earlier run."""
        for paper in found.papers.values():
            self._cache.keep_paper(paper)
        older = {id_: kept for id_ in sorted(found.unknown) if (kept := self._cache.paper(id_))}
        if not older:
            return found
        trouble = f"{found.trouble} What it said in an earlier run stands in for {len(older)} of them."
        return PapersFound({**older, **found.papers}, found.unknown - older.keys(), trouble.strip())

    def _is_fresh(self, paper: Paper) -> bool:
        age = (self.now() - paper.as_of).total_seconds()
        return 0 <= age < freshness.good_lifetime(paper.arxiv_id, self._max_age)
