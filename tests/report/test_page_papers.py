from __future__ import annotations

from dataclasses import replace

import sample

from linkwatch.model import Article, CodeLink, Verdict
from linkwatch.report.page_papers import MOST_MISSING, MOST_PAPERS, missing, papers
from linkwatch.report.page_texts import Address


def test_a_paper_has_its_abstract_and_where_it_leads() -> None:
    link = replace(
        sample.paper(),
        code=(
            CodeLink("https://github.com/a/b", "guide"),
            CodeLink("https://github.com/a/c", "huggingface", Verdict.BROKEN),
            CodeLink("https://github.com/a/d", "comment", Verdict.OK),
        ),
        explained=(Article("https://jalammar.github.io/x/", "The Illustrated Transformer"), Article("guide/x.md", "")),
    )
    [paper] = papers(sample.report(papers=(link,)))
    assert paper.source == Address("arXiv:1706.03762v7", "https://arxiv.org/abs/1706.03762")
    assert (paper.short_authors, paper.published) == ("Ashish Vaswani, Noam Shazeer, Niki Parmar et al.", "2017-06-12")
    assert paper.authors.endswith("Łukasz Kaiser")
    assert [(each.address.href[-1], each.remark) for each in paper.code] == [
        ("b", ""),
        ("c", "suggested by Hugging Face, broken"),
        ("d", ""),
    ]
    assert paper.explained == (
        Address("The Illustrated Transformer", "https://jalammar.github.io/x/"),
        Address("guide/x.md"),
    )
    assert paper.doi is None


def test_a_withdrawn_paper_says_so_and_names_where_it_was_printed() -> None:
    [paper] = papers(sample.report(papers=(sample.withdrawn(),)))
    assert "withdrawn" in paper.notes
    assert paper.facts == ("J. None 1 (2004)",)
    assert paper.doi == Address("https://doi.org/10.1000/1", "https://doi.org/10.1000/1")


def test_very_many_papers_are_bounded() -> None:
    assert len(papers(sample.report(papers=(sample.paper(),) * 500))) == MOST_PAPERS


def test_of_several_dois_the_first_is_linked() -> None:
    link = sample.withdrawn()
    several = replace(link, paper=replace(link.paper, doi="10.1000/1 10.1000/2"))
    [paper] = papers(sample.report(papers=(several,)))
    assert paper.doi == Address("https://doi.org/10.1000/1", "https://doi.org/10.1000/1")


def test_papers_that_nothing_could_be_learnt_of_are_named_and_bounded() -> None:
    assert missing(sample.report()) == ()
    unknown = replace(sample.report(), papers_missing=("math/0309136",) * 60)
    assert missing(unknown) == (Address("arXiv:math/0309136", "https://arxiv.org/abs/math/0309136"),) * MOST_MISSING
