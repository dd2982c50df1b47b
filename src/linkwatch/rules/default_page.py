"""Servers without a site: the page of their own installation, or their host says that there is none."""

from __future__ import annotations

import re

from linkwatch.model import Case, Judgement, Page, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules.addresses import split
from linkwatch.rules.parked import PHRASED_WORDS, is_called, is_discussed
from linkwatch.rules.ruling import AGAIN, REPLACE, Ruling
from linkwatch.rules.texts import straight

NO_SITE = Ruling(Verdict.BROKEN, "no-site", "The host says that there is no site at this address.", REPLACE)
DEFAULT_PAGE = Ruling(
    Verdict.UNREACHABLE, "default-page", "The server shows the page of its own installation: no site is there.", AGAIN
)

DEFAULT_NAMES = lazy(
    r"welcome to (nginx|openresty|centos|caddy|apache|tengine|your new (site|website))!?( on .{1,30})?|"
    r"apache2? (\w+ )?(\w+ )?(default|test) page.{0,12}|(apache )?http server test page.{0,40}|"
    r"test page for .{1,60}|"
    r"iis (windows( server)?|\d+(\.\d+)?)|internet information services|default (web ?site|parallels plesk|"
    r"plesk) ?(panel )?page|"
    r"web server's default page|domain default page|default web ?site page|(hostinger )?default page|"
    r"caddy works!?|your caddy web server works!?|congratulations! your (web ?site|new site) (is|has been) .{1,30}|"
    r"success! your new web server is ready to use|future home of something quite cool|"
    r"xampp( for .{1,20})?|welcome to xampp.{0,30}|website coming soon by .{1,30}|"
    r"your (web )?app( service)? is (up and )?running( and waiting for your content)?|"
    r"hey, [\w .]{1,20} developers!?|"
    r"apache tomcat(/[\d.]+)?|lighttpd( .{1,20})? placeholder page",
    re.IGNORECASE,
)
"""Apache's bare `It works!` is not among them: some put it up as the whole of a site that they mean."""

AMBIGUOUS_DEFAULTS = lazy(
    r"welcome to our server!?|you are all set to go!?|placeholder page|nothing to see here", re.IGNORECASE
)
"""What servers call such a page, and sites pages of their own: it counts alone at a site's root."""

AMBIGUOUS_WORDS = 15

NO_SITE_NAMES = lazy(
    r"site (is )?not (yet )?(published|configured|connected)|"
    r"(domain|website) (is )?not (yet )?(configured|connected|set up|claimed)( yet)?|"
    r"домен не (прилинкован|привязан) .{1,40}|無効なurlです。?|没有找到站点",
    re.IGNORECASE,
)
"""What hosts call the page for a domain that they know of, and have no site for."""

NO_SITE_PHRASES = lazy(
    r"\bif you are the owner of this (web ?site|domain),? (please )?contact your (web |hosting |web ?hosting )?"
    r"(provider|host|company)\b|\byou see this page because there is no web ?site at this address|"
    r"\bowner of (this|the) (domain|web ?site) (hasn't|has not|did not) (yet )?"
    r"(uploaded?|publish(ed)?|created?|set up)\b|"
    r"\bthere is no web ?site (here|at this address)\b|"
    r"\bthis domain (is not|isn't) connected|\bno web ?site (is )?(configured|hosted|found) (at|for|on)\b",
    re.IGNORECASE,
)

DEFAULT_PHRASES = lazy(
    r"\bif you see this page, the (nginx|openresty|caddy) web server is successfully installed|"
    r"\bif you are the owner of this domain\b|\bthis is the default (welcome |web |index )?page\b|"
    r"\bif you're seeing this, you've successfully installed tomcat\b|"
    r"\bthis page is used to test the proper operation|"
    r"\byour (web )?app( service)? is (up and )?(live|running)( and|, but).{0,20}\byour content\b",
    re.IGNORECASE,
)
DEFAULT_WORDS = 350
"""Default pages explain themselves at length."""


def no_site(case: Case) -> Judgement | None:
    """Prove a page broken whose host says that it has no site for such a domain."""
    page = case.seen.page if case.seen else None
    if page is None or not _is_shown(case, page, NO_SITE_NAMES, NO_SITE_PHRASES):
        return None
    return NO_SITE.because()


def default_page(case: Case) -> Judgement | None:
    """Tell a page that only says that a server was installed: a site may be set up there, or have left for good."""
    page = case.seen.page if case.seen else None
    if page is None:
        return None
    is_bare = _is_root(case) and page.words <= AMBIGUOUS_WORDS and not is_discussed(page)
    is_ambiguous = is_bare and is_called(page, AMBIGUOUS_DEFAULTS)
    return DEFAULT_PAGE.because() if is_ambiguous or _is_shown(case, page, DEFAULT_NAMES, DEFAULT_PHRASES) else None


def _is_shown(case: Case, page: Page, names: re.Pattern[str], phrases: re.Pattern[str]) -> bool:
    """Whether a page is called so and says little else, or says so where it says little or is called so."""
    if page.words > DEFAULT_WORDS or is_discussed(page):
        return False
    named = is_called(page, names)
    says_little = page.words <= (PHRASED_WORDS if named and _is_root(case) else PHRASED_WORDS // 2)
    return (named and says_little) or ((named or says_little) and bool(phrases.search(straight(page.text))))


def _is_root(case: Case) -> bool:
    return case.seen is not None and not split(case.seen.final_url).path.strip("/")
