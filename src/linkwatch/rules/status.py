"""The status of the last answer, where it alone decides (RFC 9110 section 15)."""

from __future__ import annotations

from linkwatch.model import Case, Judgement, Verdict
from linkwatch.rules.ruling import AGAIN, OPEN_IT, REPLACE, Ruling

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


def status(case: Case) -> Judgement | None:
    """Judge every status but success."""
    number = case.seen.status if case.seen else None
    if number is None or 200 <= number < 300:  # noqa: PLR2004 - the class of success
        return None
    ruling, words = STATUSES.get(number) or _by_class(number)
    return ruling.because(f"{words} ({number}).")


def _by_class(number: int) -> tuple[Ruling, str]:
    match number // 100:
        case 4:
            return CLIENT_ERROR, "The server refuses this request"
        case 5:
            return SERVER_ERROR, "The server has trouble of its own"
        case _:
            return STRANGE_STATUS, "The server answers with a status that brings no page"
