"""How it is told: results, what is counted of them, and how far a run has come."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from typing import overload

from linkwatch.model.document import Link, Problem
from linkwatch.model.judgement import Judgement, Verdict
from linkwatch.model.paper import PaperLink
from linkwatch.model.visit import Observation
from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """A link with its verdict; `first_failed` is a day in UTC, `failing_days` counts the days with a failing run.

    `last_ok` is the last day on which it is known to have worked, `recovered` that it works again since this run.
    """

    link: Link
    judgement: Judgement
    seen: Observation | None = None
    from_cache: bool = False
    first_failed: date | None = None
    failing_days: int = 0
    last_ok: date | None = None
    recovered: bool = False


@dataclass(frozen=True, slots=True)
class Tallies:
    """What is counted of results: addresses by verdict (each is there, worst first), and the places that link to them.

    `recovered` counts those that work again since this run, `from_cache` those that an earlier visit speaks for.
    """

    counts: Mapping[Verdict, int]
    places: int = 0
    recovered: int = 0
    from_cache: int = 0


class Results(Sequence[Result]):
    """Results that are counted and told apart without walking all of them: there may be too many for memory."""

    @property
    @abstractmethod
    def tallies(self) -> Tallies:
        """What is counted of them."""

    @abstractmethod
    def of(self, verdict: Verdict) -> Sequence[Result]:
        """Give the results with a verdict, in their order."""

    @abstractmethod
    def worst(self, verdict: Verdict) -> Sequence[Result]:
        """Give the results with a verdict, those first that most places link to."""

    @property
    @abstractmethod
    def recovered(self) -> Sequence[Result]:
        """The links that work again since this run."""


@dataclass(frozen=True, slots=True)
class Run:
    """The counts of one run as the history keeps them: places, addresses, and addresses by verdict; the time is UTC."""

    finished_at: datetime
    links: int
    urls: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a reader is told about one run; renderers are pure functions of it.

    `results` and `papers` are sorted by first occurrence; times are UTC. `interrupted` means that some links
    were not visited; `notice` is one sentence that every face shows on top (a demonstration says so here).
    `papers_missing` are identifiers of papers that the documents link to and nothing could be learnt of this time.
    `history` are the last runs beside whose reports this one is kept, oldest first, this one included. `base` names
    what a run about a change compares with, '' for a run about everything; `standing` are links that did not work
    before the change either: no other count or list holds them. `in_repository` has the paths from the repository's
    root, with slashes, of those files that are named otherwise, since the run took place elsewhere.
    """

    version: str
    started_at: datetime
    finished_at: datetime
    inputs: tuple[str, ...]
    results: Sequence[Result] = ()
    papers: tuple[PaperLink, ...] = ()
    problems: tuple[Problem, ...] = ()
    interrupted: bool = False
    notice: str = ""
    papers_missing: tuple[str, ...] = ()
    history: tuple[Run, ...] = ()
    base: str = ""
    standing: Sequence[Result] = ()
    in_repository: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many addresses got each verdict; every verdict is there, worst first."""
        return dict(self.tallies.counts)

    @property
    def places(self) -> int:
        """How many places in the documents link to something."""
        return self.tallies.places

    @property
    def tallies(self) -> Tallies:
        """What is counted of the results."""
        return self._told.tallies

    @property
    def recovered(self) -> Sequence[Result]:
        """The links that work again since this run."""
        return self._told.recovered

    def of(self, verdict: Verdict) -> Sequence[Result]:
        """Give the results with a verdict, in the order of the documents."""
        return self._told.of(verdict)

    def worst(self, verdict: Verdict) -> Sequence[Result]:
        """Give the results with a verdict, those first that most places link to."""
        return self._told.worst(verdict)

    @property
    def _told(self) -> Results:
        return self.results if isinstance(self.results, Results) else _Listed(self.results)


class _Listed(Results):
    """Results in memory."""

    def __init__(self, results: Sequence[Result]) -> None:
        self._results = results

    @property
    def tallies(self) -> Tallies:
        counts = dict.fromkeys(Verdict, 0)
        for each in self._results:
            counts[each.judgement.verdict] += 1
        places = sum(len(each.link.occurrences) for each in self._results)
        from_cache = sum(each.from_cache for each in self._results)
        return Tallies(counts, places, len(self.recovered), from_cache)

    def of(self, verdict: Verdict) -> Sequence[Result]:
        return tuple(each for each in self._results if each.judgement.verdict is verdict)

    def worst(self, verdict: Verdict) -> Sequence[Result]:
        return tuple(sorted(self.of(verdict), key=lambda each: -len(each.link.occurrences)))

    @property
    def recovered(self) -> Sequence[Result]:
        return tuple(each for each in self._results if each.recovered)

    def __len__(self) -> int:
        return len(self._results)

    def __iter__(self) -> Iterator[Result]:
        return iter(self._results)

    @overload
    def __getitem__(self, at: int) -> Result: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Result]: ...
    def __getitem__(self, at: int | slice) -> Result | Sequence[Result]:
        return self._results[at]


Render = Callable[[Report], str]
"""A report in one format; pure, deterministic to the byte."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a run has come: `done` of `total` addresses are judged.

    `counts` has how many got each verdict, `waiting` how many still wait on each host. Both are views of what the
    run counts with, so that a step costs the same however many hosts there are: look now, keep nothing.
    """

    done: int
    total: int
    counts: Mapping[Verdict, int] = field(default_factory=dict)
    waiting: Mapping[str, int] = field(default_factory=dict)


Progress = Callable[[Tally], None]
"""Told after each step how far the run has come."""
