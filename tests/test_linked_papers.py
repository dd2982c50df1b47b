from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from linkwatch.linked_papers import LinkedPapers
from linkwatch.model import Link, Paper, PapersFound, Verdict

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
ATTENTION = Paper("1706.03762", 7, "Attention Is All You Need", ("A",), MOMENT, MOMENT, "", "cs.CL", ("cs.CL",), MOMENT)
PAGE, DOCUMENT = "https://arxiv.org/abs/1706.03762", "https://arxiv.org/pdf/1706.03762"
OTHER = "https://arxiv.org/abs/2305.14314"


def linked(*urls: str, paper: Paper | None = None, unknown: str = "") -> LinkedPapers:
    papers = LinkedPapers([Link(url, ()) for url in urls])
    papers.found = PapersFound({paper.arxiv_id: paper} if paper else {}, frozenset({unknown} if unknown else ()))
    return papers


def test_only_links_to_papers_are_kept() -> None:
    papers = linked(PAGE, "https://a.example/")
    assert [link.url for link in papers.links] == [PAGE]
    assert not linked("https://a.example/")


@pytest.mark.parametrize("verdict", [None, Verdict.OK, Verdict.UNREACHABLE])
def test_papers_that_may_be_there_are_unheard_of(verdict: Verdict | None) -> None:
    papers = linked(PAGE, OTHER, paper=ATTENTION)
    if verdict:
        papers.note(OTHER, verdict)
    assert papers.unheard() == [OTHER]


@pytest.mark.parametrize("verdict", [Verdict.BROKEN, Verdict.EXCLUDED])
def test_papers_that_are_not_there_must_not_be_asked_for(verdict: Verdict) -> None:
    papers = linked(OTHER)
    papers.note(OTHER, verdict)
    assert papers.unheard() == []


def test_a_paper_whose_page_is_there_is_left_out_by_a_listing_without_it() -> None:
    papers = linked(PAGE, OTHER)
    papers.note(PAGE, Verdict.OK)
    assert papers.left_out() == ["1706.03762"]


def test_a_paper_that_could_not_be_asked_for_must_not_be_left_out() -> None:
    papers = linked(PAGE, unknown="1706.03762")
    papers.note(PAGE, Verdict.OK)
    assert papers.left_out() == []


@pytest.mark.parametrize("url", [PAGE, DOCUMENT, f"{PAGE}v2"])
def test_a_listing_confirms_the_links_to_a_paper(url: str) -> None:
    assert linked(url, paper=ATTENTION).confirms(url)


@pytest.mark.parametrize("url", [f"{PAGE}v9", OTHER, "https://huggingface.co/papers/1706.03762"])
def test_a_listing_must_not_confirm_what_it_does_not_have(url: str) -> None:
    assert not linked(url, paper=ATTENTION).confirms(url)


def test_of_a_withdrawn_paper_the_page_is_confirmed_and_the_document_must_not_be() -> None:
    papers = linked(PAGE, DOCUMENT, paper=replace(ATTENTION, withdrawn=True))
    assert papers.confirms(PAGE)
    assert not papers.confirms(DOCUMENT)


def test_papers_without_a_verdict_or_an_answer_are_missing() -> None:
    papers = linked(PAGE, OTHER, unknown="2401.04088")
    papers.note(OTHER, Verdict.OK)
    assert papers.missing(offline=False) == ("1706.03762", "2401.04088")
    assert papers.missing(offline=True) == ("1706.03762", "2305.14314", "2401.04088")


def test_papers_that_are_listed_must_not_be_missing() -> None:
    assert linked(PAGE, paper=ATTENTION).missing(offline=True) == ()
