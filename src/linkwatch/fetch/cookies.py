"""The cookies of one visit, kept no longer than it lasts (RFC 6265)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from linkwatch import urls
from linkwatch.fetch.connect_to import is_literal
from linkwatch.fetch.http_dates import read_date
from linkwatch.fetch.suffixes import is_public
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

MOST = 200
MOST_BYTES = 4_096

_CONTROL = lazy(r"[\0-\x08\n-\x1f\x7f]")
"""What a cookie must not hold (RFC 6265bis section 5.6): sent back, it would be another line of the request."""


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie; without a domain of its own it goes back to `host` alone."""

    name: str
    value: str
    host: str
    path: str
    is_for_subdomains: bool = False
    is_secure: bool = False


class Jar:
    """What the servers of one visit asked to be told again."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._cookies: dict[tuple[str, str, str], Cookie] = {}

    def learn(self, url: str, set_cookie: str) -> None:
        """Take the Set-Cookie fields of an answer, one a line; what is for strangers or would break a line is dropped.

        What is for the whole of a site goes to all of its hosts, for sites send their readers from one to the other and
        on to themselves until they have it.
        """
        for line in set_cookie.split("\n"):
            self._take(url, line)

    def header(self, url: str) -> str:
        """Give the Cookie field for a request, the longest paths first (RFC 6265 section 5.4); '' if there is none."""
        fitting = [cookie for cookie in self._cookies.values() if _fits(cookie, url)]
        fitting.sort(key=lambda cookie: -len(cookie.path))
        return "; ".join(f"{cookie.name}={cookie.value}" if cookie.name else cookie.value for cookie in fitting)

    def _take(self, url: str, line: str) -> None:
        if len(line) > MOST_BYTES or _CONTROL.search(line):
            return
        pair, *rest = line.split(";")
        name, equals, value = pair.partition("=")
        if not equals:
            name, value = "", pair
        said = {key.strip().lower(): each.strip() for key, _, each in (part.partition("=") for part in rest)}
        host = urls.host(url)
        domain = said.get("domain", "").lower().lstrip(".")
        if (domain and not _covers(domain, host)) or not pair.strip():
            return
        path = said.get("path", "")
        if not _keeps_its_promise(name.strip().lower(), said, url):
            return
        path = path if path.startswith("/") else _folder(url)
        domain = "" if is_public(domain) else domain
        key = (name.strip(), domain or host, path)
        self._cookies.pop(key, None)
        if not self._is_over(said) and len(self._cookies) < MOST:
            self._cookies[key] = Cookie(name.strip(), value.strip(), key[1], path, bool(domain), "secure" in said)

    def _is_over(self, said: dict[str, str]) -> bool:
        age = said.get("max-age", "")
        if age.removeprefix("-").isdecimal():
            return age.startswith("-") or not age.strip("0")
        until = read_date(said.get("expires", "").replace("-", " "))
        return until is not None and until <= self._now()


def _keeps_its_promise(name: str, said: dict[str, str], url: str) -> bool:
    """Whether a cookie is what the front of its name says (RFC 6265bis section 4.1.3)."""
    if not name.startswith(("__secure-", "__host-")):
        return True
    is_secure = "secure" in said and urls.scheme(url) == "https"
    return is_secure and (name.startswith("__secure-") or ("domain" not in said and said.get("path") == "/"))


def _covers(domain: str, host: str) -> bool:
    return host == domain or (host.endswith(f".{domain}") and not is_public(domain) and not is_literal(host))


def _folder(url: str) -> str:
    folder = urlsplit(url).path.rpartition("/")[0]
    return folder if folder.startswith("/") else "/"


def _fits(cookie: Cookie, url: str) -> bool:
    host, path = urls.host(url), urlsplit(url).path or "/"
    at_home = host == cookie.host or (cookie.is_for_subdomains and host.endswith(f".{cookie.host}"))
    below = path == cookie.path or path.startswith(cookie.path.removesuffix("/") + "/")
    return at_home and below and (not cookie.is_secure or urls.scheme(url) == "https")
