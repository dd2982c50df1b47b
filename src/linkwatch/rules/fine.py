"""The reader gets the content."""

from __future__ import annotations

from linkwatch.model import Case, Judgement, Reason, Verdict

FINE = Reason("fine", "The page is there.")
CONFIRMED = Reason("arxiv-confirms", "arXiv itself lists the paper.")
NOT_VISITED = Reason("not-visited", "The link was not visited.")


def confirmed(case: Case) -> Judgement | None:
    """Take arXiv's own listing as the evidence for a link to the paper."""
    if case.paper is None:
        return None
    return Judgement(Verdict.OK, CONFIRMED, f"arXiv lists this paper: “{case.paper.title}”.")


def fine(case: Case) -> Judgement:
    """Judge what no other rule spoke about: an answer with success; or nothing seen at all, which proves nothing."""
    if case.seen is None:
        return Judgement(Verdict.UNREACHABLE, NOT_VISITED, "The link was not visited. A later run tries again.")
    if case.seen.hops:
        return Judgement(Verdict.OK, FINE, f"The page is there, after {len(case.seen.hops)} redirect(s).")
    return Judgement(Verdict.OK, FINE, "The page is there.")
