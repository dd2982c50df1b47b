"""The page is there; whether the place in it is there, too."""

from __future__ import annotations

import re

from linkwatch import urls
from linkwatch.model import Case, Judgement, Page, Reason, Verdict

ANCHOR_MISSING = Reason("anchor-missing", "The page is there, but it has no place of this name.")

NOT_AN_ID = re.compile(r"^$|^[/!]|^:~:|^L\d+|^(page|nameddest|search|zoom|view)=|:~:text=")
"""Fragments that are no ids: routes of a script, text fragments, lines of a file, places in a PDF."""

BUILT_BY_SCRIPT = frozenset({"github.com", "gist.github.com", "gitlab.com", "bitbucket.org"})
"""Sites whose pages get their places from a script, so that their HTML proves nothing."""


def anchor(case: Case) -> Judgement | None:
    """Prove a missing place broken: only where the whole page was read and names its places itself."""
    page = case.seen.page if case.seen else None
    fragment = urls.fragment(case.link.url)
    if page is None or NOT_AN_ID.search(fragment) or not _can_tell(case, page) or _has(page, fragment):
        return None
    detail = f"The page is there, but has no place “#{fragment}”. Link to another place in it, or to the page."
    return Judgement(Verdict.BROKEN, ANCHOR_MISSING, detail)


def _can_tell(case: Case, page: Page) -> bool:
    host = urls.host(case.seen.final_url) if case.seen else ""
    return page.complete and bool(page.ids) and host not in BUILT_BY_SCRIPT


def _has(page: Page, fragment: str) -> bool:
    names = {fragment, f"user-content-{fragment}"}
    return fragment.lower() == "top" or not names.isdisjoint(page.ids)
