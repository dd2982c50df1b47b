"""Which repositories authors name at arXiv."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.enrich.repositories import MOST, named_by_authors, repository
from linkwatch.model import CodeLink, Paper

DAY = datetime(2023, 5, 23, tzinfo=UTC)


def paper(comment: str | None = None, abstract: str = "") -> Paper:
    return Paper("2305.14314", 1, "QLoRA", ("T. D.",), DAY, DAY, abstract, "cs.LG", ("cs.LG",), DAY, comment=comment)


def found(text: str) -> list[str]:
    return [link.url for link in named_by_authors(paper(comment=text))]


GITHUB = "https://github.com/artidoro/qlora"


@pytest.mark.parametrize(
    "text",
    [
        "Code: https://github.com/artidoro/qlora",
        "Code at https://github.com/artidoro/qlora.",
        "(https://github.com/artidoro/qlora)",
        "code: github.com/artidoro/qlora, 15 pages",
        "http://www.github.com/artidoro/qlora/",
        "https://github.com/artidoro/qlora.git",
        r"\url{https://github.com/artidoro/qlora}",
        r"\href{https://github.com/artidoro/qlora}{here}",
        "<https://github.com/artidoro/qlora>; to appear",
        "[code](https://github.com/artidoro/qlora)",
        "HTTPS://GitHub.com/artidoro/qlora",
        "https://github.com/artidoro/qlora/issues/3",
        "https://github.com/artidoro/qlora/tree/main",
        "https://github.com/artidoro/qlora#readme",
        "https://github.com/artidoro/qlora?tab=readme",
        "https://github.com/artidoro/qlora https://github.com/artidoro/qlora.git",
    ],
)
def test_a_repository_is_found_however_it_is_written(text: str) -> None:
    assert found(text) == [GITHUB]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://gitlab.com/group/sub/name.git", "https://gitlab.com/group/sub/name"),
        ("https://gitlab.com/group/name/-/tree/main", "https://gitlab.com/group/name"),
        ("https://codeberg.org/a/b/src/branch/main", "https://codeberg.org/a/b"),
        ("https://bitbucket.org/a/b", "https://bitbucket.org/a/b"),
        ("https://huggingface.co/mistralai/Mixtral-8x7B-v0.1", "https://huggingface.co/mistralai/Mixtral-8x7B-v0.1"),
        ("https://huggingface.co/spaces/a/b", "https://huggingface.co/spaces/a/b"),
        (r"https://github.com/google\_research/a\_b", "https://github.com/google_research/a_b"),
        ("https://github.com/a/b/tree/main/examples/rag", "https://github.com/a/b/tree/main/examples/rag"),
    ],
)
def test_repositories_of_other_hosts_and_folders_are_found(text: str, url: str) -> None:
    assert found(text) == [url]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15 pages",
        "github.com",
        "https://github.com/artidoro",
        "https://github.com/topics/qlora",
        "https://github.com/.git/.git",
        "https://artidoro.github.io/qlora",
        "https://huggingface.co/papers/2305.14314",
        "https://huggingface.co/bert-base-uncased",
        "https://huggingface.co/blog/rlhf",
        "https://huggingface.co/datasets/a/b",
        "https://huggingface.co/Datasets/a/b",
        "https://huggingface.co/datasets/a/b/tree/main",
        "https://gitlab.com/explore/projects",
        "https://gitlab.com/alone",
        "https://gitlab.com/" + "a/" * 9 + "b",
        "https://gitlab.com/a/%20b",
        "https://notgithub.com/a/b",
        "me@github.com/a/b",
        "https://github.com/a/%E2%82%AC",
        "https://arxiv.org/abs/2305.14314",
    ],
)
def test_what_is_no_repository_must_not_be_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "url", ["ftp://github.com/a/b", "https://github.com:8443/a/b", "https://[", "", "github.com/a/b"]
)
def test_an_address_of_nothing_on_the_web_leads_into_no_repository(url: str) -> None:
    assert repository(url) == ""


def test_the_comment_comes_before_the_abstract() -> None:
    both = paper("https://github.com/a/comment", "https://github.com/a/abstract")
    assert named_by_authors(both) == (CodeLink("https://github.com/a/comment", "comment"),)


def test_the_abstract_counts_where_the_comment_names_none() -> None:
    link = CodeLink("https://github.com/a/abstract", "abstract")
    assert named_by_authors(paper("15 pages", "Code: https://github.com/a/abstract.")) == (link,)


def test_several_are_named_in_their_order_up_to_a_bound() -> None:
    text = " ".join(f"https://github.com/a/r{number}" for number in range(MOST + 2))
    assert found(text) == [f"https://github.com/a/r{number}" for number in range(MOST)]


THEIRS, MINE = "https://github.com/openai/gpt-2", "https://github.com/me/mine"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (f"We compare with {THEIRS}. Our code is at {MINE}", MINE),
        (f"We compare with {THEIRS}; see also {MINE} (released).", MINE),
        (f"We build on {THEIRS}. Our implementation: {MINE}.", MINE),
        (f"We build on {THEIRS}.\nOpen-sourced at {MINE}.", MINE),
        (f"Code is available at {MINE}. We compare with {THEIRS}", MINE),
        (f"The code at {THEIRS} is compared with. Our code is at {MINE}", THEIRS),
        (f"We compare with {THEIRS} and {MINE}", THEIRS),
        (f"We compare with {THEIRS}/code. See {MINE}", THEIRS),
        (f"We decode {THEIRS}. See {MINE}", THEIRS),
    ],
)
def test_what_a_sentence_about_code_names_comes_first(text: str, first: str) -> None:
    assert found(text) == [first, *({THEIRS, MINE} - {first})]


@given(st.text(alphabet=st.sampled_from("htps:/.gitubcomla-_\\{} #?%é\ud800")))
def test_any_text_is_read_and_what_is_found_leads_to_itself(text: str) -> None:
    for url in found(f"https://github.com/{text}"):
        assert repository(url) == url
