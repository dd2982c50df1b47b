"""Deep links whose redirects end somewhere else: at the home page, at an error page, at a list of everything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote

from linkwatch import urls
from linkwatch.model import Case, Judgement, Observation, Page, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules.addresses import split
from linkwatch.rules.by_script import jump
from linkwatch.rules.login import is_back
from linkwatch.rules.moved import STATIONS
from linkwatch.rules.phrases import names_an_error
from linkwatch.rules.ruling import REPLACE, Ruling
from linkwatch.rules.sentences import sentence_of_an_error, tells_of_an_error
from linkwatch.rules.soft_404 import ABOUT_ERRORS, SOME
from linkwatch.rules.texts import parts_of, pieces_of, straight
from linkwatch.rules.trouble import TROUBLE
from linkwatch.rules.visitor import is_wished_for

THROWN_HOME = Ruling(
    Verdict.BROKEN, "thrown-home", "The page is gone: its address leads to the home page instead.", REPLACE
)
THROWN_TO_ERROR = Ruling(
    Verdict.BROKEN, "thrown-to-error", "The page is gone: its address leads to an error page.", REPLACE
)
THROWN_TO_LIST = Ruling(
    Verdict.BROKEN, "thrown-to-list", "The page is gone: its address leads to a list of other pages.", REPLACE
)

ERRORS = lazy(
    r"((custom|error|http|page|site)[-_])?(404([-_]?(error|page|not[-_]?found))?|error[-_]?404|not[-_]?found|page[-_]?not[-_]?found|"
    r"page[-_]?missing|seite-nicht-gefunden|page-(introuvable|non-trouvee)|pagina-(no-encontrada|non-trovata|"
    r"nao-encontrada|niet-gevonden)|strona-nie-znaleziona|(fehler|erreur|errore?|erro|fout)[-_]?404|"
    r"404[-_]?(fehler|erreur|errore?|erro|fout))",
    re.IGNORECASE,
)
"""Names of error pages that say what is wrong."""

TROUBLES = lazy(r"error([-_]?page)?|oops|fehler(seite)?|erreur", re.IGNORECASE)
"""Names of error pages that do not say what is wrong."""

MAYBE_ERRORS = lazy(rf"errors|missing|gone|deleted|removed|unavailable|{TROUBLES.pattern}", re.IGNORECASE)
"""Names of error pages and of others: manuals have a page of errors, films are called so."""

PICTURES = lazy(
    r"(removed|deleted|unavailable|missing|gone|no[-_]?(image|photo|picture)([-_]?available)?|"
    r"(image|photo|picture)[-_]?(removed|deleted|unavailable|missing|not[-_]?found))\.(png|jpe?g|gif|webp|svg)",
    re.IGNORECASE,
)
"""Names of pictures that hosts show where they lack one."""

KEEPERS = frozenset({"error", "errors", "page", "pages", "static", "public", "static-pages", "http-errors", "fehler"})
"""Parts before a bare 404 that is an error page's; after others it may be a number."""

ABOUT = lazy(
    r"/(docs?|reference|help|wiki|guides?|blog|news|articles?|status(es)?|https?|codes?|numbers?|rules?|api|"
    r"components?|functions?|hooks|conventions|manual|handbook|learn|tutorials?)/",
    re.IGNORECASE,
)
"""Paths of pages that may be about an error."""

ERROR_QUERIES = lazy(
    r"(^|[&;])(error|err|(error|status)[-_]?code|status|notfound|not_found)=(404|not[-_]?found|page[-_]?not[-_]?found)(&|$)",
    re.IGNORECASE,
)

CODE = lazy(r"(^|[&;])code=404\b")
"""What such a query is at an address of errors only: cities have codes, too."""

