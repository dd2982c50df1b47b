"""YouTube says 200 for everything; its player's data tell what there is."""

from __future__ import annotations

import re

from linkwatch import urls
from linkwatch.model import Case, Judgement, Page, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules.login import LOGIN
from linkwatch.rules.ruling import REPLACE, Ruling
from linkwatch.rules.walls import CHALLENGE

VIDEO_GONE = Ruling(Verdict.BROKEN, "video-gone", "The video is no longer there.", REPLACE)

_HOST = lazy(r"(^|\.)youtube(-nocookie)?\.com$")


def youtube(case: Case) -> Judgement | None:
    """Prove a video or a list broken that YouTube does not have; a name that is missing alone proves nothing."""
    seen, page = case.seen, case.seen.page if case.seen else None
    if seen is None or page is None or not _HOST.search(urls.host(seen.final_url)) or not _is_nameless(page):
        return None
    player = next((mark for mark in page.marks if mark.startswith("player=")), "")
    if player.startswith("player=ERROR:"):
        return VIDEO_GONE.because()
    if player.startswith("player=LOGIN_REQUIRED:"):
        # This is how data centres are turned away from videos that are there.
        return (CHALLENGE if re.search(r"\bbot\b", player) else LOGIN).because()
    if "alert=ERROR" in page.marks:
        return VIDEO_GONE.because("The channel or the list is no longer there.")
    return None


def _is_nameless(page: Page) -> bool:
    return page.title.strip(" -") in {"", "YouTube"}
