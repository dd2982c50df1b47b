from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from arxiv import Result
from stand_in_arxiv import NOW, recorded

from linkwatch.arxiv_ids import ArxivId
from linkwatch.enrich.arxiv_paper import to_paper


def withdrawn(comment: str = "", title: str = "A title", abstract: str = "") -> bool:
    result = Result("x", NOW, NOW, title, [Result.Author("Ada Lovelace")], abstract, comment)
    paper = to_paper(result, ArxivId("2305.14314", 1), NOW)
    assert paper
    return paper.withdrawn


def record(name: str) -> tuple[str, str]:
    """Give comment and abstract of a record as arXiv keeps it."""
    _, head, abstract, *_ = re.split(r"^\\\\$", recorded(name).decode(), flags=re.MULTILINE)
    comments = re.search(r"^Comments: (.*(?:\n  .*)*)", head, re.MULTILINE)
    assert comments
    return comments[1], abstract


@pytest.mark.parametrize("name", ["0704.0156.abs", "0704.0615.abs", "0906.3336.abs", "2101.10016.abs"])
def test_a_recorded_withdrawal_is_seen(name: str) -> None:
    comment, abstract = record(name)
    assert withdrawn(comment, abstract=abstract)
    assert withdrawn(comment)


@pytest.mark.parametrize("name", ["0704.0156.abs", "0704.0615.abs", "0906.3336.abs"])
def test_a_recorded_withdrawal_is_seen_in_the_abstract_alone(name: str) -> None:
    assert withdrawn(abstract=record(name)[1])


@pytest.mark.parametrize(
    "text",
    [
        "Withdrawn",
        "withdrawn.",
        "This paper has been withdrawn",
        "This submission has been withdrawn by arXiv administrators because of plagiarism",
        "This paper is temporarily withdrawn",
        "This paper was withdrawn by the author due to a crucial error in equation 1",
        "This paper has been retracted",
        "Paper withdrawn due to an error",
        "The paper has been withdrawn",
        "Withdrawn by the authors",
        "Withdrawn: see the comments",
        "On the Riemann hypothesis (withdrawn)",
        "Retracted. See the comments",
        "Withdrawn from arXiv",
        "The authors have withdrawn this paper due to an error in Lemma 2",
        "We withdraw this manuscript, since Theorem 1 is wrong",
        "I have withdrawn the paper",
        "The author hereby retracts this article",
        "This paper has been removed by arXiv administrators because it plagiarizes others",
        "This version withdrawn by arXiv administrators",
        "WITHDRAWN - On the Riemann hypothesis",
        "Withdrawn \u2014 see the comments",
        "This paper has been withdrawn because it was submitted by mistake",
        "This paper has been withdrawn and resubmitted as arXiv:1706.03762",
        "We are sorry: this article is withdrawn",
    ],
)
def test_a_withdrawal_is_seen_wherever_it_stands(text: str) -> None:
    assert withdrawn(comment=text)
    assert withdrawn(title=text)
    assert withdrawn(abstract=text)


