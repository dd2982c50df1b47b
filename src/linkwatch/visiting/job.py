"""An address to visit, and how it is visited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from linkwatch import freshness
from linkwatch.model import Fetch, Link, Observation, Request
from linkwatch.records import dataclass

HEAD_BYTES, WHOLE_BYTES = 256 * 1024, 5 * 1024 * 1024
"""Enough of a page for its title; all of it is read only where a place in it must be found."""

NOT_MODIFIED = 304
"""The answer to a condition: what an earlier run saw still holds."""


@dataclass(frozen=True, slots=True)
class Job:
    """An address to visit and the links to it; `condition` has header fields, `whole` asks for all of it."""

    url: str
    links: tuple[Link, ...]
    condition: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False

    def request(self, patience: float) -> Request:
        """Give the request to make, which may take so many seconds."""
        most = WHOLE_BYTES if self.whole else HEAD_BYTES
        return Request(self.url, self.condition, max_bytes=most, timeout=patience)


async def see(job: Job, visit: Fetch, patience: float) -> Observation:
    """Visit an address; an answer that nothing has changed is one only where an earlier run saw the very same."""
    request = job.request(patience)
    seen = await visit(request)
    if job.condition and seen.status == NOT_MODIFIED and not freshness.still_holds(seen):
        return await visit(replace(request, headers={}))
    return seen
