"""What another process tells of an address that it visited."""

from __future__ import annotations

from linkwatch.model import Judgement, Observation, Problem
from linkwatch.records import dataclass
from linkwatch.store import Kept


@dataclass(frozen=True, slots=True)
class Visited:
    """What a visit saw and was judged to be, link by link; with no judgements it has its evidence and waits for one.

    `strange` are the problems that are told beside the judgements, `kept` is what later runs may know of it.
    """

    url: str
    seen: Observation
    judgements: tuple[Judgement, ...] = ()
    strange: tuple[Problem | None, ...] = ()
    kept: Kept | None = None