@pytest.mark.parametrize(
    "text",
    [
        "has been withdrawn",
        "5 pages, 3 figures, withdrawn",
        "5 pages (withdrawn by the author)",
        "12 pages, RevTeX, paper withdrawn by author due to crucial error",
        "8 pages, LaTeX, withdrawn by author",
        "LaTeX, withdrawn by the authors because of an error",
        "12 pages, LaTeX, paper has been withdrawn",
        "3 pages, revtex4, submission withdrawn by author",
        "Comments are welcome, paper was withdrawn by the author",
        "It has been withdrawn by the authors due to an error",
        "12 pages, LaTeX. It has been withdrawn by the author",
        "Main theorem is wrong (withdrawn by the author)",
        "12 pages, in French, withdrawn by arXiv",
        "5 pages. Withdrawn by the authors",
        "5 pages; paper has been withdrawn",
        "This paper withdrawn by the author",
        "An error was found, and the paper has been withdrawn",
    ],
)
def test_a_comment_is_about_the_paper_itself(text: str) -> None:
    assert withdrawn(comment=text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "arXiv admin note: text overlap with arXiv:1706.03762",
        "12 pages, withdrawn from the journal's queue",
        "We study how often drugs are withdrawn from the market",
        "Patients were withdrawn from the study",
        "Nobody will notice: the withdrawn state of adolescents",
        "Citations of papers go on after their retraction",
        "We withdraw the claim of Theorem 2",
        "We withdraw the claim that this paper has two authors",
        "The second part of this paper has been withdrawn",
        "Theorem 3 in this paper has been retracted",
        "Some results of this paper have been retracted",
        "A previous version of this paper was withdrawn because of a gap, which is closed now",
        "v1 was withdrawn by mistake; v2 is the same",
        "This paper was withdrawn from ICLR 2024",
        "How to read \u201cThis paper has been withdrawn\u201d",
        "The authors have withdrawn the drug",
        "Cash that this work withdraws from the economy",
        "Money is withdrawn by an author of checks in arXiv:1706.03762",
        "The companion paper has been withdrawn",
        "Our earlier paper has been withdrawn by the authors; this is a new one",
        "The previous version of this paper was withdrawn by arXiv administrators by mistake",
        "This submission was withdrawn by mistake and is now restored",
        "This paper had been withdrawn by the authors, but is now reinstated",
        "Erratum: this paper has been withdrawn and resubmitted as v3 with corrections",
        "Comment on the paper withdrawn by its authors (arXiv:2001.00001)",
        "Comment on a paper that has been withdrawn by its author",
        "This is a comment on arXiv:1001.1001, which was withdrawn by the authors",
        "A comment on arXiv:1001.1001, withdrawn by the authors",
        "Submitted to ICLR 2024, withdrawn",
        "Submitted to ICLR 2024, withdrawn by the authors",
        "Replaces an earlier paper, withdrawn by the authors",
        "Comment on hep-th/9901001. It has been withdrawn by its authors",
        "5 pages, 2 figures withdrawn due to error in Fig 2",
        "12 pages, 3 tables withdrawn.",
        "Figures: withdrawn due to copyright",
        "Erratum to pages 3-5; tables withdrawn, see text",
        "Paper withdrawn by mistake; it is now restored",
        "The paper withdrawn by mistake",
        "12 pages, paper withdrawn by mistake",
    ],
)
def test_other_withdrawals_are_not_the_papers(text: str) -> None:
    assert not withdrawn(comment=text)
    assert not withdrawn(title=text or "A title")
    assert not withdrawn(abstract=text)


@pytest.mark.parametrize(
    "text",
    [
        "We ask why the article has been retracted, and articles withdrawn by their authors",
        "A corpus of papers withdrawn by the authors",
        "Withdrawn patients recover more slowly",
    ],
)
def test_a_paper_about_withdrawals_is_not_withdrawn(text: str) -> None:
    assert not withdrawn(title=text)
    assert not withdrawn(abstract=text)


@pytest.mark.parametrize("text", [". ", "(", " (", ": ; ", "pages - "])
def test_a_text_of_nothing_but_beginnings_must_not_be_read_for_minutes(text: str) -> None:
    assert not withdrawn(comment=text * 10_000, abstract=text * 10_000)


def test_texts_longer_than_any_at_arxiv_are_cut() -> None:
    long = "word " * 1_000_000
    result = Result("x", NOW, NOW, long, [Result.Author(long)], long, long, long, long)
    paper = to_paper(result, ArxivId("2305.14314", 1), NOW)
    assert paper
    for text in (paper.title, *paper.authors, paper.doi, paper.journal_ref):
        assert text == ("word " * 400)[:-1] + "…"
    for text in (paper.abstract, paper.comment):
        assert text == ("word " * 4000)[:-1] + "…"
    assert not paper.withdrawn


@pytest.mark.parametrize(
    ("published", "is_plausible"),
    [
        (datetime(1989, 10, 26, tzinfo=UTC), True),
        (NOW, True),
        (datetime(1, 1, 1, tzinfo=UTC), False),
        (datetime(1970, 1, 1, tzinfo=UTC), False),
        (NOW + timedelta(days=2), False),
    ],
)
def test_an_entry_of_a_day_that_cannot_be_is_none(published: datetime, *, is_plausible: bool) -> None:
    result = Result("x", published, published, "A title", [Result.Author("Ada Lovelace")])
    assert bool(to_paper(result, ArxivId("2305.14314", 1), NOW)) is is_plausible


@pytest.mark.parametrize(("term", "kept"), [("cs.CL", "cs.CL"), ("math-ph", "math-ph"), ("", ""), ("x y}\\", "")])
def test_what_is_no_category_is_none_even_if_it_is_the_primary_one(term: str, kept: str) -> None:
    result = Result("x", NOW, NOW, "A title", [Result.Author("Ada Lovelace")], primary_category=term)
    paper = to_paper(result, ArxivId("2305.14314", 1), NOW)
    assert paper
    assert paper.primary_category == kept
