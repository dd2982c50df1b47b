"""What the head of a page says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.fetch import head as heads
from linkwatch.fetch import soup
from linkwatch.fetch.head import HEAD_CHARS, MAX_FIELDS, Head, read_head

URL = "https://a.example/b/c"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("", Head(URL)),
        ("<title>A page</title><body><meta name=description content=no>", Head(URL)),
        ("<head></head><link rel=canonical href=/no>", Head(URL)),
        ("<META NAME=Description CONTENT=' A \n page '>", Head(URL, " A \n page ".strip().replace(" \n ", " "))),
        ("<link rel='x Canonical' href=d>", Head(URL, canonical="https://a.example/b/d")),
        ("<base href=//c.example><link rel=canonical href=d>", Head("https://c.example/", canonical="https://c.example/d")),
        ("<base><base target=x><link rel=stylesheet href=d>", Head(URL)),
        ("<meta name=robots content='follow, NoIndex'>", Head(URL, noindex=True)),
        ("<meta name=robots content=index>", Head(URL)),
        ("<noscript><meta name=robots content=noindex><link rel=canonical href=n></noscript>", Head(URL)),
        ("<script type=application/ld+json>{}</script><script>no</script>", Head(URL, scripts=["{}"])),
        ("<meta http-equiv=Refresh content='3;url=d'>", Head(URL, refresh="https://a.example/b/d", refresh_after=3.0)),
    ],
)  # fmt: skip
def test_a_head_is_read(text: str, head: Head) -> None:
    found = read_head(text, URL)
    found.fields.clear()
    assert found == head


def test_metadata_comes_in_its_order_and_not_without_end() -> None:
    many = read_head("<meta name=author content=a><meta property=og:title content=b>" * MAX_FIELDS, URL)
    assert many.fields[:2] == [("author", "a"), ("og:title", "b")]
    assert len(many.fields) == MAX_FIELDS


def test_a_head_without_end_is_read_so_far_only() -> None:
    assert not read_head(" " * HEAD_CHARS + "<meta name=description content=late>", URL).description


SILENT = (
    "<meta charset=utf-8>", "<title>The description &amp; the author</title>", "<link rel=stylesheet href=/a.css?b&c>",
    "<meta name=viewport content='width=device-width'>", '<meta http-equiv="X-UA-Compatible" content="IE=edge">',
    "<script src=/refresh.js></script>", "<meta name=theme-color content=#fff>", "<style>a { b: c }</style>",
)  # fmt: skip
TELLING = (
    "<base href=/x/>", "<link rel='canonical' href=d>", '<meta name="Description" content="A page">',
    "<meta property = 'og:title' content=T>", "<meta itemprop=author content=A>", "<meta name=robots content=noindex>",
    "<meta name=&#114;obots content=noindex>", "<meta http-equiv=&#82;efresh content='0;url=e'>",
    "<meta http-equiv='refresh' content='0;url=e'>", "<script type='application/ld+json'>{}</script>",
)  # fmt: skip


@given(st.lists(st.sampled_from(SILENT + TELLING), max_size=6).map("".join))
def test_the_first_look_at_a_head_passes_over_nothing_that_is_read(text: str) -> None:
    seen = read_head(text, URL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heads, "_MAY_TELL", re.compile(""))
        assert read_head(text, URL) == seen


def test_a_head_that_tells_nothing_must_not_cost_the_tolerant_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soup, "elements", lambda _head: pytest.fail("read"))
    assert read_head("".join(SILENT), URL) == Head(URL)
