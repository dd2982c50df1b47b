from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from making import link, visited

from linkwatch.model import Case, Failure, Observation, Paper, Verdict
from linkwatch.rules import judge

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
PAPER = Paper("1706.03762", 7, "Attention", ("A",), MOMENT, MOMENT, "", "cs.CL", ("cs.CL",), MOMENT)
WITHDRAWN = replace(PAPER, withdrawn=True)


@pytest.mark.parametrize(
    ("url", "paper", "reason", "detail"),
    [
        ("abs/1706.03762", PAPER, "arxiv-confirms", ""),
        ("abs/1706.03762v7", PAPER, "arxiv-confirms", ""),
        ("pdf/1706.03762v1", PAPER, "older-version", " The link names version 1, the latest is 7 of 2026-11-23."),
        (
            "abs/1706.03762",
            WITHDRAWN,
            "withdrawn",
            " It has been withdrawn. Say so in the guide, or link to another paper.",
        ),
    ],
)
def test_a_paper_that_arxiv_lists_is_ok_without_a_visit(url: str, paper: Paper, reason: str, detail: str) -> None:
    judgement = judge(Case(link(f"https://arxiv.org/{url}"), paper=paper))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.OK, reason)
    assert judgement.detail == f"arXiv lists this paper: “Attention”.{detail}"
    assert judgement.suggestion is None


@pytest.mark.parametrize(
    ("url", "paper", "why"),
    [
        ("https://arxiv.org/abs/1706.03762v9", PAPER, "The link names version 9 of the paper, the latest is 7."),
        ("https://arxiv.org/pdf/1706.03762", WITHDRAWN, "The paper has been withdrawn, and this form of it with it."),
        (
            "https://arxiv.org/html/1706.03762",
            PAPER,
            "There is no such page, but arXiv has the paper: “Attention”.",
        ),
        (
            "https://huggingface.co/papers/1706.03762",
            PAPER,
            "There is no such page, but arXiv has the paper: “Attention”.",
        ),
    ],
)
@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_not_there_is_broken_and_the_papers_own_is_suggested(
    url: str, paper: Paper, why: str, status: int
) -> None:
    judgement = judge(Case(link(url), seen=Observation(url, status=status), paper=paper))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "paper-elsewhere")
    assert judgement.detail == f"{why} Link to its page at arXiv."
    assert judgement.suggestion is not None
    assert (judgement.suggestion.url, judgement.suggestion.kind) == ("https://arxiv.org/abs/1706.03762", "arxiv")


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        (Observation("https://arxiv.org/html/1706.03762", status=200), "fine"),
        (Observation("https://arxiv.org/html/1706.03762", status=403), "denied"),
        (Observation("https://arxiv.org/html/1706.03762", status=503), "server-error"),
        (Observation("https://arxiv.org/html/1706.03762", failure=Failure.TIMEOUT), "timeout"),
    ],
)
def test_of_a_page_that_was_visited_the_listing_says_nothing_else(seen: Observation, reason: str) -> None:
    assert judge(Case(link(seen.url), seen=seen, paper=PAPER)).reason.name == reason


@pytest.mark.parametrize(
    "part", ["html/1706.03762v1/x1.png", "html/1706.03762v9/x1.png", "src/1706.03762/anc/data.csv"]
)
def test_a_file_of_a_paper_that_is_not_there_must_not_be_mended_with_the_papers_page(part: str) -> None:
    url = f"https://arxiv.org/{part}"
    judgement = judge(Case(link(url), seen=Observation(url, status=404), paper=PAPER))
    assert (judgement.reason.name, judgement.suggestion) == ("not-found", None)


def test_without_a_listing_a_missing_page_is_missing() -> None:
    assert judge(visited(status=404)).reason.name == "not-found"
