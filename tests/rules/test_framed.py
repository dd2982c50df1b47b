import pytest
from html_pages import html, shown
from making import link

from linkwatch.model import Case, Verdict
from linkwatch.rules import judge
from linkwatch.rules.framed import framed
from linkwatch.rules.parked import suspended
from linkwatch.rules.soft_404 import soft_404

MENU = "<aside><ul>" + "<li><a href=/x>One of the very many other links</a></li>" * 90 + "</ul></aside>"
"""Six hundred words beside what a page says."""


def verdict(title: str, body: str) -> tuple[Verdict, str]:
    judgement = judge(shown(html(title, f"<main>{body}</main>{MENU}"), "https://a.example/some/page"))
    return judgement.verdict, judgement.reason.name


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        ("Error 404", "<h1>Page not found</h1><p>It may have been moved.</p>", "soft-404"),
        ("Fehler", "<h1>Artikel nicht gefunden</h1><p>Die gewünschte Seite gibt es nicht.</p>", "soft-404"),
        ("A board", "The topic or board you are looking for appears to be either missing or off limits.", "soft-404"),
        ("Account Suspended", "<h1>Account Suspended</h1><p>Contact your hosting provider.</p>", "account-suspended"),
        ("Just a moment...", "<h1>Just a moment...</h1><p>Checking your browser before you go on.</p>", "challenge"),
        ("Log in", "<h1>Log in</h1><form><input type=password></form>", "login"),
    ],
)
def test_a_message_between_menus_and_links_counts_as_it_does_alone(title: str, body: str, reason: str) -> None:
    assert verdict(title, body)[1] == reason


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("A board", "<h1>Herons</h1><p>The page for 1961 could not be found.</p>"),
        ("A board", "<p>The requested page could not be found.</p>"),
        ("Some page", "<h1>Some page</h1><p>Error 404, and what we made of it.</p>"),
        ("All our links", ""),
        ("Links", "<h1>Links</h1><p>Log in to add one.</p>"),
    ],
)
def test_a_list_of_links_must_not_be_broken_for_a_line_above_it(title: str, body: str) -> None:
    assert verdict(title, body)[0] is Verdict.OK


def test_a_message_counts_below_menus_and_beside_sidebars_that_have_headings() -> None:
    frame = f"<nav><h3>Our work</h3></nav>{{}}<aside><h3>Recent posts</h3></aside>{MENU}"
    said = "We couldn't find the page you were looking for. The page you are looking for has been moved or deleted."
    text = html("A site", frame.format(f"<main><p>{said}</p></main>"))
    assert judge(shown(text, "https://a.example/portfolio/portraits")).reason.name == "soft-404"


def test_a_long_text_must_not_be_seen_without_its_frame() -> None:
    body = "<h1>Page not found</h1>" + "<p>What we did about it, and what came of that in the end.</p>" * 60
    assert verdict("Page not found", body)[0] is Verdict.OK


def test_a_rule_is_asked_once_where_there_is_no_frame() -> None:
    asked: list[Case] = []
    framed(asked.append)(shown(html("A", "<p>Few words.</p>")))
    framed(asked.append)(Case(link()))
    assert len(asked) == 2


def test_a_rule_that_sees_a_frame_keeps_its_name_and_place() -> None:
    assert (framed(soft_404).__name__, framed(suspended).__module__) == ("soft_404", suspended.__module__)
