"""Deep links whose redirects end somewhere else: at the home page, at an error page, at a list of everything."""

from __future__ import annotations

import re
from urllib.parse import unquote

from linkwatch import urls
from linkwatch.model import Case, Judgement, Observation, Verdict
from linkwatch.rules.addresses import split
from linkwatch.rules.ruling import REPLACE, Ruling

THROWN_HOME = Ruling(
    Verdict.BROKEN, "thrown-home", "The page is gone: its address leads to the home page instead.", REPLACE
)
THROWN_TO_ERROR = Ruling(
    Verdict.BROKEN, "thrown-to-error", "The page is gone: its address leads to an error page.", REPLACE
)
THROWN_TO_LIST = Ruling(
    Verdict.BROKEN, "thrown-to-list", "The page is gone: its address leads to a list of other pages.", REPLACE
)

ERRORS = re.compile(
    r"/([\w-]*[-_])?(404([-_]?(error|page|not[-_]?found))?|error[-_]?404|not[-_]?found|page[-_]?not[-_]?found|"
    r"errors?|"
    r"error[-_]?page|page[-_]?missing|missing|oops|gone|deleted|fehler(seite)?|erreur|"
    r"seite-nicht-gefunden)(\.\w{2,5})?/?$",
    re.IGNORECASE,
)  # fmt: skip
"""Paths of error pages."""

ERROR_QUERIES = re.compile(
    r"(^|[&;])(error|err|status|code|notfound|not_found)=(404|not[-_]?found|page[-_]?not[-_]?found)(&|$)", re.IGNORECASE
)

ENTRIES = frozenset({
    "", "home", "index", "default", "start", "main", "welcome", "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru",
    "ja", "zh", "ko", "tr", "sv", "intro", "introduction", "overview", "latest", "stable", "docs", "doc",
    "documentation", "app", "web", "site", "www", "blog", "wiki", "portal", "about", "homepage", "getting-started",
    "quickstart", "login", "signin", "signup", "logout", "landing", "dashboard", "search", "html", "download",
    "downloads", "new", "project",
})  # fmt: skip
"""Paths that are a site's front door, or may be what its front door shows now."""

LISTS = frozenset({
    "trending", "explore", "browse", "discover", "search", "all", "archive", "archives", "blog", "news", "articles",
    "posts", "products", "shop", "store", "catalog", "catalogue", "categories", "category", "events", "jobs",
    "careers", "papers", "models", "datasets", "videos", "resources", "publications", "projects", "collections",
    "courses", "tutorials", "guides", "library", "listing", "listings", "stories", "press", "topics", "research",
})  # fmt: skip
"""Last parts of paths that list things and are none."""

SHORTENERS = frozenset({
    "bit.ly", "bitly.com", "goo.gl", "t.co", "tinyurl.com", "ow.ly", "git.io", "aka.ms", "lnkd.in", "is.gd",
    "buff.ly", "rb.gy", "cutt.ly", "t.ly", "dlvr.it", "fb.me", "amzn.to", "doi.org", "dx.doi.org", "hdl.handle.net",
    "purl.org", "w3id.org", "tiny.cc", "shorturl.at", "rebrand.ly", "g.co", "t.me", "dub.sh", "short.gy", "trib.al",
    "j.mp", "v.gd", "msft.it", "oreil.ly", "rdcu.be", "arxiv.org", "go.microsoft.com", "youtu.be", "forms.gle",
    "discord.gg", "hf.co", "n9.cl", "s.id", "bl.ink", "lnk.to", "adf.ly", "qr.ae", "spoti.fi", "apple.co", "ift.tt",
    "snip.ly", "purl.archive.org",
})  # fmt: skip
"""Hosts whose every address leads elsewhere, to front pages, too."""

_LOCALE = re.compile(r"[a-z]{2}([-_][a-z]{2,4})?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}|\d{3,}")
_INDEX = re.compile(r"(index|home|default|main)(\.\w{2,5})?|home-?page", re.IGNORECASE)
_PLAIN_WORDS = frozenset({
    "html", "index", "page", "pages", "post", "posts", "blog", "docs", "article", "articles", "news", "content",
    "view", "item", "items", "product", "products", "about", "project", "projects", "papers", "paper", "https",
    "http", "with", "your", "from", "what", "this", "that", "home", "data", "archive", "node", "show", "main",
    "title", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "www", "example",
})  # fmt: skip


def thrown(case: Case) -> Judgement | None:
    """Prove a deep link broken whose redirects end at a page that cannot be what it was a link to."""
    seen = case.seen
    if seen is None or seen.status is None or not seen.hops:
        return None
    source, target = _Path(case.link.url), _Path(seen.final_url)
    if _is_error(target) and not _is_error(source):
        return THROWN_TO_ERROR.because()
    if not _is_deep(source) or _is_way_in(source, target) or not _is_sure(source, target, seen):
        return None
    if target.is_root:
        return THROWN_HOME.because()
    if not _is_list(source, target):
        return None
    return THROWN_TO_LIST.because(f"The page is gone: its address leads to the list “{target.path}”.")


class _Path:
    """An address taken apart; a path's locale at its front and index at its end are left out of its parts."""

    def __init__(self, url: str) -> None:
        address = split(url)
        self.host = urls.host(url)
        self.site = self.host.removeprefix("www.")
        self.path = unquote(address.path)
        self.query = address.query
        parts = [part for part in self.path.lower().split("/") if part]
        if parts and _LOCALE.fullmatch(parts[0]):
            parts = parts[1:]
        if parts and _INDEX.fullmatch(parts[-1]):
            parts = parts[:-1]
        self.parts = parts

    @property
    def is_root(self) -> bool:
        return not self.parts


def _is_error(path: _Path) -> bool:
    return bool(ERRORS.search(path.path) or ERROR_QUERIES.search(path.query))


def _is_deep(path: _Path) -> bool:
    """Whether an address is that of one thing, not a front door."""
    if not path.parts or (len(path.parts) == 1 and path.parts[0].partition(".")[0] in ENTRIES):
        return False
    return len(path.parts) > 1 or bool(re.search(r"[-_.\d]", path.parts[0])) or len(path.parts[0]) > 12  # noqa: PLR2004


def _is_way_in(source: _Path, target: _Path) -> bool:
    """Whether the target is the same by another road, or its query may name it, as some sites do (`/?p=12`)."""
    if not target.host or source.host in SHORTENERS or source.parts == target.parts:
        return True
    return bool(re.search(r"(^|&)(p|id|q|page|path|route|article|post|story|v|token|sid|session\w*)=", target.query))


def _is_list(source: _Path, target: _Path) -> bool:
    if not target.parts or target.parts[-1] not in LISTS or len(target.parts) >= len(source.parts) + 1:
        return False
    return source.parts != target.parts[: len(source.parts)]


def _is_sure(source: _Path, target: _Path, seen: Observation) -> bool:
    """Whether nothing at the end speaks of what was asked for; a new site's root may be a thing's new home."""
    wanted = {word for part in source.parts for word in _WORD.findall(part)} - _PLAIN_WORDS
    page = seen.page
    told = f"{target.host} {target.path} "
    if page:
        told += f"{page.title} {page.heading} {page.description} {' '.join(page.headings[:30])}"
    found = _WORD.findall(told.casefold().replace("-", " "))
    joined = "".join(re.findall(r"[^\W_]+", told.casefold()))
    if any(word in joined for word in wanted) or wanted.intersection(found):
        return False
    if source.site == target.site or source.site.endswith(f".{target.site}"):
        return True
    return len(source.parts) > 1 and bool(wanted) and "~" not in source.path and not source.host.endswith(".github.io")
