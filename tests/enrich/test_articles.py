"""Which of a guide's articles explain which papers."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from linkwatch.enrich.articles import FEW, MANY, MOST, explanations, is_article, names
from linkwatch.model import Article, Kind, Link, Occurrence, Page, PageMetadata, Paper

DAY = datetime(2023, 5, 23, tzinfo=UTC)
QLORA, ATTENTION = "2305.14314", "1706.03762"
BLOG = "https://blog.example/post"


def paper(id_: str, title: str) -> Paper:
    return Paper(id_, 1, title, ("T. D.",), DAY, DAY, "", "cs.LG", ("cs.LG",), DAY)


PAPERS = {
    QLORA: paper(QLORA, "QLoRA: Efficient Finetuning of Quantized LLMs"),
    ATTENTION: paper(ATTENTION, "Attention Is All You Need"),
}
OTHERS = tuple(f"2001.{number:05}" for number in range(1, MANY + 1))


def link(url: str = BLOG, text: str = "A post", *lines: int) -> Link:
    return Link(url, tuple(Occurrence(url, Kind.LINK, text, "guide.md", line, 1) for line in lines or (1,)))


def page(*papers: str, title: str = "") -> Page:
    return Page(metadata=PageMetadata(title=title), papers=papers)


def explained(page: Page, *links: Link) -> dict[str, tuple[Article, ...]]:
    return explanations(links or [link()], {BLOG: page}, PAPERS)


def test_an_article_that_links_to_few_papers_explains_each() -> None:
    article = (Article(BLOG, "A post"),)
    assert explained(page(ATTENTION, QLORA, *OTHERS[: FEW - 2])) == {ATTENTION: article, QLORA: article}


def test_an_article_that_links_to_more_must_not_explain_what_it_does_not_name() -> None:
    assert explained(page(ATTENTION, QLORA, *OTHERS[: FEW - 1])) == {}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A post", "How QLoRA works"),
        ("How QLoRA works", ""),
        ("A post", "QLoRA: Efficient finetuning of quantized LLMs, explained"),
    ],
)
def test_an_article_that_names_one_of_its_papers_explains_that_one(text: str, title: str) -> None:
    found = explained(page(ATTENTION, QLORA, *OTHERS[:FEW], title=title), link(BLOG, text))
    assert found == {QLORA: (Article(BLOG, text),)}


def test_a_list_of_papers_explains_none_even_if_it_names_one() -> None:
    assert explained(page(QLORA, *OTHERS, title="QLoRA and more")) == {}


def test_the_first_heading_is_a_title_too() -> None:
    seen = replace(page(QLORA, *OTHERS[:FEW]), heading="QLoRA in pictures")
    assert explained(seen) == {QLORA: (Article(BLOG, "A post"),)}


def test_a_page_that_links_to_no_paper_explains_none() -> None:
    assert explained(page(title="How QLoRA works")) == {}


def test_a_paper_that_the_guide_does_not_have_is_not_explained() -> None:
    assert explained(page("2401.04088")) == {}


def test_what_was_not_seen_explains_nothing() -> None:
    assert explanations([link()], {}, PAPERS) == {}


@pytest.mark.parametrize("text", ["", "here", "Read more", "https://blog.example/post"])
def test_an_article_without_a_name_in_the_guide_has_its_own(text: str) -> None:
    assert explained(page(QLORA, title="Its title"), link(BLOG, text)) == {QLORA: (Article(BLOG, "Its title"),)}


def test_an_article_without_any_name_has_its_address() -> None:
    assert explained(page(QLORA), link(BLOG, "")) == {QLORA: (Article(BLOG, BLOG),)}


def test_what_stands_on_a_papers_own_line_is_beside_it_already() -> None:
    row = link("https://arxiv.org/abs/1706.03762", "Attention Is All You Need", 7)
    assert explained(page(ATTENTION), row, link(BLOG, "A post", 7)) == {}
    assert explained(page(ATTENTION), row, link(BLOG, "A post", 7, 9)) == {ATTENTION: (Article(BLOG, "A post"),)}


def test_an_article_is_named_once_whatever_places_in_it_are_linked() -> None:
    found = explained(page(QLORA), link(f"{BLOG}#a", "A place"), link(f"{BLOG}#b", "Another"))
    assert found == {QLORA: (Article(f"{BLOG}#a", "A place"),)}


def test_a_paper_has_so_many_articles_at_most_the_first_of_the_guide() -> None:
    many = [f"https://blog{number}.example/" for number in range(MOST + 3)]
    found = explanations([link(url) for url in many], {url: page(QLORA) for url in many}, PAPERS)
    assert [article.url for article in found[QLORA]] == many[:MOST]


@pytest.mark.parametrize(
    "url",
    [
        "https://blog.example/post",
        "http://jalammar.github.io/illustrated-transformer/",
        "https://huggingface.co/blog/rlhf",
        "https://en.wikipedia.org/wiki/Proximal_Policy_Optimization",
        "https://netflix.com/x",
    ],
)
def test_pages_that_people_write_are_articles(url: str) -> None:
    assert is_article(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/abs/1706.03762",
        "https://huggingface.co/papers/1706.03762",
        "https://huggingface.co/datasets/glue",
        "https://github.com/lucidrains/denoising-diffusion-pytorch",
        "https://www.youtube.com/watch?v=1",
        "https://m.youtube.com/watch?v=1",
        "https://aclanthology.org/W04-1013/",
        "https://blog.example/paper.PDF",
        "https://x.com/a/status/1",
        "guide/papers.md",
        "mailto:me@example.org",
    ],
)
def test_papers_repositories_videos_and_indexes_must_not_be_articles(url: str) -> None:
    assert not is_article(url)


@pytest.mark.parametrize(
    ("title", "paper_title"),
    [
        ("Attention is all you need, explained", "Attention Is All You Need"),
        ("How QLoRA works", "QLoRA: Efficient Finetuning of Quantized LLMs"),
        (
            "Self-Instruct from the ground up",
            "Self-Instruct: Aligning Language Models with Self-Generated Instructions",
        ),
        ("Understanding GPT-4", "GPT-4: A Report"),
        ("Tree of Thoughts in practice", "Tree of Thoughts: Deliberate Problem Solving"),
    ],
)
def test_a_title_names_a_paper_by_its_title_or_by_what_stands_before_the_colon(title: str, paper_title: str) -> None:
    assert names(title, paper_title)


@pytest.mark.parametrize(
    ("title", "paper_title"),
    [
        ("How LoRA works", "QLoRA: Efficient Finetuning of Quantized LLMs"),
        ("QLoRAs", "QLoRA: Efficient Finetuning of Quantized LLMs"),
        ("Attention explained", "Attention: A Survey"),
        ("Surveys of NLP", "NL: A Language"),
        ("My journey", "Attention Is All You Need"),
        ("", "QLoRA: Efficient Finetuning of Quantized LLMs"),
        ("Some words about it", ": A Report"),
    ],
)
def test_a_common_word_or_a_part_of_one_must_not_name_a_paper(title: str, paper_title: str) -> None:
    assert not names(title, paper_title)
