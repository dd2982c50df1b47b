import pytest
from html_pages import ARTICLE, html, sent

from linkwatch.model import Verdict
from linkwatch.rules import judge
from linkwatch.rules.thrown import thrown


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://a.example/blog/2021/old-post", "https://a.example/"),
        ("https://a.example/blog/2021/old-post", "https://www.a.example/"),
        ("http://www.a.example/blog/2021/old-post", "https://a.example/"),
        ("https://a.example/blog/2021/old-post", "https://a.example/en/"),
        ("https://a.example/blog/2021/old-post", "https://a.example/index.html"),
        ("https://a.example/blog/2021/old-post", "https://a.example/?ref=404"),
        ("https://a.example/old-paper.html", "https://a.example/"),
        ("https://a.example/en/catalogue/widget", "https://a.example/en/"),
        ("https://docs.a.example/guide/setup/linux", "https://a.example/"),
        ("https://a.example/team/projects/river-sand", "https://b.example/"),
        ("https://paperswithcode.example/method/river-sand", "https://b.example/"),
    ],
)
@pytest.mark.parametrize("by", [301, 302])
def test_a_deep_link_that_ends_at_the_home_page_is_broken(url: str, final: str, by: int) -> None:
    judgement = judge(sent(final, url, by=by))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "thrown-home")


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("http://a.example/", "https://a.example/"),
        ("https://a.example/", "https://a.example/en/"),
        ("https://a.example", "https://b.example/"),
        ("https://a.example/en/", "https://a.example/"),
        ("https://a.example/en-us/", "https://a.example/en-us"),
        ("https://a.example/index.html", "https://a.example/"),
        ("https://a.example/home", "https://a.example/"),
        ("https://a.example/blog", "https://a.example/"),
        ("https://a.example/docs/", "https://docs.a.example/"),
        ("https://a.example/introduction", "https://a.example/"),
        ("https://a.example/app", "https://app.a.example/"),
        ("https://a.example/river", "https://a.example/"),
        ("https://bit.ly/3xY-zAb/q", "https://a.example/"),
        ("https://doi.org/10.1000/182", "https://a.example/"),
        ("https://user.github.io/river/sand", "https://river.example/"),
        ("https://user.github.io/some/thing-else", "https://b.example/"),
        ("https://cs.a.example/~smith/research", "https://smith.example/"),
        ("https://cs.a.example/~smith/pub", "https://b.example/"),
        ("https://a.example/projects/river-sand", "https://river-sand.example/"),
        ("https://a.example/projects/riversand", "https://www.river-sand.example/"),
        ("https://a.example/blog/2021/old-post", "https://a.example/?p=12"),
        ("https://a.example/blog/2021/old-post", "https://a.example/blog/2021/new-post"),
        ("https://a.example/go/x7", "https://b.example/"),
    ],
)
def test_a_front_door_or_a_new_home_must_not_be_broken(url: str, final: str) -> None:
    assert thrown(sent(final, url)) is None


def test_a_home_page_that_speaks_of_what_was_asked_for_must_not_be_broken() -> None:
    text = html("River sand", f"<h1>All about river sand</h1>{ARTICLE}")
    assert thrown(sent("https://b.example/", "https://a.example/projects/river-sand", text)) is None
    text = html("Example", f"<h1>Welcome</h1><h2>River sand</h2>{ARTICLE}")
    assert thrown(sent("https://a.example/", "https://a.example/projects/river-sand", text)) is None


def test_an_address_that_cannot_be_taken_apart_must_not_be_judged() -> None:
    assert thrown(sent("http://[", "https://a.example/some/page-1")) is None
    assert thrown(sent("https://a.example/", "http://[")) is None


@pytest.mark.parametrize(
    "path",
    [
        "404",
        "404.html",
        "error",
        "error/404",
        "errors",
        "not-found",
        "notfound",
        "page-not-found",
        "en/404",
        "oops",
        "error.aspx",
        "Error404.html",
        "pages/pagenotfound",
        "?error=404",
        "fehlerseite",
    ],
)
@pytest.mark.parametrize("by", [301, 302])
def test_a_redirect_to_an_error_page_is_broken(path: str, by: int) -> None:
    judgement = judge(sent(f"https://a.example/{path}", "https://a.example/some-page", by=by))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "thrown-to-error")


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://a.example/404", "https://www.a.example/404"),
        ("https://a.example/guide/errors", "https://a.example/docs/errors"),
        ("https://a.example/x", "https://a.example/errorbars"),
        ("https://a.example/x", "https://a.example/40404"),
        ("https://a.example/x", "https://a.example/terrors-of-the-sea"),
        ("https://a.example/x", "https://a.example/x?status=200"),
    ],
)
def test_a_page_about_errors_must_not_be_an_error_page(url: str, final: str) -> None:
    assert thrown(sent(final, url)) is None


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://paperswithcode.com/paper/river-sand", "https://huggingface.co/papers/trending"),
        ("https://paperswithcode.com/sota/river-on-sand", "https://huggingface.co/papers/trending"),
        ("https://a.example/jobs/1234-engineer", "https://a.example/careers"),
        ("https://a.example/shop/garden/red-chair", "https://a.example/products"),
    ],
)
def test_a_deep_link_that_ends_at_a_list_is_broken(url: str, final: str) -> None:
    judgement = judge(sent(final, url))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "thrown-to-list")


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://paperswithcode.com/", "https://huggingface.co/papers/trending"),
        ("https://a.example/blog", "https://b.example/news"),
        ("https://a.example/guide/river-sand", "https://a.example/docs/river/sand/tutorials"),
        ("https://a.example/2021/models", "https://a.example/models"),
        ("https://a.example/old-models-page", "https://a.example/research/models"),
    ],
)
def test_a_list_that_was_asked_for_must_not_be_broken(url: str, final: str) -> None:
    assert thrown(sent(final, url)) is None
