"""What is it a link to? A table of enrichers, and one function that asks each about the addresses it claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime

from linkwatch.enrich import arxiv
from linkwatch.model import Fetch, PapersFound
from linkwatch.records import dataclass

LookUp = Callable[[Sequence[str], Fetch, Callable[[], datetime]], Awaitable[PapersFound]]


@dataclass(frozen=True, slots=True)
class Enricher:
    """`claims` gives the identifier of what an address leads to, None where it knows nothing of it; `look_up` asks."""

    claims: Callable[[str], str | None]
    look_up: LookUp


ENRICHERS: tuple[Enricher, ...] = (Enricher(arxiv.claims, arxiv.look_up),)
"""The first that claims an address is asked about it."""


async def look_up(addresses: Iterable[str], fetch: Fetch, now: Callable[[], datetime]) -> PapersFound:
    """Ask about every paper that the addresses lead to, each once; `now` gives the time in UTC."""
    claimed = _claimed(addresses)
    return _merged([await ENRICHERS[at].look_up(list(ids), fetch, now) for at, ids in sorted(claimed.items())])


async def look_up_papers(ids: Sequence[str], fetch: Fetch, now: Callable[[], datetime]) -> PapersFound:
    """Ask arXiv about papers by their identifiers."""
    return await arxiv.look_up(ids, fetch, now)


def _claimed(addresses: Iterable[str]) -> Mapping[int, Mapping[str, None]]:
    """Give the identifiers in order of first occurrence, by the place of the enricher in the table."""
    claimed: dict[int, dict[str, None]] = defaultdict(dict)
    for url in addresses:
        claims = ((at, enricher.claims(url)) for at, enricher in enumerate(ENRICHERS))
        at, found = next((claim for claim in claims if claim[1] is not None), (0, None))
        if found is not None:
            claimed[at][found] = None
    return claimed


def _merged(parts: Sequence[PapersFound]) -> PapersFound:
    return PapersFound(
        papers={id_: paper for part in parts for id_, paper in part.papers.items()},
        unknown=frozenset().union(*(part.unknown for part in parts)),
        trouble=" ".join(part.trouble for part in parts if part.trouble),
    )
