"""Pages that say 200 and are error pages: several weak signs together, or a strong one on a page that says little."""

from __future__ import annotations

import re

from linkwatch import urls
from linkwatch.model import Case, Judgement, Observation, Page, Verdict
from linkwatch.rules.addresses import split
from linkwatch.rules.phrases import names_an_error, tells_of_an_error
from linkwatch.rules.ruling import AGAIN, REPLACE, Ruling
from linkwatch.rules.walls import parts_of

SOFT_404 = Ruling(Verdict.BROKEN, "soft-404", "The server says that all is well, but shows an error page.", REPLACE)
VIDEO_GONE = Ruling(Verdict.BROKEN, "video-gone", "The video is no longer there.", REPLACE)
TROUBLE = Ruling(
    Verdict.UNREACHABLE, "soft-error", "The server says that all is well, but shows an error of its own.", AGAIN
)

FEW, SOME, MANY = 80, 200, 600
"""Words of pages that are probably nothing but a message, a message in a site's frame, or neither."""

NEEDED = ((FEW, 2), (SOME, 3), (MANY, 5), (float("inf"), 8))
"""How many points make an error page, by the number of words."""

ABOUT_ERRORS = re.compile(
    r"(?<![a-z0-9])(40[34]|410|not[-_]?found|(http-)?(errors?|status)([-_]codes?)?)(?![a-z0-9])|"
    r"/(issues?|pull|questions?|discussions?|threads?|topics?|t|tickets?|bugs?|posts?)/.*\d",
    re.IGNORECASE,
)
"""Addresses of pages that are about errors, or where people talk about theirs."""

TALK = re.compile(r"#\d|\b(issue|question|discussion|thread|ticket|bug|forum|community)\b", re.IGNORECASE)
"""Titles of pages where people talk about errors."""

TROUBLE_NAMES = re.compile(
    r"(error |http )?50[0234]( error)?[ :\u2013-]*(internal server error|bad gateway|service (temporarily )?"
    r"unavailable|gateway time-?out)?|internal server error|bad gateway|"
    r"service (temporarily )?unavailable|gateway time-?out|"
    r"error establishing a database connection|database (connection )?error|application error|server error|"
    r"(site |website |we're |currently |scheduled |down for |under )*maintenance( mode)?|"
    r"(the |this |our )?(site|website|service|page) is (currently |temporarily )?(down|unavailable|"
    r"under maintenance|offline)"
    r"( for maintenance)?|we'll be (right )?back( soon)?|we are (currently )?down for maintenance|"
    r"wartungsarbeiten|wartungsmodus|site en maintenance|en maintenance|sitio en mantenimiento|in manutenzione",
    re.IGNORECASE,
)

_YOUTUBE = re.compile(r"(^|\.)youtube\.com$")


def soft_404(case: Case) -> Judgement | None:
    """Prove a page broken that says in other ways than by its status that there is nothing."""
    seen, page = case.seen, case.seen.page if case.seen else None
    if seen is None or page is None:
        return None
    if _is_empty_video(seen, page):
        return VIDEO_GONE.because()
    points = _points(page)
    if points < next(needed for words, needed in NEEDED if page.words <= words):
        return None
    if _is_about_errors(case, page) and not _is_surely_an_error(page, points):
        return None
    return SOFT_404.because(f"The server says that all is well, but shows an error page: “{_words_of(page)}”.")


def trouble(case: Case) -> Judgement | None:
    """Call a page unreachable that shows a server's own error, or its maintenance, as if it were the content."""
    page = case.seen.page if case.seen else None
    if page is None or page.words > FEW or ABOUT_ERRORS.search(split(case.link.url).path):
        return None
    said = next((part for part in _names(page) if TROUBLE_NAMES.fullmatch(part)), "")
    return TROUBLE.because(f"The server says that all is well, but shows “{said}”.") if said else None


def _points(page: Page) -> int:
    title = any(names_an_error(part) for part in parts_of(page.title))
    heading = any(names_an_error(part) for words in page.headings[:5] for part in parts_of(words))
    # A text alone proves nothing where there is much of it.
    told = (title or heading or page.words <= FEW) and tells_of_an_error(page.text[:1_500])
    # Nobody asks search engines to forget a page that he wants to be found.
    return 3 * title + 3 * heading + 2 * told + page.noindex


def _is_about_errors(case: Case, page: Page) -> bool:
    return bool(ABOUT_ERRORS.search(split(case.link.url).path) or TALK.search(page.title))


def _is_surely_an_error(page: Page, points: int) -> bool:
    return page.words <= SOME and points >= 5 and tells_of_an_error(page.text[:1_500])  # noqa: PLR2004 - two signs


def _words_of(page: Page) -> str:
    return next((name for name in _names(page) if names_an_error(name)), "") or page.text[:80].strip()


def _names(page: Page) -> list[str]:
    return [*parts_of(page.title), *(part for words in page.headings[:5] for part in parts_of(words))]


def _is_empty_video(seen: Observation, page: Page) -> bool:
    """Tell a video that YouTube does not have: its title is the site's name behind a name that is missing."""
    is_video = _YOUTUBE.search(urls.host(seen.final_url)) and re.match(
        r"/(watch|shorts/|live/)", split(seen.final_url).path
    )
    return bool(is_video) and page.title.strip() == "- YouTube"
