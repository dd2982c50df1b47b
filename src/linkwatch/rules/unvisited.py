"""What a link's address alone decides: no visit is needed, or none is possible."""

from __future__ import annotations

import difflib

from linkwatch import reserved, urls
from linkwatch.model import Case, Judgement, Suggestion, Verdict
from linkwatch.rules.ruling import Ruling

IGNORED = Ruling(Verdict.EXCLUDED, "ignored", "A rule or a comment of yours excludes this address.")
MAIL = Ruling(Verdict.EXCLUDED, "mail-address", "A mail address; it is not tried.")
OTHER_SCHEME = Ruling(Verdict.EXCLUDED, "other-scheme", "Only http and https addresses are visited.")
SCHEME_TYPO = Ruling(
    Verdict.BROKEN, "scheme-typo", "Nothing opens this scheme, but it is one slip away from http or https."
)
INVALID = Ruling(Verdict.BROKEN, "invalid-url", "No browser accepts this address.", "Correct its spelling.")
PRIVATE = Ruling(
    Verdict.EXCLUDED,
    "private-address",
    "The address leads into a private network, where nothing is visited.",
    "--allow-private visits it.",
)
BAD_PORT = Ruling(
    Verdict.BROKEN, "bad-port", "Browsers refuse this port: it belongs to another protocol.", "Correct the address."
)
UNCHANGED = Ruling(
    Verdict.EXCLUDED, "unchanged", "Not visited: the change that this run is about does not touch the link."
)
OFFLINE = Ruling(Verdict.EXCLUDED, "offline", "Not visited: the run asks no server.")

KNOWN_SCHEMES = frozenset({
    "about", "app", "bitcoin", "blob", "cid", "data", "dict", "dns", "facetime", "feed", "file", "ftp", "ftps", "geo",
    "git", "gopher", "im", "imap", "info", "intent", "irc", "ircs", "itms", "javascript", "ldap", "magnet", "market",
    "matrix", "mid", "mms", "news", "nntp", "obsidian", "rsync", "rtsp", "sftp", "sip", "sips", "sms", "spotify",
    "ssh", "steam", "svn", "tel", "telnet", "tg", "urn", "view-source", "vscode", "webcal", "ws", "wss", "xmpp",
    "zoommtg",
})  # fmt: skip
"""Schemes that people link to on purpose; some of the IANA registry, some of applications."""


def ignored(case: Case) -> Judgement | None:
    """Exclude what the user excludes."""
    return IGNORED.because(f"Excluded by {case.excluded_by}.") if case.excluded_by else None


def invalid(case: Case) -> Judgement | None:
    """Prove an absolute address broken that a browser does not even request (WHATWG URL standard)."""
    scheme = urls.scheme(case.link.url)
    if not scheme:
        return None
    near = _near_miss(scheme)
    if near:
        fixed = near + case.link.url[len(scheme) :]
        return SCHEME_TYPO.because(f"Nothing opens “{scheme}:” links.", Suggestion(fixed, "scheme"))
    if urls.is_web(case.link.url) and not urls.is_valid(case.link.url):
        return INVALID.because()
    return None


def other_scheme(case: Case) -> Judgement | None:
    """Exclude mail addresses and everything else that is no web address."""
    scheme = urls.scheme(case.link.url)
    if urls.is_web(case.link.url):
        return None
    if scheme == "mailto":
        return MAIL.because()
    return OTHER_SCHEME.because(f"“{scheme}:” links are not visited.")


def private(case: Case) -> Judgement | None:
    """Exclude an address that is private by its own letters; one that turns out private is refused at connect time."""
    host = urls.host(case.link.url)
    if case.allow_private or not reserved.is_private_host(host):
        return None
    return PRIVATE.because(f"{host} is a private address.")


def bad_port(case: Case) -> Judgement | None:
    """Prove an address broken whose port no browser connects to (Fetch standard, "port blocking")."""
    if not urls.is_web(case.link.url) or urls.port(case.link.url) not in reserved.BAD_PORTS:
        return None
    return BAD_PORT.because(f"Browsers refuse port {urls.port(case.link.url)}: it belongs to another protocol.")


def unchanged(case: Case) -> Judgement | None:
    """Exclude a link all of whose places stood there before the change that the run is about."""
    places = case.link.occurrences
    if not places or not all(place.standing for place in places):
        return None
    return UNCHANGED.because()


def offline(case: Case) -> Judgement | None:
    """Exclude every web address of a run that asks no server."""
    if not case.offline:
        return None
    return OFFLINE.because()


def _near_miss(scheme: str) -> str:
    if scheme in KNOWN_SCHEMES or scheme in urls.DEFAULT_PORTS or "+" in scheme:
        return ""
    near = difflib.get_close_matches(scheme, ["https", "http"], n=1, cutoff=0.75)
    return near[0] if near else ""
