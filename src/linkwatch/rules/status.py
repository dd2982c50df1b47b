"""The status of the last answer, where it alone decides (RFC 9110 section 15)."""

from __future__ import annotations

from linkwatch.model import Case, Judgement, Reason, Verdict

NOT_FOUND = Reason("not-found", "The server says that there is no such page.")
GONE = Reason("gone", "The server says that the page was removed for good.")
DENIED = Reason("denied", "The server turns programs away, or the page is not for everyone.")
RATE_LIMITED = Reason("rate-limited", "The server limits how often it may be asked.")
LEGAL = Reason("legal", "The server withholds the page for legal reasons.")
CLIENT_ERROR = Reason("client-error", "The server does not like the request.")
SERVER_ERROR = Reason("server-error", "The server has trouble of its own.")
STRANGE_STATUS = Reason("strange-status", "The server answers with a status that means nothing here.")

_OPEN_IT = "Open it in a browser to see whether the page is there."
_AGAIN = "It may pass; a later run tries again."

STATUSES: dict[int, tuple[Verdict, Reason, str]] = {
    401: (Verdict.BLOCKED, DENIED, f"The server wants a login (401). {_OPEN_IT}"),
    402: (Verdict.BLOCKED, DENIED, f"The server wants to be paid (402). {_OPEN_IT}"),
    403: (Verdict.BLOCKED, DENIED, f"The server turns this program away (403). {_OPEN_IT}"),
    404: (Verdict.BROKEN, NOT_FOUND, "There is no such page (404). Find its new address or remove the link."),
    407: (Verdict.BLOCKED, DENIED, "The proxy wants a login (407). Check HTTP_PROXY and HTTPS_PROXY."),
    408: (Verdict.UNREACHABLE, SERVER_ERROR, f"The server gave up waiting (408). {_AGAIN}"),
    410: (Verdict.BROKEN, GONE, "The page was removed for good (410). Replace or remove the link."),
    425: (Verdict.UNREACHABLE, SERVER_ERROR, f"The server wants to be asked later (425). {_AGAIN}"),
    429: (
        Verdict.BLOCKED,
        RATE_LIMITED,
        f"The server still limits requests after the pauses it asked for (429). {_AGAIN}",
    ),
    451: (Verdict.BLOCKED, LEGAL, f"The page is withheld for legal reasons (451). {_OPEN_IT}"),
    999: (Verdict.BLOCKED, DENIED, f"The server turns programs away (999). {_OPEN_IT}"),
}
"""Statuses with a meaning of their own; the rest is judged by its hundred."""


def status(case: Case) -> Judgement | None:
    """Judge every status but success."""
    number = case.seen.status if case.seen else None
    if number is None or 200 <= number < 300:  # noqa: PLR2004 - the class of success
        return None
    verdict, reason, detail = STATUSES.get(number) or _by_class(number)
    return Judgement(verdict, reason, detail)


def _by_class(number: int) -> tuple[Verdict, Reason, str]:
    match number // 100:
        case 4:
            return Verdict.BLOCKED, CLIENT_ERROR, f"The server refuses this request ({number}). {_OPEN_IT}"
        case 5:
            return Verdict.UNREACHABLE, SERVER_ERROR, f"The server has trouble of its own ({number}). {_AGAIN}"
        case _:
            return Verdict.UNREACHABLE, STRANGE_STATUS, f"The server answers with {number} and no page. {_AGAIN}"
