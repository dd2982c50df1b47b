"""GitHub's REST API, one request after the other: waits where it asks for that, repeats only what may be repeated."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import Any, TypeVar

from linkwatch import urls
from linkwatch.github import trouble, waits
from linkwatch.github.place import Place
from linkwatch.model import Fetch, Observation, Request
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

VERSION = "2022-11-28"
"""The version of the API that is asked for."""

PAUSES = (1.0, 4.0, 10.0)
"""Seconds before another try where the server is in trouble; after the last one it is given up."""

PAGE = 100
"""Entries of a list in one answer, the most that GitHub gives."""

MOST_PAGES = 100
MOST_HOPS = 5
MOST_BYTES = 64 * 1024 * 1024
"""Of one answer: a page of a hundred issues, each with as much text as GitHub takes, is several megabytes."""

_Found = TypeVar("_Found")
_NO_ACCOUNT = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})
_REPEATED = frozenset({301, 302, 307, 308})
"""Redirects after which GitHub wants the same request again, whatever its method."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the time comes from, and how to let some of it pass."""

    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]


class Api:
    """One repository of one server; everything that is not a success is raised as a LinkwatchError."""

    def __init__(self, place: Place, fetch: Fetch, clock: Clock) -> None:
        self.place = place
        self._fetch = fetch
        self._clock = clock
        self._limits_met = 0
        self._waited = 0.0

    async def login(self) -> str:
        """Give the name of the account that the token is of; '' for the token of a workflow, which is of none."""
        seen = await self._repeated(self._request("GET", f"{self.place.api}/user"))
        if seen.status in _NO_ACCOUNT:
            return ""
        data = self._value(seen)
        return str(data.get("login", "")) if isinstance(data, dict) else ""

    async def get(self, path: str) -> Any:
        """Give what one address has."""
        return self._value(await self._repeated(self._request("GET", self._url(path))))

    async def pages(self, path: str, *, in_full: bool = True) -> AsyncIterator[Any]:
        """Give page after page of a list, MOST_PAGES of them; raises LinkwatchError if it is wanted `in_full`."""
        url = self._url(path)
        for _ in range(MOST_PAGES):
            seen = await self._repeated(self._request("GET", url))
            yield self._value(seen)
            following = self._next(seen)
            if following is None:
                return
            url = following
        if in_full:
            raise trouble.too_many(MOST_PAGES * PAGE, self.place)

    async def patch(self, path: str, change: object) -> Any:
        """Change something; the same change twice is as good as once, so it is repeated where need be."""
        return self._value(await self._repeated(self._request("PATCH", self._url(path), change)))

    async def post(self, path: str, new: object, look: Callable[[], Awaitable[_Found | None]]) -> Any | _Found:
        """Make something; where it is not known whether it was made, `look` for it before it is made again."""
        for pause in PAUSES:
            seen = await self._asked(self._request("POST", self._url(path), new))
            if not _is_unclear(seen):
                return self._value(seen)
            await self._clock.sleep(pause)
            if (found := await look()) is not None:
                return found
        raise trouble.explain(seen, self.place)

    async def _repeated(self, request: Request) -> Observation:
        seen = await self._asked(request)
        for pause in PAUSES:
            if not _is_unclear(seen):
                break
            await self._clock.sleep(pause)
            seen = await self._asked(request)
        return seen

    async def _asked(self, request: Request) -> Observation:
        """Ask, wait where that is wanted, and follow redirects that stay on the server."""
        hops = 0
        while True:
            seen = await self._fetch(request)
            if (seconds := waits.wait(seen, self._clock.now(), self._limits_met)) is not None:
                await self._wait(seconds)
            elif seen.status in _REPEATED and hops < MOST_HOPS:
                hops += 1
                request = replace(request, url=self._own(seen.headers.get("location", ""), request.url))
            else:
                return seen

    async def _wait(self, seconds: float) -> None:
        self._limits_met += 1
        if self._waited + seconds > waits.LONGEST:
            raise trouble.limited(seconds, self._clock.now(), self.place)
        self._waited += max(seconds, 1)  # a server that says 0 for ever is not asked for ever
        await self._clock.sleep(seconds)

    def _request(self, method: str, url: str, data: object = None) -> Request:
        headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": VERSION}
        if self.place.token:
            headers["Authorization"] = f"Bearer {self.place.token}"
        if data is None:
            return Request(url, headers, MOST_BYTES, method=method)
        headers["Content-Type"] = "application/json"
        return Request(url, headers, MOST_BYTES, method=method, body=json.dumps(data).encode())

    def _url(self, path: str) -> str:
        return f"{self.place.api}/repos/{self.place.repository}/{path}"

    def _own(self, reference: str, base: str) -> str:
        url = urls.join(base, reference) if reference else None
        if url is None or not self.place.is_own(url) or "@" in url.partition("//")[2].partition("/")[0]:
            raise trouble.elsewhere(url or "", self.place)
        return urls.key(url)

    def _next(self, seen: Observation) -> str | None:
        """Read where the list goes on (RFC 8288)."""
        for target, parameters in _LINK.findall(seen.headers.get("link", "")):
            if _NEXT.search(parameters):
                return self._own(target, seen.final_url or seen.url)
        return None

    def _value(self, seen: Observation) -> Any:
        if seen.status is None or not HTTPStatus.OK <= seen.status < HTTPStatus.MULTIPLE_CHOICES or not seen.complete:
            raise trouble.explain(seen, self.place)
        try:
            return json.loads(seen.body)
        except (ValueError, RecursionError):
            raise trouble.unlike(self.place) from None


def _is_unclear(seen: Observation) -> bool:
    """Whether it is not known what the server has done: no answer, half an answer, or trouble of its own."""
    if seen.status is None:
        return True
    is_success = HTTPStatus.OK <= seen.status < HTTPStatus.MULTIPLE_CHOICES
    return seen.status >= HTTPStatus.INTERNAL_SERVER_ERROR or (is_success and not seen.complete)


_LINK = lazy(r"<([^<>]*)>([^<>]*)")
_NEXT = lazy(r"\brel\s*=\s*\"?next\b", re.IGNORECASE)
