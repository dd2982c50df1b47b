"""Pages that turn programs away, whatever their status: nothing can be said of what is behind them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from linkwatch.model import Case, Judgement, Observation, Reason, Verdict

CHALLENGE = Reason("challenge", "The server shows a challenge that only a browser with a person passes.")
LOGIN = Reason("login", "The page is only for people who are logged in.")

_OPEN_IT = "Open it in a browser to see whether the page is there."

HEADERS = ("cf-mitigated", "x-vercel-mitigated", "x-amzn-waf-action", "x-datadome-captcha")
"""Headers that say 'this answer is a challenge', not only 'a firewall stands here'."""

TITLES = re.compile(
    r"^(just a moment|attention required|access denied|are you (a )?(human|robot)|verifying you are human|"
    r"security check(point)?|one moment, please|ddos-guard|making sure you.re not a bot|human verification|"
    r"vercel security checkpoint|please wait\W*$|robot check|captcha|client challenge)",
    re.IGNORECASE,
)
"""Titles of the common challenge pages; anchored at the start, since articles mention such words too."""

LOGIN_PATHS = re.compile(
    r"/(log-?in|sign-?in|signin|auth|authorize|sso|saml2?|oauth2?|session/new|users/sign_in|account/login)(/|\.|$)",
    re.IGNORECASE,
)


def challenge(case: Case) -> Judgement | None:
    """Call a challenge page a wall, whatever status it has."""
    seen = case.seen
    if seen is None or seen.status is None or not (_mitigated(seen) or _titled(seen)):
        return None
    return Judgement(Verdict.BLOCKED, CHALLENGE, f"The server asks for a browser and a person. {_OPEN_IT}")


def login(case: Case) -> Judgement | None:
    """Call a redirect to a login page a wall, unless the link itself is to a login page."""
    seen = case.seen
    if seen is None or not seen.hops or not _is_login(seen.final_url) or _is_login(case.link.url):
        return None
    return Judgement(Verdict.BLOCKED, LOGIN, f"The server sends visitors to a login page. {_OPEN_IT}")


def _mitigated(seen: Observation) -> bool:
    return any(seen.headers.get(name) for name in HEADERS)


def _titled(seen: Observation) -> bool:
    return seen.page is not None and bool(TITLES.match(seen.page.title))


def _is_login(url: str) -> bool:
    return bool(LOGIN_PATHS.search(urlsplit(url).path))
