import pytest
from making import visited

from linkwatch.model import Page, Verdict
from linkwatch.rules.content import anchor

PAGE = Page("A page", frozenset({"models", "user-content-papers", "Größe", "a b"}))


@pytest.mark.parametrize(
    "fragment", ["models", "papers", "user-content-papers", "Gr%C3%B6%C3%9Fe", "a%20b", "top", "TOP", ""]
)
def test_a_place_that_is_there_says_nothing(fragment: str) -> None:
    assert anchor(visited(f"https://a.example/#{fragment}", page=PAGE)) is None


@pytest.mark.parametrize("fragment", ["missing", "Models", "L", "toppings", "model%73s"])
def test_a_place_that_is_not_there_is_broken(fragment: str) -> None:
    judgement = anchor(visited(f"https://a.example/#{fragment}", page=PAGE))
    assert judgement
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "anchor-missing")


@pytest.mark.parametrize("fragment", ["/route", "!/route", ":~:text=words", "L10", "L10-L20", "page=3"])
def test_a_fragment_that_is_no_id_must_not_be_judged(fragment: str) -> None:
    assert anchor(visited(f"https://a.example/#{fragment}", page=PAGE)) is None


@pytest.mark.parametrize(
    "page", [None, Page("cut", frozenset({"a"}), complete=False), Page("built by script", frozenset())]
)
def test_a_page_that_cannot_tell_must_not_be_judged(page: Page | None) -> None:
    assert anchor(visited("https://a.example/#missing", page=page)) is None


def test_a_page_that_a_script_fills_must_not_be_judged() -> None:
    assert anchor(visited("https://github.com/o/r/blob/main/a.md#missing", page=PAGE)) is None
