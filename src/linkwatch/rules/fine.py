"""The reader gets the content."""

from __future__ import annotations

from linkwatch.model import Case, Judgement, Verdict
from linkwatch.rules.ruling import AGAIN, Ruling

FINE = Ruling(Verdict.OK, "fine", "The page is there.")
CONFIRMED = Ruling(Verdict.OK, "arxiv-confirms", "arXiv itself lists the paper.")
NOT_VISITED = Ruling(Verdict.UNREACHABLE, "not-visited", "The link was not visited.", AGAIN)


def confirmed(case: Case) -> Judgement | None:
    """Take arXiv's own listing as the evidence for a link to the paper."""
    return CONFIRMED.because(f"arXiv lists this paper: “{case.paper.title}”.") if case.paper else None


def fine(case: Case) -> Judgement:
    """Judge what no other rule spoke about: an answer with success; or nothing seen at all, which proves nothing."""
    if case.seen is None:
        return NOT_VISITED.because()
    hops = len(case.seen.hops)
    return FINE.because(f"The page is there, after {hops} redirect(s)." if hops else "")
