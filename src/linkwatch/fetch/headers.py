"""What is said at the head of requests and answers."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from linkwatch.fetch import body
from linkwatch.model import Request, Settings
from linkwatch.patterns import lazy
from linkwatch.version import __version__

BROWSER = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.9,*;q=0.5",
    "Accept-Encoding": ", ".join(body.CODINGS),
}

NAVIGATION = {"Upgrade-Insecure-Requests": "1"}
"""What a browser adds when it asks for a page, not for data."""

NAVIGATION_OVER_TLS = {
    "Sec-Fetch-Site": "none",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-User": "?1",
    "Sec-Fetch-Dest": "document",
}
"""What it adds besides where the connection is secure (W3C Fetch Metadata section 3)."""

ONE_LINE_EACH = {"set-cookie", "location"}
"""Fields whose values may hold commas: repeated ones are joined with a line break instead."""

MOST_LETTERS = 512 * 1024
"""How much of all fields together is kept."""

SINGLE = {"location", "content-type", "content-length", "retry-after", "refresh"}
"""Fields that mean one value: said twice alike, they are said once."""


def user_agent(settings: Settings) -> str:
    """Give the name to go by; no "link" in it, since common firewalls turn such programs away."""
    contact = f"; +{settings.contact}" if settings.contact else ""
    return settings.user_agent or f"Mozilla/5.0 (compatible; lwbot/{__version__}{contact})"


def of_request(request: Request, settings: Settings) -> dict[str, str]:
    """Give the header fields of a request; a user name in its address becomes a login (RFC 7617)."""
    fields = {**_of_page(_ORIGIN.split(request.url, maxsplit=1)[0], user_agent(settings))}
    if any(name.lower() == "accept" for name in request.headers):
        fields = {name: fields[name] for name in fields if name not in _OF_NAVIGATION}
    login = fields.pop("Authorization", "")
    return {**fields, **request.headers, **({"Authorization": login} if login else {})}


@lru_cache(maxsize=1024)  # most pages of a host are asked for one after the other
def _of_page(origin: str, agent: str) -> Mapping[str, str]:
    """Give the fields with which every page of a server is asked for."""
    parts = urlsplit(origin)
    host = parts.netloc.rpartition("@")[2]  # a trailing dot stays, as browsers send it
    fields = {"Host": host, "User-Agent": agent, **BROWSER, **NAVIGATION}
    if parts.scheme == "https":
        fields |= NAVIGATION_OVER_TLS
    if "@" in parts.netloc and (parts.username or parts.password):
        login = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        fields["Authorization"] = "Basic " + b64encode(login.encode()).decode()
    return MappingProxyType(fields)


_ORIGIN = lazy(r"(?<=[^/:])[/?#]")
_OF_NAVIGATION = NAVIGATION.keys() | NAVIGATION_OVER_TLS.keys()


def of_answer(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Join repeated header fields under their lower-case names (RFC 9110 section 5.3); what is too long is left."""
    joined: dict[str, str] = {}
    left = MOST_LETTERS
    for name, value in pairs:
        left -= len(name) + len(value)
        if left < 0:
            break
        lower = name.lower()
        if lower not in joined:
            joined[lower] = value
        elif lower not in SINGLE or value != joined[lower]:
            joined[lower] += ("\n" if lower in ONE_LINE_EACH else ", ") + value
    return MappingProxyType(joined)
