"""The page is there, but its address has moved for good."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from linkwatch import urls
from linkwatch.model import Case, Judgement, Observation, Reason, Suggestion, Verdict

MOVED = Reason("moved-permanently", "The address has moved for good; the old one may stop working.")

PERMANENT = frozenset({301, 308})

NO_NEW_HOME = re.compile(
    r"(^|[/._-])(consent|cookies?|gdpr|captcha|log-?in|sign-?in|auth|sso)([/._-]|$)", re.IGNORECASE
)
"""Targets that are stations on the way for this visitor, not the page's new home."""

SESSION = re.compile(r"(^|[&;])(sid|session(id)?|phpsessid|jsessionid|token|utm_\w+|gclid|fbclid)=", re.IGNORECASE)


def moved(case: Case) -> Judgement | None:
    """Suggest the new address when every hop says 'for good' (RFC 9110 sections 15.4.2 and 15.4.9)."""
    seen = case.seen
    if seen is None or not seen.hops or not all(hop.status in PERMANENT for hop in seen.hops):
        return None
    if _is_station(seen.final_url) or _same_page(seen):
        return None
    target = urls.with_fragment(seen.final_url, case.link.url)
    detail = "The page is there, but its address has moved for good. Update the link."
    return Judgement(Verdict.MOVED, MOVED, detail, Suggestion(target, "redirect"))


def _is_station(url: str) -> bool:
    parts = urlsplit(url)
    return bool(NO_NEW_HOME.search(parts.netloc + parts.path) or SESSION.search(parts.query))


def _same_page(seen: Observation) -> bool:
    """Tell addresses that are one: arXiv answers /pdf/ID.pdf with /pdf/ID for ever."""
    is_arxiv = urls.host(seen.url) == urls.host(seen.final_url) == "arxiv.org"
    return is_arxiv and urlsplit(seen.url).path.removesuffix(".pdf") == urlsplit(seen.final_url).path
