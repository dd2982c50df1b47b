"""What is said at the head of requests and answers."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from linkwatch.fetch import body
from linkwatch.model import Request, Settings
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

SINGLE = {"location", "content-type", "content-length", "retry-after", "refresh"}
"""Fields that mean one value: said twice alike, they are said once."""


def user_agent(settings: Settings) -> str:
    """Give the name to go by; no "link" in it, since common firewalls turn such programs away."""
    contact = f"; +{settings.contact}" if settings.contact else ""
    return settings.user_agent or f"Mozilla/5.0 (compatible; lwbot/{__version__}{contact})"


def of_request(request: Request, settings: Settings) -> dict[str, str]:
    """Give the header fields of a request; a user name in its address becomes a login (RFC 7617)."""
    parts = urlsplit(request.url)
    host = parts.netloc.rpartition("@")[2]  # a trailing dot stays, as browsers send it
    fields = {"Host": host, "User-Agent": user_agent(settings), **BROWSER}
    if not any(name.lower() == "accept" for name in request.headers):
        fields |= NAVIGATION | (NAVIGATION_OVER_TLS if parts.scheme == "https" else {})
    fields |= request.headers
    if "@" in parts.netloc and (parts.username or parts.password):
        login = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        fields["Authorization"] = "Basic " + b64encode(login.encode()).decode()
    return fields


def of_answer(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Join repeated header fields under their lower-case names (RFC 9110 section 5.3)."""
    joined: dict[str, str] = {}
    for name, value in pairs:
        lower = name.lower()
        if lower not in joined:
            joined[lower] = value
        elif lower not in SINGLE or value != joined[lower]:
            joined[lower] += ("\n" if lower in ONE_LINE_EACH else ", ") + value
    return MappingProxyType(joined)
