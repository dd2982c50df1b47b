import pytest
from html_pages import ARTICLE, html, shown
from making import visited

from linkwatch.model import Page, Suggestion, Verdict
from linkwatch.rules import judge
from linkwatch.rules.anchor import anchor, nearest

PAGE = Page("A page", frozenset({"models", "user-content-papers", "Größe", "a b", "raw%20id", "c++", "x=y"}))


@pytest.mark.parametrize(
    "fragment",
    [
        "models",
        "papers",
        "user-content-papers",
        "Gr%C3%B6%C3%9Fe",
        "Größe",
        "a%20b",
        "raw%20id",
        "c++",
        "x=y",
        "top",
        "TOP",
        "",
        "models:~:text=words",
        ":~:text=words",
    ],
)
def test_a_place_that_is_there_says_nothing(fragment: str) -> None:
    assert anchor(visited(f"https://a.example/#{fragment}", page=PAGE)) is None


@pytest.mark.parametrize(
    "fragment",
    ["missing", "Models", "MODELS", "L", "toppings", "model%73s", "missing:~:text=words", "L10n", "page", "groesse"],
)
@pytest.mark.parametrize("scripts", [0, 3])
def test_a_place_that_is_not_there_is_broken(fragment: str, scripts: int) -> None:
    page = Page("A page", PAGE.ids, scripts=scripts)
    judgement = anchor(visited(f"https://a.example/#{fragment}", page=page))
    assert judgement
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "anchor-missing")


@pytest.mark.parametrize(
    "fragment",
    [
        "/route",
        "!/route",
        "!x",
        ":~:text=words",
        "L10",
        "L10-L20",
        "L10C3-L12C4",
        "l7",
        "LC5",
        "line-10",
        "lines-10-20",
        "lines-3",
        "page=3",
        "t=30s",
        "t=1m",
        "xywh=1,2,3,4",
        "gid=0",
        "heading=h.1",
        ".Xy",
        "?a",
        "_=_",
        "svgView(x)",
        "epubcfi(/6)",
        "comment-12",
        "comment123_45",
        "issuecomment-77",
        "discussion_r12",
        "nameddest=x",
        "@12,3z",
    ],
)
def test_a_fragment_that_is_no_id_must_not_be_judged(fragment: str) -> None:
    assert anchor(visited(f"https://a.example/#{fragment}", page=PAGE)) is None


@pytest.mark.parametrize(
    "page",
    [
        None,
        Page("cut", PAGE.ids, complete=False),
        Page("no ids yet", scripts=1),
        Page("shell", PAGE.ids, scripted=True),
    ],
)
def test_a_page_that_cannot_tell_must_not_be_judged(page: Page | None) -> None:
    assert anchor(visited("https://a.example/#missing", page=page)) is None


def test_the_fragment_of_a_redirect_comes_before_the_links() -> None:
    assert anchor(visited("https://a.example/#missing", final_url="https://a.example/#models", page=PAGE)) is None
    assert anchor(visited("https://a.example/#models", final_url="https://a.example/#missing", page=PAGE))


def test_a_place_that_only_a_redirect_names_must_not_be_judged() -> None:
    assert anchor(visited("https://a.example/", final_url="https://a.example/#missing", page=PAGE)) is None
    assert anchor(visited("https://a.example/#", final_url="https://a.example/#missing", page=PAGE)) is None


@pytest.mark.parametrize("scripts", [0, 1])
def test_a_heading_that_a_script_may_name_must_not_be_called_missing(scripts: int) -> None:
    page = Page("A page", PAGE.ids, headings=("Fine-tuning of models",), scripts=scripts)
    assert (anchor(visited("https://a.example/#fine-tuning-of-models", page=page)) is None) is bool(scripts)
    assert anchor(visited("https://a.example/#fine-tuning", page=page))


def test_a_heading_that_has_its_place_under_another_name_gets_no_second_one_from_a_script() -> None:
    page = Page("A page", frozenset({"user-content-finetuning"}), headings=("Fine tuning",), scripts=1)
    assert anchor(visited("https://a.example/#fine-tuning", page=page))


@pytest.mark.parametrize("host", ["github.com", "gist.github.com", "gitlab.com", "team.notion.site", "docs.google.com"])
def test_a_page_that_a_sites_script_fills_must_not_be_judged(host: str) -> None:
    assert anchor(visited(f"https://{host}/o/r#missing", page=PAGE)) is None


RENDERED = Page("o/r", frozenset({"user-content-usage", "user-content-licence", "js-repo"}))
"""What GitHub sends of a repository: its Markdown is in it."""


@pytest.mark.parametrize("path", ["o/r", "o/r/", "o/r/blob/main/docs/a.md", "o/r/tree/main/docs", "o/r/wiki/Home"])
def test_a_heading_that_is_not_in_a_markdown_file_on_github_is_broken(path: str) -> None:
    assert anchor(visited(f"https://github.com/{path}#install", page=RENDERED))
    assert anchor(visited(f"https://github.com/{path}#usage", page=RENDERED)) is None


