"""The status of the last answer, where it alone decides (RFC 9110 section 15)."""

from __future__ import annotations

import re

from linkwatch.model import Case, Judgement, Observation, Page, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules.addresses import split
from linkwatch.rules.ruling import AGAIN, OPEN_IT, REPLACE, Ruling
from linkwatch.rules.texts import parts_of

NOT_FOUND = Ruling(
    Verdict.BROKEN,
    "not-found",
    "The server says that there is no such page.",
    "Find its new address or remove the link.",
)
GONE = Ruling(Verdict.BROKEN, "gone", "The server says that the page was removed for good.", REPLACE)
DENIED = Ruling(Verdict.BLOCKED, "denied", "The server turns programs away, or the page is not for everyone.", OPEN_IT)
RATE_LIMITED = Ruling(Verdict.BLOCKED, "rate-limited", "The server limits how often it may be asked.", AGAIN)
LEGAL = Ruling(Verdict.BLOCKED, "legal", "The server withholds the page for legal reasons.", OPEN_IT)
CLIENT_ERROR = Ruling(Verdict.BLOCKED, "client-error", "The server does not like the request.", OPEN_IT)
SERVER_ERROR = Ruling(Verdict.UNREACHABLE, "server-error", "The server has trouble of its own.", AGAIN)
STRANGE_STATUS = Ruling(
    Verdict.UNREACHABLE, "strange-status", "The server answers with a status that means nothing here.", AGAIN
)

STATUSES: dict[int, tuple[Ruling, str]] = {
    401: (DENIED, "The server wants a login"),
    402: (DENIED, "The server wants to be paid"),
    403: (DENIED, "The server turns this program away"),
    404: (NOT_FOUND, "There is no such page"),
    407: (DENIED, "The proxy wants a login"),
    408: (SERVER_ERROR, "The server gave up waiting"),
    410: (GONE, "The page was removed for good"),
    425: (SERVER_ERROR, "The server wants to be asked later"),
    429: (RATE_LIMITED, "The server still limits requests after the pauses it asked for"),
    451: (LEGAL, "The page is withheld for legal reasons"),
    999: (DENIED, "The server turns programs away"),
}
"""Statuses with a meaning of their own; the rest is judged by its hundred."""

HIDING = frozenset({401, 403})
LACKING = frozenset({"RepoNotFound", "RevisionNotFound", "EntryNotFound"})
"""What the Hugging Face Hub says beside 401 of what does not exist or is somebody's alone; its page says 404.

`GatedRepo` is there for everybody who asks (huggingface_hub, `hf_raise_for_status`).
"""

CHOICES = 300
"""The page of a resource in several forms (RFC 9110 section 15.4.1): browsers show it."""

STUBS = lazy(
    r"((error |http )?30[1-8]\b.{0,40}|(object |document |page )?(has )?(been )?moved( permanently| temporarily)?|"
    r"found|see other|(temporary |permanent )?redirect(ing|ion|ed)?\b.{0,60}|(automatische )?weiterleitung|"
    r"redirection en cours|redirec?cionando|reindirizzamento|doorverwijzing|przekierowanie|перенаправление)",
    re.IGNORECASE,
)
"""What servers call the page that they send along with a redirect, for those who do not follow it."""

STUB = lazy(r"\W*(found|moved permanently|moved temporarily|see other)?\W*redirecting\b", re.IGNORECASE)
"""How such a page begins that is called nothing."""

SAID = {
    401: lazy(
        r"(error |http )?401([ :\u2013-]+(unauthori[sz]ed|authori[sz]ation required))?|unauthori[sz]ed", re.IGNORECASE
    ),
    403: lazy(r"(error |http )?403([ :\u2013-]+(forbidden|access denied))?|forbidden", re.IGNORECASE),
    429: lazy(r"(error |http )?(429[ :\u2013-]+)?too many requests|rate limit(ed| exceeded)", re.IGNORECASE),
}
"""Names of the errors that a page may have while its status says that all is well."""

TELLING = lazy(
    r"permission|not (allowed|authori[sz]ed)|unauthori[sz]ed|log ?in|credentials|"
    r"too many requests (in|from|recently)|sent too many|slow down|try again|rate limit",
    re.IGNORECASE,
)
"""What such a page says besides."""

SAID_WORDS = 60
BARE_WORDS = 6

ABOUT = lazy(
    r"(?<!\d)(401|403|429)(?!\d)|/(status|http|docs?|reference|help|wiki|blog)\b|forbidden|unauthori[sz]ed",
    re.IGNORECASE,
)
"""Addresses of pages that are about such errors, or called so."""


def status(case: Case) -> Judgement | None:
    """Judge every status but success, and the one that a page gives itself in spite of its success."""
    seen = case.seen
    if seen is None or seen.status is None:
        return None
    if _is_shown(seen):
        said = _said(seen.page) if seen.page and not ABOUT.search(split(case.link.url).path) else None
        return (
            STATUSES[said][0].because(f"The server says that all is well, but shows an error {said}.") if said else None
        )
    if seen.status in HIDING and seen.headers.get("x-error-code") in LACKING:
        return NOT_FOUND.because(f"There is no such page for the public ({seen.status}).")
    ruling, words = STATUSES.get(seen.status) or _by_class(seen.status)
    return ruling.because(f"{words} ({seen.status}).")


def _is_shown(seen: Observation) -> bool:
    """Whether a browser shows what came as the page: with success, or with a redirect to nowhere that brings one."""
    match seen.status:
        case None:
            return False
        case status if status // 100 == 3:  # noqa: PLR2004 - the class of redirects
            return seen.page is not None and (status == CHOICES or _is_written(seen.page))
        case status:
            return status // 100 == 2  # noqa: PLR2004 - the class of success


def _is_written(page: Page) -> bool:
    """Whether somebody wrote a page: it has words, and they are not those of a redirect."""
    if page.words > SAID_WORDS:
        return True
    names = [*parts_of(page.title), *parts_of(page.heading)]
    return page.words > 0 and not any(map(STUBS.fullmatch, names)) and not STUB.match(page.text)


def _by_class(number: int) -> tuple[Ruling, str]:
    match number // 100:
        case 4:
            return CLIENT_ERROR, "The server refuses this request"
        case 5:
            return SERVER_ERROR, "The server has trouble of its own"
        case _:
            return STRANGE_STATUS, "The server answers with a status that brings no page"


def _said(page: Page) -> int | None:
    """Give the status that a page names as its title or heading, and says no more than such a page does."""
    if page.words > SAID_WORDS:
        return None
    names = [*parts_of(page.title), *parts_of(page.heading)]
    for number, pattern in SAID.items():
        if any(map(pattern.fullmatch, names)) and (page.words <= BARE_WORDS or TELLING.search(page.text)):
            return number
    return None
