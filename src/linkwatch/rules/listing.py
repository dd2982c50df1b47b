"""What arXiv's listing says of a link to a paper."""

from __future__ import annotations

from http import HTTPStatus

from linkwatch import arxiv_ids
from linkwatch.model import Case, Judgement, Suggestion, Verdict
from linkwatch.rules.ruling import Ruling

CONFIRMED = Ruling(Verdict.OK, "arxiv-confirms", "arXiv itself lists the paper.")
OLDER = Ruling(Verdict.OK, "older-version", "arXiv has a later version of the paper than the one linked.")
WITHDRAWN = Ruling(
    Verdict.OK, "withdrawn", "arXiv lists the paper as withdrawn.", "Say so in the guide, or link to another paper."
)
ELSEWHERE = Ruling(
    Verdict.BROKEN, "paper-elsewhere", "There is no such page, but arXiv has the paper.", "Link to its page at arXiv."
)


def listed(case: Case) -> Judgement | None:
    """Take arXiv's own listing as the evidence for a link that was not visited.

    An older version is no fault, and no other is suggested: who names a version may mean that one.
    """
    if case.paper is None or case.seen is not None:
        return None
    found = f"arXiv lists this paper: “{case.paper.title}”."
    if case.paper.withdrawn:
        return WITHDRAWN.because(f"{found} It has been withdrawn.")
    version = _version(case.link.url)
    if 0 < version < case.paper.version:
        latest = f"{case.paper.version} of {case.paper.updated.date().isoformat()}"
        return OLDER.because(f"{found} The link names version {version}, the latest is {latest}.")
    return CONFIRMED.because(found)


def elsewhere(case: Case) -> Judgement | None:
    """Prove a link broken whose page is not there, though the paper is: a form or a version that does not exist."""
    paper = case.paper
    if paper is None or case.seen is None or case.seen.status not in _MISSING:
        return None
    if arxiv_ids.is_part(case.link.url):
        return None  # a figure cannot be mended with the page of its paper
    version = _version(case.link.url)
    detail = f"There is no such page, but arXiv has the paper: “{paper.title}”."
    if version > paper.version:
        detail = f"The link names version {version} of the paper, the latest is {paper.version}."
    elif paper.withdrawn:
        detail = "The paper has been withdrawn, and this form of it with it."
    return ELSEWHERE.because(detail, Suggestion(arxiv_ids.abs_url(paper.arxiv_id), "arxiv"))


def _version(url: str) -> int:
    named = arxiv_ids.from_url(url)
    return (named.version if named else None) or 0


_MISSING = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
