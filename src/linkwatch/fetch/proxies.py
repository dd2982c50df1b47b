"""The proxies of the environment: which there are, how to log in, and what their failures are called."""

from __future__ import annotations

import urllib.request
from base64 import b64encode
from collections.abc import Mapping
from contextvars import ContextVar
from urllib.parse import unquote_to_bytes, urlsplit

from linkwatch import urls
from linkwatch.model import Failure, LinkwatchError
from linkwatch.patterns import lazy

FAILURES = frozenset({Failure.PROXY, Failure.PROXY_DENIED, Failure.PROXY_LOGIN, Failure.BEYOND_PROXY})
"""Failures in which the proxy had the last word."""

LOGIN_REQUIRED = 407

AT_PROXY: ContextVar[bool] = ContextVar("AT_PROXY", default=False)
"""Whether the request of this context has no way past its proxy yet: what fails then says nothing of the server."""

_REFUSALS = {
    **dict.fromkeys((401, 403, 429, 451, 511), Failure.PROXY_DENIED),
    LOGIN_REQUIRED: Failure.PROXY_LOGIN,
    **dict.fromkeys((502, 503, 504), Failure.BEYOND_PROXY),
}
"""What a proxy says instead of opening a tunnel; any other status is trouble of its own."""

_WORDS = {
    Failure.CONNECT_TIMEOUT: "it did not take the connection in time",
    Failure.TIMEOUT: "it did not answer in time",
    Failure.EMPTY: "it closed the connection without an answer",
    Failure.RESET: "it broke the connection off",
}

_NO_SCHEME = lazy(r"(?!(?:https?|ftp|socks\w*):)(?:[^/]*@)?(?:\[[0-9A-Fa-f:.]+\]|[\w.-]+):[0-9]+/?")


class ProxyError(Exception):
    """The proxy did not open a way to the server; `failure` says what it did instead."""

    def __init__(self, words: str, failure: Failure = Failure.PROXY) -> None:
        super().__init__(words)
        self.failure = failure


def of_environment() -> Mapping[str, str]:
    """Give the proxies by scheme; raises LinkwatchError for one that no request could go through."""
    found = urllib.request.getproxies()
    proxies = {scheme: proxy for scheme in urls.DEFAULT_PORTS if (proxy := found.get(scheme) or found.get("all"))}
    for scheme, proxy in proxies.items():
        normal = urls.normalize(f"http://{proxy}" if _NO_SCHEME.fullmatch(proxy) else proxy)
        if normal is None or not urls.is_web(normal):
            shown = proxy.rpartition("@")[2]  # before it stands a password, however the rest is written
            hint = "Write it as http://HOST:PORT, or unset it."
            name = scheme if found.get(scheme) else "all"
            raise LinkwatchError(f"{name.upper()}_PROXY: {shown} is no address of a proxy", hint)
        proxies[scheme] = normal
    return proxies


def login(proxy: str) -> dict[str, str]:
    """Give the header field for a proxy whose address holds a login: its very bytes (RFC 9110 section 11.7.2)."""
    parts = urlsplit(proxy)
    if not (parts.username or parts.password):
        return {}
    said = unquote_to_bytes(parts.username or "") + b":" + unquote_to_bytes(parts.password or "")
    return {"Proxy-Authorization": "Basic " + b64encode(said).decode()}


def refusal(status: int) -> Failure:
    """Name the failure that a proxy's answer stands for where it was asked for a tunnel."""
    return _REFUSALS.get(status, Failure.PROXY)


def blamed(failure: Failure, words: str) -> tuple[Failure, str]:
    """Name a failure that came while the proxy was spoken to, and tell what the proxy did."""
    return (failure, words) if failure in FAILURES else (Failure.PROXY, _WORDS.get(failure, words))
