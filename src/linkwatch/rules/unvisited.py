"""What a link's address alone decides: no visit is needed, or none is possible."""

from __future__ import annotations

import difflib

from linkwatch import urls
from linkwatch.model import Case, Judgement, Reason, Suggestion, Verdict

IGNORED = Reason("ignored", "A rule of yours excludes this address.")
MAIL = Reason("mail-address", "Mail addresses are not visited.")
OTHER_SCHEME = Reason("other-scheme", "Only http and https addresses are visited.")
SCHEME_TYPO = Reason("scheme-typo", "No program knows this scheme, but it is one slip away from http or https.")
INVALID = Reason("invalid-url", "No browser accepts this address.")
PRIVATE = Reason("private-address", "The address leads into a private network, where nothing is visited.")
OFFLINE = Reason("offline", "This run asks no server.")

KNOWN_SCHEMES = frozenset({
    "about", "app", "bitcoin", "blob", "cid", "data", "dict", "dns", "facetime", "feed", "file", "ftp", "ftps", "geo",
    "git", "gopher", "im", "imap", "info", "intent", "irc", "ircs", "itms", "javascript", "ldap", "magnet", "market",
    "matrix", "mid", "mms", "news", "nntp", "obsidian", "rsync", "rtsp", "sftp", "sip", "sips", "sms", "spotify", "ssh",
    "steam", "svn", "tel", "telnet", "tg", "urn", "view-source", "vscode", "webcal", "ws", "wss", "xmpp", "zoommtg",
})  # fmt: skip
"""Schemes that people link to on purpose; some of the IANA registry, some of applications."""


def ignored(case: Case) -> Judgement | None:
    """Exclude what the user excludes."""
    if case.excluded_by:
        return Judgement(Verdict.EXCLUDED, IGNORED, f"Excluded by {case.excluded_by}.")
    return None


def invalid(case: Case) -> Judgement | None:
    """Prove an absolute address broken that a browser does not even request (WHATWG URL standard)."""
    scheme = urls.scheme(case.link.url)
    if case.local or not scheme:
        return None
    near = _near_miss(scheme)
    if near:
        fixed = near + case.link.url[len(scheme) :]
        detail = f"Nothing opens “{scheme}:” links. Did you mean “{near}:”?"
        return Judgement(Verdict.BROKEN, SCHEME_TYPO, detail, Suggestion(fixed, "scheme"))
    if urls.is_web(case.link.url) and urls.normalize(case.link.url) is None:
        return Judgement(Verdict.BROKEN, INVALID, "No browser accepts this address. Correct its spelling.")
    return None


def other_scheme(case: Case) -> Judgement | None:
    """Exclude mail addresses and everything else that is no web address."""
    scheme = urls.scheme(case.link.url)
    if case.local or urls.is_web(case.link.url):
        return None
    if scheme == "mailto":
        return Judgement(Verdict.EXCLUDED, MAIL, "A mail address; it is not tried.")
    return Judgement(Verdict.EXCLUDED, OTHER_SCHEME, f"“{scheme}:” links are not visited.")


def private(case: Case) -> Judgement | None:
    """Exclude an address that is private by its own letters; one that turns out private is refused at connect time."""
    host = urls.host(case.link.url)
    if case.local or case.allow_private or not urls.is_private_host(host):
        return None
    return Judgement(Verdict.EXCLUDED, PRIVATE, f"{host} is a private address. --allow-private visits it.")


def offline(case: Case) -> Judgement | None:
    """Exclude every web address of a run that asks no server."""
    if case.local or not case.offline:
        return None
    return Judgement(Verdict.EXCLUDED, OFFLINE, "Not visited: the run is offline.")


def _near_miss(scheme: str) -> str:
    if scheme in KNOWN_SCHEMES or scheme in urls.DEFAULT_PORTS or "+" in scheme:
        return ""
    near = difflib.get_close_matches(scheme, ["https", "http"], n=1, cutoff=0.75)
    return near[0] if near else ""
