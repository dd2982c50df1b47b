"""What a rule says to a person: the very sentence, with the next step."""

import pytest
from html_pages import html, sent, shown
from making import file, link, visited

from linkwatch.model import Case, Failure, Hop, Page
from linkwatch.rules import judge, judge_unvisited

PAGE = Page("A page", frozenset({"models"}))
ERROR = "The server says that all is well, but shows"
AGAIN = "Check again later; a longer outage means that the link needs another page."


def went(final: str, page: Page | None = None) -> Case:
    return visited(
        "https://a.example/some/page", hops=(Hop(302, "https://a.example/some/page"),), final_url=final, page=page
    )


@pytest.mark.parametrize(
    ("case", "detail"),
    [
        (visited("https://a.example/#zz", page=PAGE), "The page is there, but has no place “#zz”."),
        (
            visited("https://a.example/#Model%20s", page=PAGE),
            "The page is there, but has no place “#Model s”.",
        ),
        (
            went(
                "https://a.example/error", Page("Oops", frozenset(), words=9, text="Something went wrong. Try again.")
            ),
            "The server sends visitors to a page that tells of trouble of its own.",
        ),
        (
            sent("https://a.example/blog/", "https://a.example/blog/an-old-long-story"),
            "The page is gone: its address leads to the list “/blog/”.",
        ),
        (
            went("https://sedo.com/search/?domain=a.example"),
            "The domain now leads to sedo.com, which parks and sells domains.",
        ),
        (visited(status=418), "The server refuses this request (418)."),
        (visited(status=501), "The server has trouble of its own (501)."),
        (visited(status=304), "The server answers with a status that brings no page (304)."),
        (visited(), "The page is there."),
        (went("https://b.example/some/page"), "The page is there, after 1 redirect."),
        (went("https://a.example/login"), "The server sends visitors to a login page."),
        (
            went("https://a.example/session-expired"),
            "The server sends visitors to a page that says that they may not see this one.",
        ),
        (
            shown(html("Sign in", "<h1>Sign in</h1><form><input type=password name=p></form>")),
            "The server shows a login in the page's place.",
        ),
        (
            shown(html("A", "<h1>You need access</h1><p>Request access, or switch to an account with permission.</p>")),
            "The server says that not everyone may see the page.",
        ),
        (
            shown(html("Page not found", "<h1>Page not found</h1><p>The page does not exist.</p>")),
            f"{ERROR} an error page: “Page not found”.",
        ),
        (
            visited("https://www.youtube.com/channel/x", page=Page(" - YouTube", marks=("alert=ERROR",))),
            "The channel or the list is no longer there.",
        ),
        (shown(html("502 Bad Gateway", "<h1>502 Bad Gateway</h1>")), f"{ERROR} “502 Bad Gateway”."),
        (
            shown(html("PHP", "<b>Fatal error</b>: Uncaught Error in /a.php:3 Stack trace: #0")),
            f"{ERROR} “Fatal error”.",
        ),
    ],
)
def test_a_verdict_after_a_visit_says_what_was_seen(case: Case, detail: str) -> None:
    judgement = judge(case)

    assert judgement.detail.removesuffix(judgement.reason.step).strip() == detail


@pytest.mark.parametrize(
    ("case", "detail"),
    [
        (Case(link("htps://a.example/x")), "Nothing opens “htps:” links."),
        (Case(link("hhttp://a.example/x")), "Nothing opens “hhttp:” links."),
        (Case(link("ftp://a.example/x")), "“ftp:” links are not visited."),
        (Case(link("http://10.0.0.1/")), "10.0.0.1 is a private address."),
        (Case(link("http://a.example:22/")), "Browsers refuse port 22: it belongs to another protocol."),
        (
            file("PAPERS.md", exists=False, actual_name="papers.md"),
            "There is no file “PAPERS.md” in the repository, only one that differs in upper and lower case.",
        ),
    ],
)
def test_a_verdict_without_a_visit_says_why(case: Case, detail: str) -> None:
    judgement = judge_unvisited(case)

    assert judgement
    assert judgement.detail.startswith(detail)


@pytest.mark.parametrize(
    ("failure", "hops", "detail"),
    [
        (Failure.PRIVATE_ADDRESS, 0, "b.example "),
        (Failure.PRIVATE_ADDRESS, 1, "a.example sends its readers to c.example, a private address"),
        (Failure.BAD_PORT, 1, "a.example sends its readers to a port at c.example that browsers refuse."),
        (Failure.REFUSED, 1, "b.example refused the connection."),
    ],
)
def test_a_failure_names_the_host_that_it_was_at(failure: Failure, hops: int, detail: str) -> None:
    passed = (Hop(302, "https://a.example/page"),) * hops
    case = visited(failure=failure, words="https://c.example/", hops=passed, final_url="https://b.example/")

    assert judge(case).detail.startswith(detail)


def test_a_failure_before_any_redirect_names_the_links_own_host() -> None:
    assert judge(visited(failure=Failure.REFUSED, final_url="mailto:x")).detail.startswith("a.example refused")
