"""What a visit comes to: the judgements on all links to one address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from linkwatch.lean import without_evidence
from linkwatch.model import Case, Judgement, Link, Observation, Paper, Problem, Result
from linkwatch.records import dataclass
from linkwatch.rules import judge
from linkwatch.rules.unrelated import unrelated

if TYPE_CHECKING:
    from linkwatch.visiting.visited import Visited

PaperOf = Callable[[str], Paper | None]
"""Gives what arXiv lists under a link's identifier."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The results of the links to one address, in their order, and the strange problems that are told beside them."""

    results: tuple[Result, ...]
    strange: tuple[Problem | None, ...]

    @property
    def sayable(self) -> tuple[Result, ...]:
        """The results that a later run may repeat: none where a problem would have to be told again."""
        return () if any(self.strange) else self.results


def find(links: Sequence[Link], seen: Observation | None, paper_of: PaperOf, *, from_cache: bool = False) -> Finding:
    """Judge the links to one address by what a visit saw; the results have no evidence any more."""
    told = seen and without_evidence(seen)
    results, strange = [], []
    for link in links:
        judgement = shared(judge(Case(link, seen=seen, paper=paper_of(link.url))))
        strange.append(unrelated(Result(link, judgement, seen)))
        results.append(Result(link, judgement, told, from_cache))
    return Finding(tuple(results), tuple(strange))


def as_found(visited: Visited, links: Sequence[Link]) -> Finding:
    """Give what another process found for these links."""
    judged = zip(links, visited.judgements, strict=True)
    results = (Result(link, shared(judgement), visited.seen) for link, judgement in judged)
    return Finding(tuple(results), visited.strange)


@lru_cache(maxsize=256)
def shared(judgement: Judgement) -> Judgement:
    """Give one object for all judgements that say the same: most do, and each has four texts."""
    return judgement
