"""What is read out of a page."""

import pytest
from fake_fetch import FakeFetch

from linkwatch.fetch.page import read_page, with_page
from linkwatch.model import Observation, Page, Request


def seen(body: str | bytes, content_type: str = "text/html; charset=utf-8", *, complete: bool = True) -> Observation:
    data = body.encode() if isinstance(body, str) else body
    headers = {"content-type": content_type} if content_type else {}
    return Observation("http://a.example/", status=200, headers=headers, body=data, complete=complete)


def test_the_title_is_read_with_its_white_space_collapsed() -> None:
    assert (
        read_page(seen("<head><title> A \n page &amp; more</title></head><body><title>no</title>")).title
        == "A page & more"
    )


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        ('<p id="a">', {"a"}),
        ('<a name="b">', {"b"}),
        ("<A NAME=c>", {"c"}),
        ('<input name="field">', set()),
        ('<p id="x" id="y">', {"x"}),
        ('<p id="&eacute;">', {"é"}),
        ('<p id="a b">', {"a b"}),
        ("<template><p id=t></template><p id=u>", {"u"}),
        ("<textarea><p id=t></textarea>", set()),
        ("<!-- <p id=c> --><script>'<p id=s>'</script>", set()),
        ("<div>" * 20_000 + "<p id=deep>", {"deep"}),
        ("", set()),
        ("\0\0", set()),
        ("<p id=''>", set()),
    ],
)
def test_places_are_ids_and_names_of_links(html: str, ids: set[str]) -> None:
    assert read_page(seen(html)).ids == ids


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<title>Grüße</title>".encode(), "text/html; charset=utf-8"),
        ("<title>Grüße</title>".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ("<title>Grüße</title>".encode("latin-1"), "text/html"),
        ("<title>Grüße</title>".encode(), "text/html"),
        ("<meta charset=utf-8><title>Grüße</title>".encode(), "text/html"),
        ("<title>Grüße</title>".encode("utf-16"), "text/html"),
        ("<title>Grüße</title>".encode(), 'text/html; charset="nonsense"'),
    ],
)
def test_text_is_decoded_as_browsers_do(body: bytes, content_type: str) -> None:
    assert read_page(seen(body, content_type)).title == "Grüße"


def test_a_page_cut_inside_a_character_is_still_utf_8() -> None:
    assert read_page(seen("<title>Grüße</title> ü".encode()[:-1], "text/html")).title == "Grüße"


def test_a_page_that_was_cut_says_so() -> None:
    assert read_page(seen("x", complete=False)) == Page(complete=False)


@pytest.mark.parametrize(
    ("body", "content_type", "is_page"),
    [
        ("<p>", "text/html", True),
        ("<p>", "application/xhtml+xml", True),
        ("<p>", "TEXT/HTML ;charset=x", True),
        ("<!DOCTYPE html><p>", "", True),
        ("plain words", "", False),
        ("<p>", "text/plain", False),
        ("{}", "application/json", False),
    ],
)
async def test_only_html_becomes_a_page_and_the_body_is_let_go(body: str, content_type: str, is_page: bool) -> None:
    fetch = FakeFetch({"http://a.example/": seen(body, content_type)})
    got = await with_page(fetch)(Request("http://a.example/"))
    assert (got.page is not None, got.body) == (is_page, b"")
