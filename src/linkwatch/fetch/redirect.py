"""Follows redirects one hop at a time and keeps each of them (RFC 9110 section 15.4, HTML's refresh)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from linkwatch import reserved, urls
from linkwatch.fetch.cookies import Jar
from linkwatch.model import Failure, Fetch, Hop, Observation, Request, Settings
from linkwatch.patterns import lazy

REDIRECTS = frozenset({301, 302, 303, 307, 308})

MOST_REFRESHES = 3
"""So many pages that send the reader on by themselves are followed, as long as one of them may be meant to be read."""

SOON = 10
"""Seconds; a page that stays longer than this before it sends the reader on is the page itself."""

AT_ONCE, STATION_WORDS = 1, 15
"""Seconds and words of a page that nobody can read before it sends him on."""

_LONGEST_REFRESH = 4_096
_REFRESH = lazy(r"\s*(\d{1,9})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?(?P<quote>['\"]?)(.+?)(?P=quote)\s*", re.IGNORECASE)


def with_redirects(fetch: Fetch, settings: Settings) -> Fetch:
    """Follow up to `settings.max_redirects` redirects; every hop is paced and guarded by `fetch` like the first.

    Cookies are kept for this one visit. The hops share the request's time-out.
    """

    async def follow(request: Request) -> Observation:
        visit = _Visit(request, settings)
        while True:
            seen = await fetch(visit.step())
            target = visit.learn(seen)
            if target is None:
                return visit.end(seen)
            failure = visit.go(seen, target)
            if failure:
                words = (
                    "two Locations that differ"
                    if failure is Failure.GARBLED
                    else urls.without_userinfo(target or _location(seen))
                )
                return visit.end(Observation(seen.url, None, failure, words, final_url=seen.url))

    return follow


@dataclass
class _Visit:
    """One visit: where it is, where it was, and what it was asked to remember."""

    request: Request
    settings: Settings
    url: str = ""
    fragment: str = ""
    hops: list[Hop] = field(default_factory=list)
    jar: Jar = field(default_factory=Jar)
    elapsed_ms: int = 0
    scripted: bool = False
    asked: set[tuple[str, str]] = field(default_factory=set)

    def step(self) -> Request:
        if not self.url:
            self.asked.add((self.request.url, ""))
            return self.request
        cookie = self.jar.header(self.url)
        self.asked.add((self.url, cookie))
        fields = {**self.request.headers, "Cookie": cookie} if cookie else self.request.headers
        left = self.request.timeout - self.elapsed_ms / 1000
        return replace(self.request, url=self.url, headers=fields, timeout=max(left, 0.0))

    def learn(self, seen: Observation) -> str | None:
        """Take an answer; give where it leads ('' for nowhere), None if it is the end."""
        self.elapsed_ms += seen.elapsed_ms
        if said := seen.headers.get("set-cookie"):
            self.jar.learn(seen.url, said)
        if seen.status in REDIRECTS and _location(seen).strip():
            return _join(seen.url, _location(seen))
        self.scripted |= bool(seen.page and seen.page.scripts)
        return self._refresh(seen)

    def _refresh(self, seen: Observation) -> str | None:
        """Give where a page sends its reader by itself; one that only loads itself again stays."""
        reference, after = _sent_on(seen)
        target = _join(seen.url, reference) if reference else ""
        if not target or not urls.is_web(target):
            return None
        # A script may have set a cookie on the way, and who loads the same page again waits for something.
        is_station = not self.scripted and urls.key(target) != urls.key(seen.url) and _is_station(seen, after)
        followed = sum(hop.status not in REDIRECTS for hop in self.hops)
        may_go = is_station or (followed < MOST_REFRESHES and not self._was_at(target))
        return target if may_go else None

    def go(self, seen: Observation, target: str) -> Failure | None:
        """Make the step; says why not where it leads nowhere."""
        self.hops.append(Hop(seen.status or 0, seen.url))
        if "\n" in target:
            return Failure.GARBLED
        if refused := self._refused(target):
            return refused
        if self._was_at(target):
            return Failure.REDIRECT_LOOP
        self.url = urls.key(target)  # a user name in it is this server's, never the link's
        self.fragment = target.partition("#")[2] or self.fragment  # RFC 9110 section 10.2.2
        if len(self.hops) > self.settings.max_redirects:
            return (
                Failure.REDIRECT_LOOP if any(hop.url == self.url for hop in self.hops) else Failure.TOO_MANY_REDIRECTS
            )
        return Failure.TIMEOUT if self.elapsed_ms >= self.request.timeout * 1000 else None

    def _refused(self, target: str) -> Failure | None:
        """Say why nobody may go there; what its letters hide, the guard sees when it is connected to."""
        if not target or not urls.is_web(target) or not urls.host(target):
            return Failure.BAD_REDIRECT
        if not self.settings.allow_private and reserved.is_private_host(urls.host(target)):
            return Failure.PRIVATE_ADDRESS
        return Failure.BAD_PORT if urls.port(target) in reserved.BAD_PORTS else None

    def _was_at(self, target: str) -> bool:
        """Whether asking there would bring the same answer; new cookies may bring another."""
        url = urls.key(target)
        return (url, self.jar.header(url)) in self.asked

    def end(self, seen: Observation) -> Observation:
        if not self.hops and seen.elapsed_ms == self.elapsed_ms:
            return seen  # as nearly always
        final = f"{seen.final_url}#{self.fragment}" if self.fragment else seen.final_url
        return replace(seen, url=self.request.url, hops=tuple(self.hops), final_url=final, elapsed_ms=self.elapsed_ms)


def _sent_on(seen: Observation) -> tuple[str, float]:
    """Give the address that a page with success names for its reader to go on to, and when; '' if it names none."""
    if seen.status is None or not 200 <= seen.status < 300:  # noqa: PLR2004 - the class of success
        return "", 0
    found = _REFRESH.fullmatch(seen.headers.get("refresh", "")[:_LONGEST_REFRESH])
    if found and int(found[1]) <= SOON:
        return found[3], int(found[1])
    if seen.page and seen.page.refresh_after <= SOON:
        return seen.page.refresh, seen.page.refresh_after
    return "", 0


def _is_station(seen: Observation, after: float) -> bool:
    """Whether nobody stays on a page: next to nothing stands on it or in its frames, and it sends on at once."""
    page = seen.page
    if page is None or not page.complete or page.loaded:
        return False
    return after <= AT_ONCE and page.words <= STATION_WORDS


def _join(base: str, reference: str) -> str:
    return reference if "\n" in reference else urls.join(base, reference) or ""


def _location(seen: Observation) -> str:
    return _as_text(seen.headers.get("location", ""))


def _as_text(location: str) -> str:
    """Undo the reading of raw bytes: they are UTF-8, or else each of them is escaped, as browsers do."""
    raw = location.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < _ASCII else f"%{byte:02X}" for byte in raw)


_ASCII = 128
