"""Follows redirects one hop at a time and keeps each of them (RFC 9110 section 15.4)."""

from __future__ import annotations

from dataclasses import replace

from linkwatch import urls
from linkwatch.model import Failure, Fetch, Hop, Observation, Request, Settings

REDIRECTS = frozenset({301, 302, 303, 307, 308})


def with_redirects(fetch: Fetch, settings: Settings) -> Fetch:
    """Follow up to `settings.max_redirects` redirects; every hop is paced and guarded by `fetch` like the first."""

    async def follow(request: Request) -> Observation:
        hops: list[Hop] = []
        elapsed = 0
        step = request
        while True:
            seen = await fetch(step)
            elapsed += seen.elapsed_ms
            target = _target(seen)
            if target is None:
                return replace(seen, url=request.url, hops=tuple(hops), elapsed_ms=elapsed)
            hops.append(Hop(seen.status or 0, seen.url))
            failure = _refused(target, hops, settings)
            if failure:
                return Observation(
                    request.url, None, failure, target, tuple(hops), final_url=seen.url, elapsed_ms=elapsed
                )
            # Credentials and the like are for the first host only.
            step = replace(request, url=urls.key(target))

    return follow


def _target(seen: Observation) -> str | None:
    """Give where a redirect leads, '' if nowhere; None if the answer is none (300 and 304 are not)."""
    if seen.status not in REDIRECTS:
        return None
    location = seen.headers.get("location")
    if location is None:
        return None
    return urls.join(seen.url, _as_text(location)) or ""


def _as_text(location: str) -> str:
    """Undo aiohttp's reading of raw bytes: they are UTF-8, or else Latin-1, as browsers read them."""
    raw = location.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _refused(target: str, hops: list[Hop], settings: Settings) -> Failure | None:
    if not target or not urls.is_web(target) or not urls.host(target):
        return Failure.BAD_REDIRECT
    if not settings.allow_private and urls.is_private_host(urls.host(target)):
        return Failure.PRIVATE_ADDRESS
    if any(hop.url == urls.key(target) for hop in hops):
        return Failure.REDIRECT_LOOP
    return Failure.TOO_MANY_REDIRECTS if len(hops) > settings.max_redirects else None
