"""The page is there, but its address has moved for good."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote

from linkwatch import urls
from linkwatch.model import Case, Judgement, Observation, Suggestion, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules.addresses import split
from linkwatch.rules.ruling import Ruling

MOVED = Ruling(
    Verdict.MOVED, "moved-permanently", "The page is there, but its address has moved for good.", "Update the link."
)

PERMANENT = frozenset({301, 308})

PERSISTENT = frozenset({
    "doi.org", "dx.doi.org", "hdl.handle.net", "n2t.net", "purl.org", "purl.archive.org", "w3id.org", "aka.ms",
    "go.microsoft.com",
})  # fmt: skip
"""Hosts whose addresses are made to stay while what they lead to moves."""

STATIONS = lazy(
    r"(^|[/._-])(consent|cookies?|gdpr|captcha|log-?in|sign-?in|auth|sso|age-?(gate|check|verification)|"
    r"(choose|select)-?(region|country|language))([/._-]|$)",
    re.IGNORECASE,
)
"""Targets that are stations on the way for this visitor, not the page's new home."""

VISITOR = lazy(
    r"sid|s?session(_?id)?|phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken|token|auth|utm_\w+|gclid|fbclid|"
    r"msclkid|mc_[ce]id|"
    r"igshid|ref|ref_?src|source|src|campaign|cid|trk|_ga|_gl|lang|language|locale|hl|lc|country|region|gl|currency|"
    r"signature|sig|expires|x-(amz|goog)-\w+|nonce|rnd|rand|random|ts|timestamp|t|time|cb|cachebust\w*|_|state|code|"
    r"cookie\w*|visitor\w*|uid|guid|redirected|redirectedfrom|rd|rdr|noredirect|from|via|gi|amp|spm|si|feature|variant|ab_?test|experiment",
    re.IGNORECASE,
)
"""Parameters that speak of one visitor, of one visit, or of where he came from."""

SESSION_PATH = lazy(r";(jsessionid|sid|phpsessid)=|/\([SAF]\([^)]{8,}\)\)/|/s(ession)?/[\w-]{16,}(/|$)", re.IGNORECASE)
_RANDOM = lazy(r"(?=[^/]*\d)(?=[^/]*[A-Za-z])[\w-]{24,}")

LOCALE = lazy(
    r"(?:aa|ar|be|bg|bn|ca|cs|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|id|intl|is|it|ja|jp|ko|kr|lt|lv|"
    r"ms|nb|nl|no|pl|"
    r"pt|ro|ru|sk|sl|sr|sv|th|tr|uk|us|gb|vi|zh|cn|tw|br|global|international|english)|"
    r"[a-z]{2,3}[-_](?:[a-z]{2}|[a-z]{4}|\d{3})(?:[-_][a-z]{2})?",
    re.IGNORECASE,
)
"""Parts of paths and hosts that choose a language or a country."""

VERSION = lazy(r"v?\d+(\.(\d+|x)){0,3}|latest|stable|current|main|master|dev|edge|v\d+\w*", re.IGNORECASE)
HOME = lazy(r"(?:home|index|default|main|start|welcome)(?:page)?(?:\.\w{3,5})?", re.IGNORECASE)
"""Names of first pages: below a language, they say no more than it does."""
NEWEST = frozenset({"latest", "stable", "current", "main", "master", "newest", "dev", "edge"})

_DAY_AT_END = lazy(r"/\d{4}([/-])\d{1,2}\1\d{1,2}/?$|/\d{8}/?$")
"""A path that ends in a day: where 'today' and 'the next one' lead now."""

NATIONAL = frozenset({
    "at", "au", "be", "br", "ca", "ch", "cn", "cz", "de", "dk", "es", "fi", "fr", "gr", "hk", "hu", "ie", "in", "it",
    "jp", "kr", "mx", "nl", "no", "nz", "pl", "pt", "ro", "ru", "se", "sg", "tr", "tw", "ua", "uk", "za",
})  # fmt: skip
"""Top-level domains by which companies name their national sites."""


def moved(case: Case) -> Judgement | None:
    """Suggest the new address when every hop says 'for good' (RFC 9110 sections 15.4.2 and 15.4.9)."""
    seen = case.seen
    if seen is None or not seen.hops or not all(hop.status in PERMANENT for hop in seen.hops):
        return None
    if (
        urls.host(seen.url) in PERSISTENT
        or _is_same(seen)
        or _is_station(seen)
        or _is_for_visitor(seen.url, seen.final_url)
        or _is_chosen(seen)
    ):
        return None
    target = urls.with_fragment(seen.final_url, case.link.url)
    return MOVED.because(suggestion=Suggestion(target, "redirect"))