ENTRIES = frozenset({
    "", "home", "index", "default", "start", "main", "welcome", "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru",
    "ja", "zh", "ko", "tr", "sv", "intro", "introduction", "overview", "latest", "stable", "docs", "doc",
    "documentation", "app", "web", "site", "www", "blog", "wiki", "portal", "about", "homepage", "getting-started",
    "quickstart", "login", "signin", "signup", "logout", "landing", "dashboard", "search", "html", "download",
    "downloads", "new", "project", "toc", "contents",
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

FRONTS = frozenset({
    "home", "index", "default", "start", "startseite", "main", "welcome", "homepage", "inicio", "accueil", "portada",
    "principal", "willkommen", "bienvenue", "bienvenidos", "benvenuti", "forside", "etusivu", "hem", "hjem",
    "hlavni-strana", "frontpage", "front-page", "startpage", "startsida", "pagina-inicial", "pagina-principal",
    "anasayfa", "glavnaya", "strona-glowna",
})  # fmt: skip
"""Last parts of the paths of front doors."""

SURE_FRONTS = FRONTS - {"start", "welcome", "willkommen", "bienvenue", "bienvenidos", "benvenuti", "principal"}
"""Those of them that are the whole path of nothing else: visitors are welcomed to a trial or an account, too."""

FEEDS = frozenset({"trending", "explore", "browse", "discover"})
"""Lists of whatever is new: nothing moves there."""

TROUBLE_WORDS = lazy(
    r"something went wrong|try again|an (unexpected |internal |unknown )?error (has )?occurr?ed|"
    r"error interno|erreur interne|interner fehler|versuchen sie es (später|noch ?mal)|"
    r"internal server error|temporar|\b50\d\b",
    re.IGNORECASE,
)
"""What a server's own trouble says: nothing about the page that was asked for."""

_LOCALE = lazy(r"[a-z]{2}([-_][a-z]{2,4})?", re.IGNORECASE)
_SURE_LOCALE = lazy(  # what two letters are nothing else: `/ai`, `/hr` and `/it` are departments, too
    r"(en|de|fr|es|pt|nl|pl|ru|uk|ja|zh|ko|tr|sv|da|fi|el|hu|ro|bg|he|fa|vi|th|ca|us|gb|au|ch|jp|cn|kr|br|mx)"
    r"([-_]([a-z]{2}|hans|hant|latn|cyrl))?|(it|ar|hr|cs|id|no|nb|sk|sl|sr|lt|lv|et)[-_][a-z]{2}"
)
_WORD = lazy(r"[^\W\d_]{4,}|\d{3,}")
_LABEL = lazy(r"[^\W_]{2,}")
_NAMED_BY_QUERY = lazy(
    r"(^|&)(((page|post|item|cat|article|product|node|topic|doc)_?)?id|p|q|page|path|route|article|post|story|v|"
    r"title|view|content|topic|section|token|sid|session\w*)="
)
_YEAR = lazy(r"(19|20)\d\d")
_INDEX = lazy(
    r"(index\d?|home|default|main)(\.\w{2,5})?|(home|main)[-_]?page|hauptseite|pagina_principale|"
    r"página_principal|заглавная_страница|strona_główna|メインページ",
    re.IGNORECASE,
)
_FOLDERS = frozenset({
    "web", "guest", "wps", "portal", "cgi-bin", "html", "htdocs", "public", "www", "site", "sites", "page", "pages",
    "sitepages", "cms", "content", "wiki", "w",
})  # fmt: skip
"""What servers and their engines keep a whole site in (`/web/guest/home`, `/cgi-bin/index.pl`)."""
_SENDERS = frozenset({
    "go", "goto", "r", "redirect", "redir", "out", "outbound", "away", "exit", "click", "clicks", "link", "links", "l",
    "url", "visit", "track", "external", "jump",
})  # fmt: skip
"""What parts of sites and hosts are called that send visitors on to others, to their front pages, too."""
_MOST_WORDS_OF_A_PART = 3
_TELLING_LETTERS = 5
"""Letters of the shortest name of a site that stands in no text by chance."""
_PLAIN_WORDS = frozenset({
    "html", "index", "page", "pages", "post", "posts", "blog", "docs", "article", "articles", "news", "content",
    "view", "item", "items", "product", "products", "about", "project", "projects", "papers", "paper", "https", "http",
    "with", "your", "from", "what", "this", "that", "home", "data", "archive", "node", "show", "main", "title",
    "books", "isbn", "videos", "jobs", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "www",
    "example", "aspx", "jspx", "shtml", "xhtml", "phtml",
})  # fmt: skip


def thrown(case: Case) -> Judgement | None:
    """Prove a deep link broken whose redirects end at a page that cannot be what it was a link to."""
    seen = case.seen
    if seen is None or seen.status is None:
        return None
    source = _Path(case.link.url)
    if _is_scripted_to_error(source, seen):
        return THROWN_TO_ERROR.because()
    return _sent_elsewhere(source, seen) if seen.hops else None


def _sent_elsewhere(source: _Path, seen: Observation) -> Judgement | None:
    target = _Path(seen.final_url)
    if _names_error(target) and not _names_error(source) and not ABOUT_ERRORS.search(source.path):
        return _at_error(source, target, seen.page)
    if (
        not _is_deep(source)
        or _is_way_in(source, target)
        or _is_place(target, seen)
        or not _is_sure(source, target, seen)
    ):
        return None
    if target.is_root:
        return THROWN_HOME.because()
    if not _is_list(source, target):
        return None
    return THROWN_TO_LIST.because(f"The page is gone: its address leads to the list “{target.path}”.")


def _is_scripted_to_error(source: _Path, seen: Observation) -> bool:
    """Whether a page is nothing but a script that sends visitors to the address of an error page."""
    way = jump(seen.page) if seen.page and seen.status == 200 else ""  # noqa: PLR2004 - success
    target = _Path(urls.join(seen.final_url, way) or "") if way else None
    return bool(target and ERRORS.fullmatch(target.name) and _is_sure_error(target) and not _names_error(source))


class _Path:
    """An address taken apart; a path's locale at its front and index at its end are left out of its parts."""

    def __init__(self, url: str) -> None:
        address = split(url)
        self.host = urls.host(url)
        self.site = self.host.removeprefix("www.")
        self.path = unquote(address.path)
        self.fragment = unquote(url.partition("#")[2])
        self.query = address.query
        parts = [part for part in self.path.lower().split("/") if part]
        self.locale = parts[0] if parts and _LOCALE.fullmatch(parts[0]) else ""
        if self.locale:
            parts = parts[1:]
        if parts and (_INDEX.fullmatch(parts[-1]) or _is_front(parts)):
            parts = parts[:-1]
        self.parts = parts

    @property
    def is_root(self) -> bool:
        """Whether it surely is the front door, if need be that of a language."""
        return not self.parts and (not self.locale or bool(_SURE_LOCALE.fullmatch(self.locale)))

    @property
    def name(self) -> str:
        """The last part without its ending."""
        return self.parts[-1].partition(".")[0] if self.parts else ""


def _is_front(parts: list[str]) -> bool:
    return len(parts) == 1 and parts[0].partition(".")[0] in SURE_FRONTS


def _names_error(path: _Path) -> bool:
    name, last = path.name, "".join(path.parts[-1:])
    return bool(
        PICTURES.fullmatch(last)
        or ERRORS.fullmatch(name)
        or MAYBE_ERRORS.fullmatch(name)
        or ERROR_QUERIES.search(path.query)
    )


def _is_stand_in(source: _Path, target: _Path) -> bool:
    """Whether the address of a file leads to a picture of nothing, by whose name nobody asked for it."""
    shown, asked = "".join(target.parts[-1:]), "".join(source.parts[-1:])
    return bool(PICTURES.fullmatch(shown)) and "." in asked and target.name not in source.path.lower()


def _at_error(source: _Path, target: _Path, page: Page | None) -> Judgement | None:
    """Judge what an error page's address leads to: only such names prove it that nothing else is called by."""
    is_about = ABOUT.search(target.path)
    is_sure = ERROR_QUERIES.search(target.query) or (_is_sure_error(target) and not is_about)
    if is_sure or _is_stand_in(source, target):
        return THROWN_TO_ERROR.because()
    if page and page.words <= SOME and _looks_missing(page):
        return THROWN_TO_ERROR.because()
    if is_about or not TROUBLES.fullmatch(target.name):
        return None
    if CODE.search(target.query) or (page and page.words <= SOME and is_wished_for(sentence_of_an_error(page.text))):
        return THROWN_TO_ERROR.because()
    if page and page.words <= SOME and TROUBLE_WORDS.search(straight(page.text)[:1_000]):
        return TROUBLE.because("The server sends visitors to a page that tells of trouble of its own.")
    return THROWN_TO_ERROR.because() if len(target.parts) == 1 else None


def _is_sure_error(target: _Path) -> bool:
    is_number = target.name == "404" and len(target.parts) > 1 and target.parts[-2] not in KEEPERS
    return bool(ERRORS.fullmatch(target.name)) and not is_number


def _looks_missing(page: Page) -> bool:
    names = [*parts_of(page.title), *parts_of(page.heading)]
    return any(map(names_an_error, names)) and tells_of_an_error(page.text[:1_500])


def _is_deep(path: _Path) -> bool:
    """Whether an address is that of one thing, not a front door."""
    if _FOLDERS.issuperset(path.parts) or (len(path.parts) == 1 and path.parts[0].partition(".")[0] in ENTRIES):
        return False
    if len(path.parts) <= 2 and path.name in FRONTS:  # noqa: PLR2004 - a front door at most one step inside
        return False
    return len(path.parts) > 1 or bool(re.search(r"[-_.\d]", path.parts[0])) or len(path.parts[0]) > 12  # noqa: PLR2004


def _is_way_in(source: _Path, target: _Path) -> bool:
    """Whether the target is the same by another road, or its query may name it, as some sites do (`/?p=12`)."""
    if not target.host or source.host in SHORTENERS or source.parts == target.parts:
        return True
    return bool(_NAMED_BY_QUERY.search(target.query)) or _is_station(source, target) or _is_sent_on(source, target)


def _is_sent_on(source: _Path, target: _Path) -> bool:
    """Whether the link itself was to something that sends visitors to another host."""
    if source.site == target.site:
        return False
    return source.host.partition(".")[0] in _SENDERS or not _SENDERS.isdisjoint(source.parts[:-1])


def _is_station(source: _Path, target: _Path) -> bool:
    """Whether the target is where a consent or a country is asked for, which leads on to what was asked for."""
    ways = [way for name, way in parse_qsl(target.query) if is_back(name)]
    return any(source.path in unquote(way) for way in ways) or bool(STATIONS.search(target.host))


def _is_place(target: _Path, seen: Observation) -> bool:
    """Whether the redirect leads to a place in its page, as where one page has become a part of another."""
    fragment = target.fragment
    if not fragment or fragment == unquote(seen.url.partition("#")[2]):
        return False
    return fragment[0] in "/!" or seen.page is None or fragment in seen.page.ids or seen.page.scripted


def _is_list(source: _Path, target: _Path) -> bool:
    if not target.parts or target.parts[-1] not in LISTS or len(target.parts) > len(source.parts):
        return False
    return source.parts != target.parts[: len(source.parts)] and _is_one_thing(source, target.parts[-1])


def _is_one_thing(source: _Path, of: str) -> bool:
    """Whether the address is that of one thing among many: it ends in a number or in a title's words."""
    name = _YEAR.sub("", source.name)
    words = len(_LABEL.findall(name))
    return bool(re.search(r"\d", name)) or words >= (2 if of in FEEDS and len(source.parts) > 1 else 3)


def _is_sure(source: _Path, target: _Path, seen: Observation) -> bool:
    """Whether nothing at the end speaks of what was asked for; a new site's root may be a thing's new home."""
    wanted = _wanted(source, target)
    page = seen.page
    told = [target.host, target.path, *((page.title, page.heading, page.description) if page else ())]
    headings = page.headings[:30] if page else ()
    below = [heading for heading in headings if page and heading != page.heading]
    if any(word in said for said in map(_joined, told) for word in wanted) or _is_listed(
        source, target, wanted | _section(source), below
    ):
        return False
    if not wanted and any(_joined(source.name) == said for said in map(_joined, headings)):
        return False  # `about-us` has become a part of the front page
    labels = _LABEL.findall(" ".join([*told, *headings]).casefold())
    if source.name.isalpha() and source.name not in _PLAIN_WORDS and source.name in labels:
        return False
    if _is_own_host(source, target) or _is_taken_over(source, target, page):
        return False
    if source.site == target.site or source.site.endswith(f".{target.site}"):
        return True
    is_named = any(map(str.isalpha, wanted))  # a number alone may be any of a service that sends people on
    return len(source.parts) > 1 and is_named and "~" not in source.path and not source.host.endswith(".github.io")


def _wanted(source: _Path, target: _Path) -> set[str]:
    """Give the words that tell what was asked for; that of a section (`/recipes/`) is on the front page anyway."""
    words = _words(source)
    if not target.is_root or source.site != target.site or len(source.parts) == 1:
        return words
    site = _joined(source.site.partition(".")[0])
    telling = words.intersection(_WORD.findall(source.name))
    own = {word for word in telling if not _YEAR.fullmatch(word) and word not in site}
    return own or words


def _section(source: _Path) -> set[str]:
    """Give the words of a short address with its section, which may have become a part of the front page as a whole."""
    return _words(source) if len(_LABEL.findall(source.name)) == 1 else set()


def _words(source: _Path) -> set[str]:
    return {word for part in source.parts for word in _WORD.findall(part)} - _PLAIN_WORDS


def _is_listed(source: _Path, target: _Path, wanted: set[str], headings: Iterable[str]) -> bool:
    """Whether a heading speaks of what was asked for; of a list of news one does by chance, but not in full."""
    named = wanted.intersection(_WORD.findall(source.name))
    is_by_chance = bool(named) and "".join(target.parts[-1:]) in FEEDS
    if is_by_chance:
        return any(all(word in said for word in named) for said in map(_joined, headings))
    return any(word in said for said in map(_joined, headings) for word in wanted)


def _joined(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text.casefold()))


def _is_taken_over(source: _Path, target: _Path, page: Page | None) -> bool:
    """Whether another site tells at its front door of the one that was linked to, which has become a part of it."""
    name = _joined(source.site.rpartition(".")[0].rpartition(".")[2])
    if page is None or source.site == target.site or len(name) < _TELLING_LETTERS or name in _PLAIN_WORDS:
        return False
    said = map(_joined, (*pieces_of(page.title), *pieces_of(page.heading)))
    return any(name in each and name != each for each in said)


def _is_own_host(source: _Path, target: _Path) -> bool:
    """Whether a part of the site has become a host of its own: `a.example/groups/nlp` and `nlp.a.example`."""
    label = target.site.partition(".")[0]
    if source.site == target.site or not source.parts:
        return False
    if target.site.endswith(f".{source.site}") and _is_part(source):
        return True
    words = {word for part in source.parts for word in _LABEL.findall(part)}
    return label == source.name or (label in words and label not in _PLAIN_WORDS | ENTRIES)


def _is_part(source: _Path) -> bool:
    """Whether an address may be that of a part of a site, whatever its new host is called, and not of one thing."""
    is_short = len(source.parts) <= 2 and len(_LABEL.findall(source.name)) <= _MOST_WORDS_OF_A_PART  # noqa: PLR2004
    return is_short and not re.search(r"\d", source.path)
