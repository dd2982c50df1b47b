"""The reader gets the content."""

from __future__ import annotations

from linkwatch.model import Case, Judgement, Verdict
from linkwatch.rules.ruling import AGAIN, Ruling

FINE = Ruling(Verdict.OK, "fine", "The page is there.")
NOT_VISITED = Ruling(Verdict.UNREACHABLE, "not-visited", "The link was not visited.", AGAIN)


def fine(case: Case) -> Judgement:
    """Judge what no other rule spoke about: an answer with success; or nothing seen at all, which proves nothing."""
    if case.seen is None:
        return NOT_VISITED.because()
    hops = len(case.seen.hops)
    return FINE.because(f"The page is there, after {hops} redirect{'s' * (hops > 1)}." if hops else "")