@pytest.mark.parametrize(
    "place",
    ["o/r#readme", "o/r#MIT-1-ov-file", "o/r#start-of-content", "o/r/issues/7#install", "o/r/blob/main/a.py#L7"],
)
def test_a_place_that_githubs_own_page_may_have_must_not_be_judged(place: str) -> None:
    assert anchor(visited(f"https://github.com/{place}", page=RENDERED)) is None


def test_another_sites_page_that_a_script_fills_must_not_be_taken_for_githubs() -> None:
    assert anchor(visited("https://gitlab.com/o/r/-/issues#install", page=RENDERED)) is None


@pytest.mark.parametrize("host", ["notgithub.com", "github.com.example", "user.github.io"])
def test_a_site_that_is_only_called_alike_is_judged(host: str) -> None:
    assert anchor(visited(f"https://{host}/o/r#missing", page=PAGE))


@pytest.mark.parametrize(
    ("fragment", "near"),
    [
        ("Models", "models"),
        ("model-s", "models"),
        ("modls", "models"),
        ("zzz", None),
        ("PAPERS", "user-content-papers"),
    ],
)
def test_a_place_that_is_nearly_right_is_suggested(fragment: str, near: str | None) -> None:
    judgement = anchor(visited(f"https://a.example/p#{fragment}", page=PAGE))
    assert judgement
    assert judgement.suggestion == (Suggestion(f"https://a.example/p#{near}", "anchor") if near else None)


def test_the_nearest_of_very_many_names_is_found_in_no_time() -> None:
    names = [f"section-{number}" for number in range(100_000)]
    assert nearest("SECTION_77777", names) == "section-77777"
    assert nearest("Section-777", names[:1_000]) == "section-777"


def test_names_of_strangers_cost_no_more_than_their_length() -> None:
    names = [f"{number}{'ab' * 2_000}" for number in range(300)] + [f"{'ab' * 90}{number}" for number in range(3_000)]
    assert not any(nearest("ba" * 2_000 + str(number), names) for number in range(300))
    assert nearest("ab" * 90 + "999", names) == "ab" * 90 + "999"


@pytest.mark.parametrize(
    ("name", "near"), [("section-abc", "section-abc"), ("section-abcd", ""), ("sec", ""), ("", "")]
)
def test_a_name_that_is_much_longer_or_shorter_is_not_near(name: str, near: str) -> None:
    assert nearest("section", {name}) == near


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("<h2 id=x>X</h2>", Verdict.OK),
        ("<a name=x></a>", Verdict.OK),
        ("<h2 id=user-content-x>X</h2>", Verdict.OK),
        ("<h2 id=X>X</h2>", Verdict.BROKEN),
        (ARTICLE, Verdict.BROKEN),
        ("<p>Nothing but words.</p>", Verdict.BROKEN),
        ("<input name=x>", Verdict.BROKEN),
        ("<div id=root></div><script src=/app.js></script>", Verdict.OK),
        (
            "<noscript>Please enable JavaScript.</noscript><div id=app></div><script src=/a.js></script>",
            Verdict.OK,
        ),
        (f"<h1 id=y>Y</h1>{ARTICLE}<script src=/count.js></script>", Verdict.BROKEN),
        (f"<h1 id=X>X</h1>{ARTICLE}<script src=/count.js></script>", Verdict.BROKEN),
        (f"<h1 id=y>X</h1>{ARTICLE}<script src=/count.js></script>", Verdict.OK),
        (f"<h1 id=y>Y</h1>{ARTICLE}<script>show(location.hash)</script>", Verdict.OK),
        (f"<h1 id=y>Y</h1>{ARTICLE}<script>addEventListener('hashchange', show)</script>", Verdict.OK),
        (f"<li id=y data-tab=x>X</li>{ARTICLE}<script src=/tabs.js></script>", Verdict.OK),
        (f"<li id=y data-tab=#x>X</li>{ARTICLE}<script src=/tabs.js></script>", Verdict.OK),
        (f"<a id=y href=#x>X</a>{ARTICLE}<script src=/tabs.js></script>", Verdict.OK),
        (f"<a id=y href=#x data-tab=x>X</a>{ARTICLE}", Verdict.BROKEN),
        (f"<a id=y href=/x data-tab=z>X</a>{ARTICLE}<script src=/tabs.js></script>", Verdict.BROKEN),
        ("<div><p><b id=x>broken <i>html", Verdict.OK),
        ("<p>x" * 90_000 + "<p id=x>", Verdict.OK),
    ],
)
def test_a_place_in_a_page_is_found_as_browsers_find_it(body: str, verdict: Verdict) -> None:
    assert judge(shown(html("A page", body), "https://a.example/p#x")).verdict is verdict
