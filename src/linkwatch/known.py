"""What earlier runs know that this one can use: answers that are still fresh, conditions to ask under, papers."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus

from linkwatch import arxiv_ids, freshness, told, urls
from linkwatch.freshness import Answer
from linkwatch.model import Link, Observation, Page, Paper, PapersFound, Result, Settings, Verdict
from linkwatch.store import Cache, Kept, pack
from linkwatch.told import Told

SOON = 0.02
"""Seconds within which what a visit saw is written down: a run that is killed has done nothing else in vain."""

_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


def to_keep(
    url: str, seen: Observation, verdicts: Sequence[Verdict], said: Sequence[Result] = (), *, whole: bool
) -> Kept | None:
    """Write a visit down, None where later runs must not know of it."""
    if not freshness.is_kept(seen, verdicts) or (data := pack(url, seen)) is None:
        return None
    return Kept(data, told.note(url, said), freshness.is_good(verdicts), whole)


class Known:
    """The cache as a run sees it, at the time of the run; `now` gives the time in UTC."""

    def __init__(self, cache: Cache, settings: Settings, now: Callable[[], datetime]) -> None:
        self.now = now
        self._cache = cache
        self._max_age = settings.max_age
        self._renewed: dict[str, Answer] = {}
        self._codes: dict[str, str] = {}
        self._writing: asyncio.TimerHandle | None = None
        self._written = 0.0

    def told(self, waiting: Mapping[str, Sequence[Link]]) -> Iterator[tuple[str, Told]]:
        """Give what today's rules told of fresh answers to these addresses, for just these links to them."""
        now = self.now()
        for url, checked, good, note in self._cache.notes(waiting):
            is_fresh = freshness.counts(checked, url, now, self._max_age, good=good)
            if is_fresh and url in waiting and (known := told.read(note, url, waiting[url])):
                yield url, known

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

    @property
    def is_kept(self) -> bool:
        """Whether a later run can find what is kept."""
        return self._cache.outlives_the_run

    def keep(
        self, url: str, seen: Observation, verdicts: Sequence[Verdict], said: Sequence[Result] = (), *, whole: bool
    ) -> None:
        """Keep what a visit saw, the verdicts on the links to it, and what was said of them that may be said again."""
        if self.is_kept and (kept := to_keep(url, seen, verdicts, said, whole=whole)):
            self.keep_packed(url, kept)

    def keep_packed(self, url: str, kept: Kept) -> None:
        """Keep what a visit saw and what was said of it, as it is written down."""
        now, before = self.now(), self._renewed.pop(url, None)
        fetched, whole = (before.fetched, before.whole) if before else (now, kept.whole)
        self._cache.keep_packed(url, replace(kept, whole=whole), now, fetched)
        self._write_soon()

    def keep_told(self, url: str, said: Sequence[Result]) -> None:
        """Keep what was said of an earlier answer, if it may be said again."""
        if note := told.note(url, said):
            self._cache.keep_note(url, note)

    def fresh_papers(self, ids: Iterable[str]) -> dict[str, Paper]:
        """Give the papers that arXiv need not be asked about again, by identifier."""
        known = ((id_, self._cache.paper(id_)) for id_ in ids)
        return {id_: paper for id_, paper in known if paper and self._is_fresh(paper)}

    def completed(self, found: PapersFound) -> PapersFound:
        """Keep what arXiv said; where it did not say anything, give what it said in an earlier run."""
        found = replace(found, papers={id_: self._kept(paper) for id_, paper in found.papers.items()})
        return self._with_older(found)

    def doubted(self, found: PapersFound, unlisted: Sequence[str]) -> PapersFound:
        """Count papers as unknown that arXiv's API leaves out though none of its pages denies them: earlier runs count.

        The API is known to leave out papers that are there.
        """
        if not unlisted:
            return found
        reason = f"arXiv's API does not list {arxiv_ids.some(unlisted)}, though no page of arXiv denies it."
        doubtful = self._with_older(PapersFound(unknown=frozenset(unlisted), trouble=reason))
        return PapersFound(
            {**found.papers, **doubtful.papers},
            found.unknown | doubtful.unknown,
            " ".join(filter(None, (found.trouble, doubtful.trouble))),
            found.gone,
        )

    def _with_older(self, found: PapersFound) -> PapersFound:
        older = {id_: kept for id_ in sorted(found.unknown) if (kept := self._cache.paper(id_))}
        if not older:
            return found
        first, last = (end(paper.as_of for paper in older.values()).date() for end in (min, max))
        days = f"{first}" if first == last else f"{first} to {last}"
        trouble = f"{found.trouble} What it said in an earlier run ({days}) stands in for {len(older)} of them."
        papers = {**older, **found.papers}
        return replace(found, papers=papers, unknown=found.unknown - older.keys(), trouble=trouble.strip())

    def _kept(self, paper: Paper) -> Paper:
        """Keep a paper, and give it; versions are never taken back, so that an older one is an outdated answer."""
        before = self._cache.paper(paper.arxiv_id)
        if before and before.version > paper.version:
            return before
        self._cache.keep_paper(paper)
        self._write_soon()
        return paper

    def page(self, url: str) -> Page | None:
        """Give the page that the last visit of an address saw and that a reader gets, however long ago."""
        answer = self._cache.answer(url)
        return answer.seen.page if answer and answer.good else None

    def is_new(self, url: str) -> bool:
        """Whether no visit to an address is remembered, however long ago and whatever it saw."""
        return self._cache.answer(url) is None

    def is_gone(self, url: str) -> bool:
        """Whether the last visit of an address was told that nothing is there, however long ago."""
        answer = self._cache.answer(urls.key(url))
        return bool(answer and not answer.good and answer.seen.status in _GONE)

    def suggested_code(self, arxiv_id: str) -> str:
        """Give the repository that was last suggested for a paper, '' where none was."""
        if arxiv_id not in self._codes:
            kept = self._cache.code(arxiv_id)
            self._codes[arxiv_id] = kept[0] if kept else ""
        return self._codes[arxiv_id]

    def has_asked_for_code(self, arxiv_id: str) -> bool:
        """Whether it was asked not long ago which repository is suggested for a paper."""
        kept = self._cache.code(arxiv_id)
        if kept is None:
            return False
        return 0 <= (self.now() - kept[1]).total_seconds() < freshness.good_lifetime(arxiv_id, self._max_age)

    def keep_suggested_code(self, arxiv_id: str, url: str) -> None:
        """Keep which repository is suggested for a paper, '' for none."""
        self._codes[arxiv_id] = url
        self._cache.keep_code(arxiv_id, url, self.now())
        self._write_soon()

    def _is_fresh(self, paper: Paper) -> bool:
        """Whether a paper need not be asked for; all grow old together, since one request asks for all."""
        return 0 <= (self.now() - paper.as_of).total_seconds() < self._max_age

    def _write_soon(self) -> None:
        """Let what is kept be written with all that comes in this moment; outside of a loop the end writes it."""
        if self._writing or not self._cache.outlives_the_run:
            return
        with contextlib.suppress(RuntimeError):
            loop = asyncio.get_running_loop()
            self._writing = loop.call_at(max(self._written + SOON, loop.time()), self._write, loop)

    def _write(self, loop: asyncio.AbstractEventLoop) -> None:
        self._writing, self._written = None, loop.time()
        self._cache.write()
