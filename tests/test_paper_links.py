from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from linkwatch.model import Ignore, Kind, Link, Occurrence, Paper
from linkwatch.paper_links import linked_ids, misnamed, paper_links

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
ATTENTION = Paper("1706.03762", 7, "Attention Is All You Need", ("A",), MOMENT, MOMENT, "", "cs.CL", ("cs.CL",), MOMENT)
QLORA = replace(ATTENTION, arxiv_id="2305.14314", title="QLoRA: Efficient Finetuning of Quantized LLMs")
PAPERS = {ATTENTION.arxiv_id: ATTENTION, QLORA.arxiv_id: QLORA}
OTHER = "Deep Residual Learning for Image Recognition"


def link(url: str, *texts: str) -> Link:
    places = (Occurrence(url, Kind.LINK, text, "guide.md", line, 3) for line, text in enumerate(texts, 1))
    return Link(url, tuple(places))


def test_a_paper_is_told_once_under_whatever_addresses_it_is_linked() -> None:
    links = [
        link("https://huggingface.co/papers/2305.14314", "QLoRA"),
        link("https://arxiv.org/abs/1706.03762v2", "Attention is all you need"),
        link("https://arxiv.org/pdf/2305.14314", "pdf"),
        link("https://a.example/", "Attention is all you need"),
        link("https://arxiv.org/abs/2401.04088", "not known"),
    ]
    found = paper_links(links, PAPERS)
    assert [(each.paper.arxiv_id, each.link_text, each.title_matches, each.linked_version) for each in found] == [
        ("2305.14314", "QLoRA", None, None),
        ("1706.03762", "Attention is all you need", True, 2),
    ]
    assert linked_ids(links) == ["2305.14314", "1706.03762", "2401.04088"]
    assert misnamed(links, PAPERS) == ()


def test_a_text_that_names_another_paper_is_told_wherever_it_stands() -> None:
    links = [
        link("https://arxiv.org/abs/1706.03762", "Attention Is All You Need", OTHER, "here", OTHER),
        link("https://arxiv.org/pdf/1706.03762", "A Survey of Large Language Models"),
    ]
    (found,) = paper_links(links, PAPERS)
    assert (found.link_text, found.title_matches) == (OTHER, False)
    problems = misnamed(links, PAPERS)
    assert [(each.file, each.line, each.column) for each in problems] == [
        ("guide.md", 2, 3), ("guide.md", 4, 3), ("guide.md", 1, 3),
    ]  # fmt: skip
    assert problems[0].message == (
        f"arXiv has “Attention Is All You Need” as 1706.03762, the link says “{OTHER}”: "
        "check the identifier, or take the title of arXiv"
    )


def test_a_text_that_describes_the_paper_names_no_other() -> None:
    texts = (
        "Original transformer architecture from Google",
        "See Figure 2 on page four",
        "Work by Alma, Bob and Carol",
    )
    papers = {ATTENTION.arxiv_id: replace(ATTENTION, authors=("Alma Mater", "Bob Alma"))}
    links = [link("https://arxiv.org/abs/1706.03762", *texts)]
    assert misnamed(links, papers) == ()
    assert [each.title_matches for each in paper_links(links, papers)] == [None]


def test_the_title_of_another_paper_that_the_guide_links_to_is_told_in_any_case() -> None:
    text = "Training language models to follow instructions"
    links = [link("https://arxiv.org/abs/1706.03762", text)]
    assert misnamed(links, PAPERS) == ()
    other = replace(ATTENTION, arxiv_id="2203.02155", title=text.title())
    assert len(misnamed(links, {**PAPERS, other.arxiv_id: other})) == 1


def test_a_translated_title_names_no_other_paper_unless_it_is_the_title_of_one() -> None:
    text = "Une étude des Modèles de Langue: les grands"
    links = [link("https://arxiv.org/abs/1706.03762", text)]
    assert misnamed(links, PAPERS) == ()
    other = replace(ATTENTION, arxiv_id="2401.00001", title=text)
    assert len(misnamed(links, {**PAPERS, other.arxiv_id: other})) == 1


def test_long_texts_are_cut_in_what_is_told() -> None:
    text = OTHER + " on Many Images" * 1000
    (problem,) = misnamed([link("https://arxiv.org/abs/1706.03762", text)], PAPERS)
    assert len(problem.message) < 500


@pytest.mark.parametrize(("ignored", "told"), [(None, 1), (Ignore(1, 1), 0), (Ignore(1, 1, until=MOMENT.date()), 1)])
def test_what_a_comment_ignores_for_good_is_not_told(ignored: Ignore | None, told: int) -> None:
    place = replace(link("https://arxiv.org/abs/1706.03762", OTHER).occurrences[0], ignored=ignored)
    assert len(misnamed([Link(place.url, (place,))], PAPERS)) == told
