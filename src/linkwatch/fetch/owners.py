"""Each host is asked by one process alone, which keeps its turns and pauses: that one makes its requests for others."""

from __future__ import annotations

from typing import Protocol

from linkwatch.model import Fetch, Observation, Request


class Owners(Protocol):
    """Knows which process asks which hosts."""

    async def ask(self, request: Request, *, raw: bool) -> Observation | None:
        """Let the owner of a request's host make it, None where that is this process.

        `raw` means that the bytes of the answer are wanted, not the page.
        """


def with_owners(fetch: Fetch, owners: Owners, *, raw: bool) -> Fetch:
    """Make only those requests here whose host is asked from here."""

    async def fetch_as_owned(request: Request) -> Observation:
        return await owners.ask(request, raw=raw) or await fetch(request)

    return fetch_as_owned