def _is_same(seen: Observation) -> bool:
    """Tell addresses that are one: arXiv, and archives like it, answer /pdf/ID.pdf with /pdf/ID for ever."""
    if urls.key(seen.url) == urls.key(seen.final_url):
        return True
    if _bare(urls.host(seen.url)) != _bare(urls.host(seen.final_url)):
        return False
    before, after = split(seen.url), split(seen.final_url)
    is_ending = before._replace(path=before.path.removesuffix(".pdf"), fragment="") == after._replace(
        path=after.path.removesuffix(".pdf"), fragment=""
    )
    is_arxiv = _bare(urls.host(seen.url)) == "arxiv.org"
    return is_ending or (is_arxiv and _plain_path(seen.url) == _plain_path(seen.final_url))


def _plain_path(url: str) -> str:
    return split(url).path.rstrip("/").removesuffix(".pdf")


def _is_station(seen: Observation) -> bool:
    after, before = split(seen.final_url), split(seen.url)
    found = STATIONS.findall(after.netloc + after.path)
    return bool(found) and found != STATIONS.findall(before.netloc + before.path)


def _is_for_visitor(before: str, after: str) -> bool:
    """Whether the new address was made for this visit: it has a session, a token, or marks of where one came from."""
    old, new = split(before), split(after)
    known = {name for name, _ in parse_qsl(old.query, keep_blank_values=True)}
    added = [(name, value) for name, value in parse_qsl(new.query, keep_blank_values=True) if name not in known]
    if any(VISITOR.fullmatch(name) or _RANDOM.fullmatch(value) for name, value in added):
        return True
    if SESSION_PATH.search(new.path) and not SESSION_PATH.search(old.path):
        return True
    if _DAY_AT_END.search(new.path) and not _DAY_AT_END.search(old.path):
        return True
    fresh = set(new.path.split("/")) - set(old.path.split("/"))
    return len(_parts(after)) > len(_parts(before)) and any(_is_random(part) for part in fresh)


def _is_random(part: str) -> bool:
    """Whether a part of a path was made by chance; words with hyphens between them were not."""
    return bool(_RANDOM.fullmatch(part)) and "-" not in part.strip("-")


def _is_chosen(seen: Observation) -> bool:
    """Whether the new address is the old one in the visitor's language or country, or in the newest version."""
    old, new = _parts(seen.url), _parts(seen.final_url)
    old_host, new_host = _bare(urls.host(seen.url)), _bare(urls.host(seen.final_url))
    if old_host != new_host:
        return _plain_path(seen.url) == _plain_path(seen.final_url) and _is_national(old_host, new_host)
    if split(seen.url).query != split(seen.final_url).query:
        return False
    return _only_adds(old, new) or _only_pins(old, new)


def _only_adds(old: list[str], new: list[str]) -> bool:
    """Whether all that the new path has more than the old one are languages, and versions.

    A front door leads to the version of the day; below it, a number is a new place, and no more than `latest` is not.
    """
    left = iter(old)
    wanted = next(left, None)
    is_front = all(map(LOCALE.fullmatch, old))
    is_longer = False
    for part in new:
        if part == wanted:
            wanted = next(left, None)
        elif LOCALE.fullmatch(part) or part.lower() in NEWEST or (is_front and VERSION.fullmatch(part)):
            is_longer = True
        elif not HOME.fullmatch(part):
            return False
    return wanted is None and is_longer


def _only_pins(old: list[str], new: list[str]) -> bool:
    """Whether 'latest' and the like were replaced by the version that this is today."""
    pairs = list(zip(old, new, strict=False))
    changed = [(was, now) for was, now in pairs if was != now]
    return len(old) == len(new) and bool(changed) and all(
        was.lower() in NEWEST and VERSION.fullmatch(now) for was, now in changed
    )  # fmt: skip


def _is_national(old: str, new: str) -> bool:
    """Whether one host is the other's for a language or a country: `de.a.example`, `a.de`, `a.co.uk` for `a.com`."""
    for long, short in ((new, old), (old, new)):
        first, _, rest = long.partition(".")
        if rest == short and LOCALE.fullmatch(first):
            return True
    name, _, ending = new.partition(".")
    was, _, before = old.partition(".")
    national = ending.rpartition(".")[2] in NATIONAL
    return name == was and before == "com" and national and len(ending) <= 6  # noqa: PLR2004 - `com.au`


def _parts(url: str) -> list[str]:
    return [part for part in unquote(split(url).path).split("/") if part]


def _bare(host: str) -> str:
    return host.removeprefix("www.")
