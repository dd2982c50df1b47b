"""What a visit sees: facts, no opinion."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any

from linkwatch.records import dataclass


class Failure(StrEnum):
    """Why a visit brought no answer; a closed set, so that every rule table can be total."""

    NO_SUCH_HOST = "no-such-host"
    NAME_SERVER = "name-server"
    NO_ROUTE = "no-route"
    REFUSED = "refused"
    CONNECT_TIMEOUT = "connect-timeout"
    TIMEOUT = "timeout"
    RESET = "reset"
    EMPTY = "empty"
    GARBLED = "garbled"
    CERTIFICATE_EARLY = "certificate-early"
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_HOST = "certificate-host"
    CERTIFICATE_SELF_SIGNED = "certificate-self-signed"
    CERTIFICATE_CHAIN = "certificate-chain"
    CERTIFICATE_UNFIT = "certificate-unfit"
    TLS = "tls"
    PROXY = "proxy"
    PROXY_DENIED = "proxy-denied"
    PROXY_LOGIN = "proxy-login"
    BEYOND_PROXY = "beyond-proxy"
    PRIVATE_ADDRESS = "private-address"
    BAD_PORT = "bad-port"
    BAD_URL = "bad-url"
    BAD_REDIRECT = "bad-redirect"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"


@dataclass(frozen=True, slots=True)
class Request:
    """One GET, for links; `url` has no fragment, `max_bytes` bounds the answer's body after decompression.

    `timeout` is in seconds: all heads of a visit, over redirects and tries, come within it. `method` and `body` are
    for an API that is written to: nothing but `fetch.http` itself carries them.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 5 * 1024 * 1024
    timeout: float = 20.0
    method: str = "GET"
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: the address that answered, and the status it answered with (200 for a page that sends on)."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself, each part on one line and bounded; '' and None where it does not say.

    `author` may be several, with a semicolon between them; `published` is the day as the page writes it, in whatever
    time zone.
    """

    title: str = ""
    description: str = ""
    site_name: str = ""
    author: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules need to know of an HTML page; every part of it is bounded.

    `complete` is False where the body was cut, so that ids may lack. `refresh` is the absolute address that a
    `meta` refresh leads to after `refresh_after` seconds. `text` is the beginning of what a reader sees, `words`
    how much of that there is (counted to a few thousand at most; two signs of a script without spaces are a word).
    `message` is what is left without the site's frame (navigation, sidebars, footers) and blocks of nothing but links,
    where that is little, '' elsewhere.
    `headings` are those of all levels, the first `h1` is `heading`. `sources` are the addresses of scripts, frames,
    styles, forms and links as written, `loaded` those of scripts, frames and forms alone; `script` is the beginning
    of the inline scripts. `scripted` means that the page shows little before a script has built it. `marks` is what
    a page tells programs of its state, as `fetch.marks` reads it. `reads_hash` means that an inline script looks at
    the fragment, `targets` are the values of `data-` attributes and the fragments of links into the page. `metadata`
    is for people, whereas `title` and `description` are as the page's own elements have them. `papers` are the
    identifiers of the arXiv papers that the page links to, in order of first occurrence.
    """

    title: str = ""
    ids: frozenset[str] = frozenset()
    complete: bool = True
    heading: str = ""
    headings: tuple[str, ...] = ()
    description: str = ""
    canonical: str = ""
    noindex: bool = False
    refresh: str = ""
    refresh_after: float = 0.0
    text: str = ""
    words: int = 0
    message: str = ""
    sources: tuple[str, ...] = ()
    script: str = ""
    scripts: int = 0
    scripted: bool = False
    password: bool = False
    captcha: bool = False
    loaded: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    reads_hash: bool = False
    targets: frozenset[str] = frozenset()
    metadata: PageMetadata = PageMetadata()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """The facts of one visit, no opinion: either `status` or `failure` is set.

    `final_url` is the address that gave the last answer, header names are lower case (repeated headers
    joined with a comma, Set-Cookie with a line break), `elapsed_ms` is milliseconds, `attempts` counts the
    requests for the last hop: 0 where the answer is another link's of the same server. `text` is the whole of an
    answer that is short and text, JSON or XML, not a page; '' is any other.
    """

    url: str
    status: int | None = None
    failure: Failure | None = None
    failure_detail: str = ""
    hops: tuple[Hop, ...] = ()
    final_url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    complete: bool = True
    page: Page | None = None
    text: str = ""
    elapsed_ms: int = 0
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class LocalTarget:
    """What a link into the repository leads to; `anchors` is None where a fragment cannot be judged.

    `outside` means the path leaves the repository: nothing was looked at. `actual_name` is the path where only the case
    of letters differs, `near` that of what is called nearly so; '' where there is none. `before` is what the link led
    to before the change that a run is about, where that is known and it leads to nothing now; `new_name` is the path by
    which a target of then is known now, '' where it is not there any more.
    """

    path: str
    exists: bool = False
    is_directory: bool = False
    outside: bool = False
    anchors: frozenset[str] | None = None
    actual_name: str = ""
    near: str = ""
    before: LocalTarget | None = None
    new_name: str = ""


Fetch = Callable[[Request], Coroutine[Any, Any, Observation]]
"""One request in, the facts of it out; never raises for a bad link. Every concern of a request wraps this promise."""
