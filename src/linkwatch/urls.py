"""Addresses, pure: the one to request, its key without fragment, its host, its port, its scheme."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import unquote, urlsplit

import ada_url

from linkwatch.patterns import lazy

_USERINFO = lazy(r"^([\0-\x20]*(?:[A-Za-z][A-Za-z0-9+.\t\n\r-]*:)*(?:[/\\][\t\n\r]*){2,})[^/?#\\]*@")
_PASSWORD = lazy(
    r"^([\0-\x20]*(?:(?:[A-Za-z][A-Za-z0-9+.\t\n\r-]*(?:[:;]|%3A))+[/\\\t\n\r]*|https?[/\\]+|\\+))"
    r"[^/?#\\@:\[]+(?::|%3A)(?!\d*(?:[/?#\\]|\Z))(?:[^/?#\\]*@|[\s\S]*@)"
)
"""What was meant for a user name and a password, and is none to a browser: `/`, `?` or `#` in it, a slash too few.

In the name of a file a colon is written `%3A`.
"""
_SCHEME = lazy(r"([A-Za-z][A-Za-z0-9+.-]*+):")
_PLAIN = lazy(r"(https?)://([a-z0-9.-]+)(?::([1-9][0-9]{0,3}|[1-5][0-9]{4}))?(?:[/?#]|\Z)")
"""Most addresses; of these, what is asked for a dozen times in a visit can be told without taking all apart."""

DEFAULT_PORTS = {"http": 80, "https": 443}


def normalize(url: str) -> str | None:
    """Give the absolute URL that a browser would request (WHATWG URL standard), or None where it accepts none."""
    try:
        return str(ada_url.URL(url.strip(" \t\n\r\f\0")).href)
    except (ValueError, UnicodeError):
        return None


def is_valid(url: str) -> bool:
    """Whether a browser accepts an absolute URL: whether `normalize` gives one, which takes four times as long."""
    try:
        return bool(ada_url.check_url(url.strip(" \t\n\r\f\0")))
    except UnicodeError:
        return False


def join(base: str, reference: str) -> str | None:
    """Resolve `reference` against the absolute URL `base` as a browser does (WHATWG URL standard)."""
    try:
        return str(ada_url.URL(reference, base).href)
    except (ValueError, UnicodeError):
        return None


def is_web(url: str) -> bool:
    """Whether the URL is one that can be visited (http or https)."""
    return url.startswith(("https:", "http:")) or scheme(url) in DEFAULT_PORTS


def scheme(url: str) -> str:
    """Give the URL's scheme in lower case, '' for a relative reference (RFC 3986 section 3.1)."""
    if url.startswith("http"):  # asked a dozen times of each link
        plain = url.partition(":")
        if plain[0] in DEFAULT_PORTS and plain[1]:
            return plain[0]
    if url.startswith(("https:", "http:")):
        return "https" if url[4] == "s" else "http"
    found = _SCHEME.match(url)
    return found[1].lower() if found else ""


def key(url: str) -> str:
    """Give the URL without its fragment: what is requested, once for all its fragments."""
    return url.partition("#")[0]


def fragment(url: str) -> str:
    """Give the URL's fragment without '#', percent-decoded as UTF-8; '' where there is none."""
    return unquote(url.partition("#")[2], errors="replace")


def with_fragment(url: str, of: str) -> str:
    """Carry the fragment of `of` over to `url`, unless `url` has its own (RFC 9110 section 10.2.2)."""
    carried = of.partition("#")[2]
    return f"{url}#{carried}" if carried and "#" not in url else url


@lru_cache(maxsize=1024)  # asked a dozen times in a visit
def host(url: str) -> str:
    """Give the host in lower case without port, brackets or trailing dot; '' where there is none."""
    if plain := _PLAIN.match(url):
        return plain[2].removesuffix(".")
    try:
        return (urlsplit(url).hostname or "").removesuffix(".")
    except ValueError:
        return ""


@lru_cache(maxsize=1024)  # as above
def port(url: str) -> int:
    """Give the port that a visit connects to; 0 where there is none."""
    if plain := _PLAIN.match(url):
        return int(plain[3] or DEFAULT_PORTS[plain[1]])
    try:
        parts = urlsplit(url)
        return DEFAULT_PORTS.get(parts.scheme, 0) if parts.port is None else parts.port
    except ValueError:
        return 0


def without_userinfo(url: str) -> str:
    """Give the URL without user name and password, for everything that people read; total over all text.

    Of an address that no browser accepts, what may have been meant for a password goes, too.
    """
    if "@" not in url:
        return url
    bare, hits = _USERINFO.subn(r"\1", url, count=1)
    return bare if hits else _PASSWORD.sub(r"\1", url, count=1)
